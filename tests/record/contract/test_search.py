"""Search, in SQLite and on PostgreSQL: the same words find the same articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from vaarta.knowledge import load
from vaarta.model.article import Article
from vaarta.model.entity import Entity, EntityType
from vaarta.model.errors import RecordError
from vaarta.model.report import Mention, Report
from vaarta.model.span import Span
from vaarta.reading import read
from vaarta.record.ask import Hit
from vaarta.record.search import clear
from vaarta.record.store import Record, open_record
from vaarta.record.store.adding import Outcome

TEXTS = {
    "moscow": "मॉस्को, 18 नवंबर। विदेश मंत्री एस जयशंकर ने मंगलवार को रूस के राष्ट्रपति व्लादिमीर पुतिन से मुलाक़ात की। दोनों ने व्यापार पर चर्चा की।",
    "visit": "नई दिल्ली, 20 नवंबर। प्रधानमंत्री नरेंद्र मोदी अगले महीने जापान की यात्रा पर जाएंगे। वे टोक्यो में वार्ताएं करेंगे।",
    "travellers": "नई दिल्ली, 21 नवंबर। हवाई अड्डे पर यात्रियों को रोका गया। मंत्रियों की बैठकें शिखर सम्मेलन से पहले हुईं।",
    "unknown": "नई दिल्ली, 22 नवंबर। रूस के उप प्रधानमंत्री डेनिस मंटुरोव ने विदेश मंत्री एस जयशंकर के साथ बैठक की।",
}
ENGLISH = "External Affairs Minister S. Jaishankar visited Doha. He held meetings with the leaders there."


FINDS: dict[str, set[str]] = {
    "मुलाकात": {"moscow"},
    "मुलाकातों": {"moscow"},
    "मास्को": {"moscow"},
    "मंत्री बैठक": {"travellers", "unknown"},
    "यात्रा": {"visit"},
    "यात्राओं": {"visit"},
    "यात्री": {"travellers"},
    "वार्ता": {"visit"},
    "जायेंगे": {"visit"},
    "Jaishankar": {"moscow", "unknown", "english"},
    "जयशंकर": {"moscow", "unknown", "english"},
    "Jayshankar": {"moscow", "unknown", "english"},
    "जयशंकर -रूस": {"english"},
    "Putin": {"moscow"},
    "Путин": {"moscow"},
    "Manturov": {"unknown"},
    "Mantourow": {"unknown"},
    "मंतुरोव": {"unknown"},
    "meeting leader": {"english"},
    '"शिखर सम्मेलन"': {"travellers"},
    '"सम्मेलन शिखर"': set(),
    "“विदेश मंत्री एस जयशंकर” बैठक": {"unknown"},
    "Doha": {"english"},
    "अफ्रीका": set(),
    "-रूस टोक्यो के": {"visit"},
    "यात्रा'); DROP TABLE search; -- \"\\ * : ^ NEAR(a b) title:": set(),
}


def reports() -> Iterator[Report]:
    for day, (name, text) in enumerate(TEXTS.items(), 18):
        yield read(Article(name, text, "hi", date(2025, 11, day), "IANS", f"https://example.org/{name}"))
    jaishankar = next(load().entity(s.target) for s in load().lookup("S. Jaishankar", "en") if s.use == "name")
    at = ENGLISH.index("S. Jaishankar")
    article = Article("english", ENGLISH, "en", date(2025, 11, 25), "PTI", title="Jaishankar in Doha")
    yield Report(article, mentions=(Mention(Span(at, at + len("S. Jaishankar")), jaishankar),))


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as record:
        for report in reports():
            assert record.add(report).outcome is Outcome.NEW
        yield record


def found(record: Record, words: str) -> set[str]:
    return {hit.source.id for hit in record.search(words)}


def test_words_find_articles_in_any_spelling_and_names_in_any_language(record: Record) -> None:
    assert {words: found(record, words) for words in FINDS} == FINDS


def test_the_best_come_first_and_pages_follow_one_another(record: Record) -> None:
    whole = record.search("Jaishankar")
    assert [hit.score for hit in whole] == sorted((hit.score for hit in whole), reverse=True)
    assert whole[0].source.id == "english"  # in its title
    paged: list[Hit] = []
    after: str | None = None
    while page := record.search("Jaishankar", limit=1, after=after):
        paged += page
        after = page[-1].after
    assert paged == list(whole)
    by_sound = record.search("Jayshankar")
    assert record.search("Jayshankar", limit=2, after=by_sound[0].after) == by_sound[1:3]


def test_a_hit_shows_the_sentence_the_words_found_and_the_entries(record: Record) -> None:
    (hit,) = record.search("Putin मुलाकातें")
    assert hit.source.url == "https://example.org/moscow"
    assert hit.sentence.startswith("विदेश मंत्री एस जयशंकर ने")
    assert hit.sentence.endswith("मुलाक़ात की।")
    assert [span.of(hit.sentence) for span in hit.found][-1:] == ["मुलाक़ात"]
    assert any("पुतिन" in span.of(hit.sentence) for span in hit.found)
    assert [span.of(h.sentence) for h in record.search("जयशंकर रूस मुलाकात") for span in h.found] == ["जयशंकर", "रूस", "मुलाक़ात"]
    assert hit.entries
    entries = [record.entry(entry) for entry in hit.entries]
    assert all(entry is not None and any(ref.article == "moscow" for ref in entry.refs) for entry in entries)


def test_what_nothing_can_be_sought_by_is_refused(record: Record) -> None:
    for words in ("", "  ", "के में", "-रूस", "?!"):
        with pytest.raises(RecordError, match="nothing to search for"):
            record.search(words)
    with pytest.raises(RecordError, match="no hit"):
        record.search("रूस", after="nonsense")


def test_only_the_newest_version_of_an_article_is_found(record: Record) -> None:
    text = TEXTS["visit"].replace("जापान", "वियतनाम")
    old = read(Article("visit", TEXTS["visit"], "hi", date(2025, 11, 19), "IANS", "https://example.org/visit"))
    added = record.add(replace(old, article=replace(old.article, text=text, published=date(2025, 11, 20))))
    assert added.outcome is Outcome.CORRECTED
    assert "वियतनाम" in record.search("यात्रा")[0].sentence
    assert len(record.search("यात्रा")) == 1
    assert found(record, "वियतनाम") == {"visit"}


def test_the_index_can_be_made_anew_and_says_when_it_is_not_whole(record: Record) -> None:
    before = {words: record.search(words) for words in ("जयशंकर", "यात्रा", "Manturov")}
    assert record.check() == ()
    with record.writing() as connection:
        clear(connection)
    assert record.check() == ("the search finds 0 articles of 5; `vaarta record rebuild` makes its index anew",)
    record.rebuild()
    assert record.check() == ()
    assert {words: record.search(words) for words in before} == before


def test_a_text_of_odd_letters_can_be_added_and_sought(record_url: str) -> None:
    text = "x" * 5000 + " 𑂍𑂰 ㍻ ﬁn 'quoted' \\back\\ ~tilde\u200d कि\u200dया 大臣 " + "शब्द " * 30_000
    with open_record(record_url) as record:
        record.add(Report(Article("odd", text, "hi", date(2025, 11, 25))))
        for words in ("quoted", "back", "tilde", "大臣", "fin", "शब्दों", "x" * 5000):
            assert found(record, words) == {"odd"}, words
        assert isinstance(record.search("शब्द")[0].sentence, str)


def test_a_text_that_is_no_text_does_not_keep_others_out(record_url: str) -> None:
    noise = " ".join(
        f"{n:x}".translate(str.maketrans("0123456789", "क" * 3 + "खगघचछजझ")) * 9 for n in range(10**9, 10**9 + 20_000)
    )
    with open_record(record_url) as record:
        reports = [Report(Article(name, text, "hi", date(2025, 11, 25))) for name, text in (("noise", noise), ("b", "रूस में।"))]
        assert [added.outcome for added in record.add_all(reports)] == [Outcome.NEW, Outcome.NEW]
        assert found(record, "रूस") == {"b"}


def test_a_person_no_knowledge_holds_is_found_by_the_sound_of_the_name(record_url: str) -> None:
    text = "डेनिस मंटुरोव आए।"
    person = Entity(None, "Denis Manturov", EntityType.PERSON, {"hi": "डेनिस मंटुरोव"})
    report = Report(Article("a", text, "hi", date(2025, 11, 25)), mentions=(Mention(Span(0, 13), person),))
    with open_record(record_url) as record:
        record.add(report)
        for words in ("Manturov", "manturow", "Mantourov", "मंटूरोव", "Denis"):
            (hit,) = record.search(words)
            assert [span.of(text) for span in hit.found][:1] in (["डेनिस मंटुरोव"], ["मंटुरोव"]), words
