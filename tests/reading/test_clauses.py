"""Clauses: cases after mentions, shared by lists; where clauses begin and end."""

from __future__ import annotations

from vaarta.model.entity import Entity, EntityType
from vaarta.reading.clauses import Item, Parsed, parse
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import segment


def parsed(text: str, *names: str, form: Form = Form.NAME, type: EntityType = EntityType.PERSON) -> tuple[Parsed, ...]:
    segments = segment(text, "hi")
    mentions = []
    for name in names:
        start = text.index(name)
        first = segments.starts.index(start)
        last = segments.ends.index(start + len(name)) + 1
        mentions.append(Linked(first, last, segments.span(first, last), form, type, (Entity(None, name, type),), "test"))
    return parse(segments, mentions, ())


def items(text: str, *names: str, form: Form = Form.NAME) -> dict[str, Item]:
    return {
        item.mention.entities[0].name: item
        for sentence in parsed(text, *names, form=form)
        for clause in sentence.clauses
        for item in clause.items
        if item.mention
    }


def test_postposition_gives_the_case() -> None:
    found = items("जयशंकर ने लावरोव से मुलाकात की।", "जयशंकर", "लावरोव")
    assert {name: item.case for name, item in found.items()} == {"जयशंकर": "ergative", "लावरोव": "ablative"}


def test_longest_postposition_wins_over_its_first_word() -> None:
    found = items("लावरोव के साथ और मोदी के निमंत्रण पर बैठक हुई।", "लावरोव", "मोदी")
    assert (found["लावरोव"].case, found["मोदी"].case) == ("comitative", "invited")


def test_particle_before_the_postposition_does_not_hide_it() -> None:
    assert items("मोदी भी के साथ आए।", "मोदी")["मोदी"].case == "comitative"


def test_a_list_shares_the_case_of_its_last_member() -> None:
    found = items("उनकी शी और पुतिन से बात हुई।", "शी", "पुतिन")
    assert found["शी"].case == "ablative" and found["शी"].joined and not found["पुतिन"].joined


def test_pronoun_holds_its_case_within() -> None:
    found = items("उन्होंने बात की। उनसे मिले। उनके साथ बैठे।", "उन्होंने", "उनसे", "उनके", form=Form.PRONOUN)
    assert {name: item.case for name, item in found.items()} == {
        "उन्होंने": "ergative",
        "उनसे": "ablative",
        "उनके": "comitative",
    }


def test_finite_verbs_and_ki_cut_clauses() -> None:
    (sentence,) = parsed("जयशंकर ने कहा कि वे जाएंगे और लावरोव से मिलेंगे।", "जयशंकर", "लावरोव")
    assert [(c.opener, c.verb.aspect if c.verb else None) for c in sentence.clauses] == [
        ("main", "perfective"),
        ("complement", "future"),
        ("main", "future"),
    ]


def test_participle_cuts_nothing() -> None:
    (sentence,) = parsed("ढाका पहुंचे मिस्री ने यूनुस से मुलाकात की।", "मिस्री", "यूनुस")
    assert len(sentence.clauses) == 1


def test_clauses_cover_the_sentence_in_order() -> None:
    for sentence in parsed("मोदी आए, लावरोव से मिले और लौट गए; शी ने कहा: बात हुई।", "मोदी", "लावरोव", "शी"):
        edges = [edge for clause in sentence.clauses for edge in (clause.first, clause.last)]
        assert edges == sorted(edges) and edges[0] == sentence.sentence.first and edges[-1] == sentence.sentence.last
