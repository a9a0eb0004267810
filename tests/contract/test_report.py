"""The report's contract, on every article there is and on strings that nobody wrote: offsets are exact, ids are stable, references
hold, and the JSON is what the schema says."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.annotation import HINDI, read_gold
from vaarta.model.article import Article
from vaarta.model.contract import report_to_dict, report_to_json
from vaarta.model.errors import VaartaError
from vaarta.model.report import Report
from vaarta.model.span import Span
from vaarta.reading import read

ROOT = Path(__file__).parents[2]
DAY = date(2025, 11, 19)
GOLD = {
    name: Article(name, gold.text, gold.language, date.fromisoformat(gold.published) if gold.published else None)
    for name, gold in read_gold(HINDI).items()
}
SAMPLES = {
    path.stem: Article(path.stem, path.read_text("utf-8"), published=date(2024, 3, 9))
    for path in (ROOT / "samples").glob("*.txt")
}
ARTICLES = {**GOLD, **SAMPLES}
SENTENCES = sorted({s.strip() for a in ARTICLES.values() for s in re.split(r"(?<=[।?!”])\s+", a.text) if s.strip()})
SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8")))

NUKTA = str.maketrans({"\u0958": "क\u093c", "\u095b": "ज\u093c", "\u095c": "ड\u093c", "\u095d": "ढ\u093c", "\u095e": "फ\u093c"})
WRITTEN = (
    str,
    lambda text: unicodedata.normalize("NFC", text),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.translate(NUKTA),
    lambda text: text.replace("ड\u093c", "\u095c").replace("ज\u093c", "\u095b").replace("फ\u093c", "\u095e"),
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("्", "्\u200d"),
    lambda text: text.replace("।", "."),
)
"""The same text as different keyboards and editors leave it."""


def spans(report: Report) -> Iterator[tuple[str, Span]]:
    """Every span of a report, with what it is."""
    yield from (("mention", mention.span) for mention in report.mentions)
    yield from (("time", time.span) for time in report.times)
    for event in report.events:
        for piece in event.evidence:
            yield from (("evidence", piece.span), ("trigger", piece.trigger))
        yield from (("participant", p.span) for p in event.participants if p.span)
        yield from (("reason", reason.span) for reason in event.reasons if reason.span)
    for quote in report.quotes:
        yield "quote", quote.span
        yield from (("reason", reason.span) for reason in quote.reasons if reason.span)
    yield from (("note", span) for note in report.notes for span in note.evidence)
    if report.dateline:
        yield "dateline", report.dateline.span


def check(report: Report, text: str) -> None:
    """Everything that programs may rely on."""
    assert report.article.text == text
    for what, span in spans(report):
        assert 0 <= span.start < span.end <= len(text), what
        words = text[span.start : span.end]
        assert words and words == words.strip(), (what, words)
    ids = [event.id for event in report.events]
    assert len(ids) == len(set(ids))
    for event in report.events:
        assert event.evidence
        assert 0 < event.confidence < 1
        assert all(piece.span.covers(piece.trigger) for piece in event.evidence)
        assert all(p.span is not None and p.text == p.span.of(text) for p in event.participants)
    assert all({relation.source, relation.target} <= set(ids) for relation in report.relations)
    assert all(relation.source != relation.target for relation in report.relations)
    assert all(quote.event is None or quote.event in ids for quote in report.quotes)
    assert all(note.event is None or note.event in ids for note in report.notes)
    for explain in (False, True):
        SCHEMA.validate(json.loads(json.dumps(report_to_dict(report, explain=explain), ensure_ascii=False)))


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_keeps_the_contract(name: str) -> None:
    article = ARTICLES[name]
    check(read(article), article.text)


@pytest.mark.parametrize("name", ARTICLES)
def test_two_runs_give_the_same_characters(name: str) -> None:
    assert report_to_json(read(ARTICLES[name]), explain=True) == report_to_json(read(ARTICLES[name]), explain=True)


@pytest.mark.parametrize("at", range(len(WRITTEN)))
def test_an_article_may_be_written_in_any_of_its_ways(at: int) -> None:
    for article in list(ARTICLES.values())[at :: len(WRITTEN)]:
        text = WRITTEN[at](article.text)
        check(read(Article(article.id, text, article.language, article.published)), text)


@pytest.mark.parametrize("name", [name for at, name in enumerate(ARTICLES) if at % 6 == 0])
@pytest.mark.parametrize("form", ["NFC", "NFD", "\r\n"])
def test_what_is_read_does_not_depend_on_how_it_is_written(name: str, form: str) -> None:
    article = ARTICLES[name]
    plain = article.text.replace("\r\n", "\n")
    text = {
        "\r\n": plain.replace("\n", "\r\n"),
        "NFC": unicodedata.normalize("NFC", plain),
        "NFD": unicodedata.normalize("NFD", plain),
    }[form]

    def told(written: str) -> list[tuple[object, ...]]:
        report = read(Article(article.id, written, article.language, article.published))
        return [
            (e.kind, e.status, e.when, e.place and e.place.name, sorted(p.entity.id or "" for p in e.participants), e.topics)
            for e in report.events
        ]

    assert told(text) == told(plain)


@pytest.mark.parametrize("text", ["\xad", "\u200c", "\u200d।", "\u2060 \ufeff"])
def test_marks_that_nobody_sees_are_read(text: str) -> None:
    check(read(Article("a", text, "hi", DAY)), text)


def read_or_refuse(text: str) -> None:
    """Read a text; only the errors that a user can mend are allowed."""
    try:
        report = read(Article("a", text, "hi", DAY))
    except VaartaError:
        return
    check(report, text)


@given(st.text())
@settings(max_examples=150)
def test_any_string_is_read_or_refused(text: str) -> None:
    read_or_refuse(text)


@given(
    st.lists(
        st.sampled_from(
            [
                *"कीनेसेमेंकोमुलाकात्ा।,“”'\"()-–:;?!.\u200c\u200d\u093c\r\n\t\u00a0 0१5",
                " ने ",
                " से ",
                " कि ",
                " मुलाकात की",
                " मोदी",
                " रूस ",
                "18 नवंबर",
            ]
        ),
        max_size=60,
    ).map("".join)
)
@settings(max_examples=150)
def test_any_heap_of_letters_and_marks_is_read(text: str) -> None:
    read_or_refuse(text)


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8),
    st.sampled_from([" ", "\n", "\r\n", "\n\n", "", " – ", "; ", "\u2028", " और ", ", कि "]),
    st.sampled_from(WRITTEN),
    st.integers(0, 40),
)
@settings(max_examples=150)
def test_any_sentences_in_any_order_keep_the_contract(sentences: list[str], joiner: str, written: object, cut: int) -> None:
    assert callable(written)
    read_or_refuse(written(joiner.join(sentences))[cut:])
