"""Merging: one happening told twice is one event, and a reference adds to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.story import DAY, draft, part, place, told, whos
from vaarta.model.report import Kind, Role
from vaarta.reading.discourse import merge_drafts

MODI, PUTIN, XI = part("Modi", "IN"), part("Putin", "RU"), part("Xi", "CN")
VISITOR = part("Modi", "IN", Role.VISITOR)


def test_told_twice_is_one_event_with_two_pieces_of_evidence() -> None:
    (happening,) = merge_drafts(
        [draft(Kind.MEETING, [MODI, PUTIN]), draft(Kind.MEETING, [PUTIN, MODI], sentence=1, order=20)], DAY
    )
    assert len(happening.evidence) == 2


def test_a_reference_adds_to_the_last_that_fits_and_makes_nothing_of_its_own() -> None:
    first, second = draft(Kind.MEETING, [MODI, PUTIN]), draft(Kind.MEETING, [MODI, XI], sentence=1, order=20)
    here = draft(Kind.MEETING, [], sentence=2, order=40, anaphoric=True)
    happenings = merge_drafts([first, second, here], DAY)
    assert [len(h.evidence) for h in happenings] == [1, 2]
    assert merge_drafts([here], DAY) == []


def test_a_reference_that_says_enough_stands_alone_where_nothing_was_told() -> None:
    here = draft(Kind.MEETING, [MODI, PUTIN], anaphoric=True, complete=True)
    assert whos(merge_drafts([here], DAY)) == [{"Modi", "Putin"}]


def test_a_reference_does_not_reach_over_half_an_article() -> None:
    far = draft(Kind.MEETING, [], sentence=9, order=500, anaphoric=True)
    (happening,) = merge_drafts([draft(Kind.MEETING, [MODI, PUTIN]), far], DAY)
    assert len(happening.evidence) == 1


def test_visits_to_two_states_are_two() -> None:
    happenings = merge_drafts(
        [
            draft(Kind.VISIT, [VISITOR], where=place("Tokyo", "JP")),
            draft(Kind.VISIT, [VISITOR], where=place("Seoul", "KR"), sentence=1),
        ],
        DAY,
    )
    assert len(happenings) == 2


def test_in_an_article_a_meeting_told_thrice_is_one() -> None:
    report = told(
        "विदेश मंत्री एस. जयशंकर ने मंगलवार को रूसी विदेश मंत्री सर्गेई लावरोव से मुलाकात की। इस मुलाकात में यूक्रेन पर चर्चा हुई।\n\n"
        "जयशंकर और लावरोव की मुलाकात मास्को में हुई।"
    )
    (event,) = report.events
    assert (event.when, event.place and event.place.name, len(event.evidence)) == ("2025-11-18", "Moscow", 3)


def test_in_an_article_meetings_on_two_days_are_two() -> None:
    report = told(
        "विदेश मंत्री एस. जयशंकर ने सोमवार को रूसी विदेश मंत्री सर्गेई लावरोव से मुलाकात की। उन्होंने मंगलवार को लावरोव से फिर मुलाकात की।"
    )
    assert [event.when for event in report.events] == ["2025-11-17", "2025-11-18"]


@given(st.lists(st.tuples(st.sampled_from(["Putin", "Xi", "Macron"]), st.sampled_from([None, "2025-11-17", "2025-11-18"]))))
def test_merging_loses_no_evidence_and_telling_all_again_adds_no_event(told_of: list[tuple[str, str | None]]) -> None:
    drafts = [
        draft(Kind.MEETING, [MODI, part(name, "XX")], when=when, sentence=at, order=at * 10)
        for at, (name, when) in enumerate(told_of)
    ]
    happenings = merge_drafts(drafts, DAY)
    assert sorted(piece.span for h in happenings for piece in h.evidence) == sorted(d.evidence for d in drafts)
    assert len(merge_drafts([*drafts, *drafts], DAY)) == len(happenings)
