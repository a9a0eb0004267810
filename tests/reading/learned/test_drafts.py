from __future__ import annotations

from dataclasses import replace

from tests.reading.story import clauses, day, draft, mention, part
from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Role, Status
from vaarta.reading.events import Draft, Second
from vaarta.reading.learned import Filler, Proposal, additions, as_drafts, unseen, weighed

_PERSON = EntityType.PERSON
_PEOPLE = (("जयशंकर", _PERSON, "IN"), ("पुतिन", _PERSON, "RU"), ("लावरोव", _PERSON, "RU"))


def drafts_of(sentence: str, kind: Kind = Kind.MEETING, word: str = "मुलाकात") -> tuple[Draft, ...]:
    text, parsed = clauses(sentence, *_PEOPLE)
    fillers = tuple(Filler(mention(text.segments, name, side=side), Role.PARTICIPANT, 0.9) for name, _, side in _PEOPLE)
    first = text.segments.keys.index(text.segments.keys[text.segments.tokens_in(mention(text.segments, word).span)[0]])
    proposal = Proposal(first, first + 1, kind, Status.HELD, 0.93, 0.99, fillers)
    return as_drafts([proposal], text.segments, parsed, text.sides)


def who(found: Draft) -> list[str]:
    return [p.entity.name for p in found.parts]


def test_talks_with_a_and_b_are_two_drafts() -> None:
    found = drafts_of("जयशंकर ने पुतिन और लावरोव से मुलाकात की।")
    assert [who(d) for d in found] == [["जयशंकर", "पुतिन"], ["जयशंकर", "लावरोव"]]


def test_jointly_makes_one_draft() -> None:
    (found,) = drafts_of("जयशंकर ने पुतिन और लावरोव से संयुक्त रूप से मुलाकात की।")
    assert who(found) == ["जयशंकर", "पुतिन", "लावरोव"]


def test_separately_splits_the_subjects() -> None:
    found = drafts_of("पुतिन और लावरोव ने जयशंकर से अलग-अलग मुलाकात की।")
    assert [who(d) for d in found] == [["जयशंकर", "पुतिन"], ["जयशंकर", "लावरोव"]]


def test_a_draft_says_that_the_learned_reader_saw_it_and_how_surely() -> None:
    found = drafts_of("जयशंकर ने पुतिन और लावरोव से मुलाकात की।")[0]
    assert found.frame == "learned"
    assert {(r.slot, r.rule.split(";")[0]) for r in found.reasons} == {
        ("kind", "learned reader, 0.93"),
        ("status", "learned reader, 0.99 → held"),
        ("participant", "learned reader, 0.90"),
    }
    assert [p.side for p in found.parts] == ["IN", "RU"]


def test_what_a_frame_has_seen_is_not_added() -> None:
    two = [part("Modi", "IN"), part("Putin", "RU")]
    seen = draft(Kind.MEETING, two, order=4)
    assert additions([seen], [draft(Kind.MEETING, two, order=4)]) == ()
    assert additions([seen], [draft(Kind.MEETING, two, order=9)]) == ()
    among_others = draft(Kind.MEETING, [part("Wong", "SG"), part("Xi", "CN")], order=9)
    later = draft(Kind.MEETING, two, order=4, sentence=1)
    assert additions([seen], [among_others, later]) == (among_others, later)


def test_what_a_frame_only_refers_back_to_may_be_added() -> None:
    two = [part("Modi", "IN"), part("Putin", "RU")]
    told = draft(Kind.MEETING, two, order=4)
    assert additions([draft(Kind.MEETING, two, order=4, anaphoric=True)], [told]) == (told,)
    assert additions([draft(Kind.MEETING, two, order=4, anaphoric=True, complete=True)], [told]) == ()


def test_what_cannot_stand_alone_is_not_added() -> None:
    alone = draft(Kind.MEETING, [part("Modi", "IN")])
    at_home = draft(Kind.MEETING, [part("Modi", "IN"), part("Jaishankar", "IN")])
    nobody = draft(Kind.VISIT, [])
    nameless = draft(Kind.SESSION, [part("Modi", "IN"), part("Putin", "RU")])
    assert additions([], [alone, at_home, nobody, nameless]) == ()


def seen_by(told: Draft, chance: float = 0.9) -> Draft:
    return replace(told, frame="learned", second=Second(chance, people=True, status=True, alone=True))


def test_a_draft_is_seen_where_the_same_kind_is_told_in_the_same_sentence() -> None:
    told = draft(Kind.CALL, [part("Modi", "IN"), part("Putin", "RU")])
    assert weighed(told, [seen_by(told)]).second == Second(0.9, people=True, status=True)
    assert weighed(told, [seen_by(replace(told, sentence=3))]).second == Second(0.0, other=True)
    assert weighed(told, [seen_by(replace(told, kind=Kind.MEETING))]).second == Second(0.0, other=True)


def test_it_says_whether_people_and_status_are_the_same() -> None:
    told = draft(Kind.CALL, [part("Modi", "IN"), part("Putin", "RU")])
    other = replace(draft(Kind.CALL, [part("Modi", "IN"), part("Xi", "CN")]), status=Status.PLANNED)
    assert weighed(told, [seen_by(other)]).second == Second(0.9, people=False, status=False)


def test_an_empty_day_is_filled_and_a_full_one_kept() -> None:
    two = [part("Modi", "IN"), part("Putin", "RU")]
    dated = seen_by(replace(draft(Kind.MEETING, two), time=day("2025-11-18")))
    assert weighed(draft(Kind.MEETING, two), [dated]).time == dated.time
    assert weighed(draft(Kind.MEETING, two), [replace(dated, second=Second(0.4))]).time is None
    own = replace(draft(Kind.MEETING, two), time=day("2025-11-17"))
    assert weighed(own, [dated]).time == own.time


def test_sentences_in_which_a_frame_tells_an_event_need_no_second_reader() -> None:
    _, parsed = clauses("मोदी आए। पुतिन मिले। वे गए।")
    two = [part("Modi", "IN"), part("Putin", "RU")]
    told = [draft(Kind.MEETING, two, sentence=1), draft(Kind.MEETING, two, sentence=2, anaphoric=True)]
    assert unseen(told, parsed) == {0, 2}
