"""The record as it is used: added to, asked, decided upon; in SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.record.made import KNOWLEDGE, telling
from tests.record.store.reports import TEXT, empty, prepares, report, story
from vaarta import open_record
from vaarta.model.errors import RecordError
from vaarta.model.record import Entry, Ref, Slot, tellings
from vaarta.model.report import Kind, RelationType, Report, Status
from vaarta.record.ask import Filter
from vaarta.record.merge import merge
from vaarta.record.store import Outcome, Record


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url, knowledge=KNOWLEDGE) as opened:
        yield opened


def without_relations(record: Record) -> dict[str, Entry]:
    return {entry.id: replace(entry, relations=()) for entry in record.all_entries()}


def at_once(reports: list[Report]) -> dict[str, Entry]:
    told = [one for one_report in reports for one in tellings(one_report)]
    return {entry.id: entry for entry in merge(told, knowledge=KNOWLEDGE).entries}


def test_entries_are_those_of_the_merge_of_everything(record: Record) -> None:
    for one in story():
        assert record.add(one).outcome is Outcome.NEW
    assert without_relations(record) == at_once(story())


def test_a_report_comes_back_as_it_was(record: Record) -> None:
    for one in story():
        record.add(one)
    assert [record.report(one.article.id) for one in story()] == story()
    assert record.report("nothing") is None


def test_adding_twice_changes_nothing(record: Record) -> None:
    first = list(record.add_all(story()))
    before = (without_relations(record), record.counts())
    assert {added.outcome for added in record.add_all(story())} == {Outcome.SAME}
    assert (without_relations(record), record.counts()) == before
    assert all(added.entries for added in first)


def test_an_article_that_is_in_need_not_be_read_again(record: Record) -> None:
    one = story()[0]
    record.add(one)
    assert record.knows(one.article)
    assert record.knows(replace(one.article, published=None, language=None)), "the reader finds these out"
    assert not record.knows(replace(one.article, text=TEXT + " और"))
    assert not record.knows(replace(one.article, id="other"))


def test_a_corrected_version_takes_the_place_of_the_old_one_which_is_kept(record: Record) -> None:
    url = "https://example.org/1"
    old = report(telling("a", "2025-12-05", when="2025-12-05", place="New Delhi"), url=url)
    record.add(old)
    added = record.add(report(telling("b", "2025-12-05", when="2025-12-05", place="Moscow"), url=url, text=TEXT + " सुधार।"))
    assert record.report("a") == old
    assert added.outcome is Outcome.CORRECTED
    (entry,) = record.all_entries()
    assert entry.place is not None
    assert entry.place.name == "Moscow"
    assert entry.refs == (Ref("b", "e1"),)
    assert record.counts()["superseded"] == 1
    assert record.check() == ()


def test_an_older_version_that_comes_late_changes_nothing(record: Record) -> None:
    url = "https://example.org/1"
    record.add(report(telling("a", "2025-12-06", when="2025-12-05", place="Moscow"), url=url))
    added = record.add(report(telling("a", "2025-12-05", when="2025-12-05", place="New Delhi"), url=url))
    assert added.outcome is Outcome.OUTDATED
    (entry,) = record.all_entries()
    assert entry.place is not None
    assert entry.place.name == "Moscow"


def test_two_articles_that_share_an_id_by_chance_are_told_apart(record: Record) -> None:
    record.add(report(telling("1", "2025-12-05")))
    other = report(telling("1", "2025-12-09"), text="A text in other letters and about something else entirely.")
    with pytest.raises(RecordError, match="id or url"):
        record.add(other)
    refused, taken = record.add_all([other, story()[0]])
    assert (refused.outcome, taken.outcome) == (Outcome.REFUSED, Outcome.NEW)


def test_an_article_without_a_day_is_refused(record: Record) -> None:
    with pytest.raises(RecordError, match="day of publication"):
        record.add(Report(replace(empty("x").article, published=None)))


def test_an_article_that_tells_nothing_is_kept(record: Record) -> None:
    assert record.add(empty("x")).entries == ()
    assert record.counts()["articles"] == 1


def test_a_relation_leads_to_the_entry_that_holds_its_telling(record: Record) -> None:
    summit = telling("a", "2025-11-18", when="2025-12-04", status=Status.PLANNED, event="e2", at=30)
    talks = prepares(telling("a", "2025-11-18", ("Subrahmanyam Jaishankar", "Vladimir Putin"), "2025-11-18"), summit)
    record.add(report(talks, summit))
    record.add(report(telling("b", "2025-12-04", when="2025-12-04")))
    by_day = {entry.when: entry for entry in record.all_entries()}
    assert len(by_day["2025-12-04"].refs) == 2
    (relation,) = by_day["2025-11-18"].relations
    assert (relation.type, relation.entry) == (RelationType.PREPARES, by_day["2025-12-04"].id)


def test_every_condition_of_a_filter_applies(record: Record) -> None:
    list(record.add_all(story()))
    whole = list(record.all_entries())

    def found(**wanted: object) -> set[str]:
        return {entry.id for entry in record.entries(Filter(**wanted)).entries}  # type: ignore[arg-type]

    def expected(fits: object) -> set[str]:
        return {entry.id for entry in whole if fits(entry)}  # type: ignore[operator]

    assert found() == expected(lambda e: True)
    assert found(states=("IN", "RU")) == expected(lambda e: {"IN", "RU"} <= {p.side for p in e.participants}) != set()
    assert found(who="Q7747") == expected(lambda e: "Q7747" in {p.entity.key for p in e.participants}) != set()
    assert found(who="Q1058", partner="Q7747") == found(states=("IN", "RU"))
    assert found(topics=("trade", "energy")) == expected(lambda e: {"trade", "energy"} & set(e.topics)) != set()
    assert found(statuses=(Status.PLANNED, Status.POSTPONED)) == expected(
        lambda e: e.status in (Status.PLANNED, Status.POSTPONED)
    )
    assert found(kinds=(Kind.VISIT,)) == set()
    assert found(conflicting=True) == expected(lambda e: e.conflicts)
    assert found(dated=True) == expected(lambda e: e.when)
    assert found(start=date(2025, 12, 1), states=("IN",)) == expected(
        lambda e: e.when and e.when >= "2025-12" and "IN" in {p.side for p in e.participants}
    )
    assert found(end=date(2025, 6, 1)) == expected(lambda e: (e.when or "2025-05") < "2025-06")
    italy = next(e.place for e in whole if e.place and e.place.name == "Muscat")
    state = KNOWLEDGE.state(KNOWLEDGE.side_of(italy.id or "") or "").entity
    assert found(place=state.key) == expected(lambda e: e.place and e.place.name == "Muscat") != set()


@pytest.mark.parametrize("newest", [True, False])
def test_pages_follow_each_other_without_gap_or_double(record: Record, *, newest: bool) -> None:
    list(record.add_all(story()))
    whole = record.entries(Filter(newest_first=newest)).entries
    found: list[Entry] = []
    after = None
    while True:
        page = record.entries(Filter(newest_first=newest, limit=2, after=after))
        found += page.entries
        after = page.after
        if after is None:
            break
    assert found == list(whole)
    assert {entry.id for entry in whole} == {entry.id for entry in record.all_entries()}


def test_a_long_happening_is_found_by_any_of_its_days(record: Record) -> None:
    record.add(report(telling("a", "2025-01-05", when="2025-01-04/..")))
    record.add(report(telling("b", "2025-01-05", ("Abbas Araghchi", "Steve Witkoff"), when="2025")))
    assert len(record.entries(Filter(start=date(2025, 8, 1), end=date(2025, 8, 2))).entries) == 2
    assert len(record.entries(Filter(start=date(2027, 8, 1), end=date(2027, 8, 2))).entries) == 1
    assert len(record.entries(Filter(end=date(2024, 12, 31))).entries) == 0


def test_an_entry_is_found_by_the_beginning_of_its_id_and_by_ids_it_had(record: Record) -> None:
    record.add(report(telling("b", "2025-12-05", when="2025-12-05", place="New Delhi")))
    (first,) = record.all_entries()
    record.add(report(telling("a", "2025-12-01", when="2025-12-05", status=Status.PLANNED, place="New Delhi")))
    (second,) = record.all_entries()
    assert record.entry(second.id[:6]) == second == record.entry(first.id)
    assert record.entry("nothing") is None


def test_an_entry_is_told_with_the_words_behind_every_slot(record: Record) -> None:
    list(record.add_all(story()))
    (conflicting,) = record.entries(Filter(conflicting=True, states=("IN", "RU"))).entries
    told = record.told(conflicting.id)
    assert told is not None
    assert tuple(one.ref for one in told.tellings) == conflicting.refs
    assert {support.slot for support in told.supports} == {
        Slot.STATUS, Slot.PARTICIPANTS, Slot.WHEN, Slot.PLACE, Slot.TOPICS,
    }  # fmt: skip
    assert all(support.sentence for support in told.supports)


def test_what_changed_goes_by_the_day_that_it_was_told(record: Record) -> None:
    list(record.add_all(story()))
    assert {ref.article for entry in record.changed(date(2026, 1, 1)) for ref in entry.refs} == {"plan", "news", "late"}
    assert list(record.changed(date(2026, 1, 4))) == []
    assert len(list(record.changed(date(2025, 4, 1), date(2025, 4, 30)))) == 1


def test_people_are_found_by_any_name_in_any_script(record: Record) -> None:
    list(record.add_all(story()))
    for name in ("Vladimir Putin", "putin", "पुतिन", "Путин", "Q7747"):
        first = record.entities(name)[0]
        assert (first.entity.key, first.entries) == ("Q7747", 1), name
    assert [known.entity.name for known in record.partners("Q1058")] == ["Droupadi Murmu", "Vladimir Putin"]


def test_decisions_hold_and_can_be_undone(record: Record) -> None:
    list(record.add_all(story()))
    before = without_relations(record)
    one, other = sorted(before)[:2]
    record.same(one, other, because="as the embassy says", by="desk")
    merged = record.entry(one)
    assert merged is not None
    assert merged == record.entry(other)
    assert len(merged.refs) == len(before[one].refs) + len(before[other].refs)
    record.correct(merged.id, Slot.WHEN, "2025-12-24")
    corrected = record.entry(one)
    assert corrected is not None
    assert (corrected.when, corrected.decided) == ("2025-12-24", (Slot.WHEN,))
    assert [decision.number for decision in record.decisions()] == [1, 2]
    record.undo()
    record.undo(1)
    assert without_relations(record) == before
    assert record.decisions() == ()
    assert len(record.decisions(undone=True)) == 2


def test_one_telling_can_be_split_out_of_its_entry(record: Record) -> None:
    list(record.add_all(story()))
    entry = record.entry(next(e.id for e in record.all_entries() if Ref("late", "e1") in e.refs))
    assert entry is not None
    record.apart(entry.id, "late#e1")
    alone = next(e for e in record.all_entries() if Ref("late", "e1") in e.refs)
    assert alone.refs == (Ref("late", "e1"),)
    with pytest.raises(RecordError, match="no telling"):
        record.apart(entry.id, "late#e9")


def test_a_sound_record_has_nothing_to_be_told_of(record: Record) -> None:
    list(record.add_all(story()))
    assert record.check() == ()
    before = without_relations(record)
    record.rebuild()
    assert without_relations(record) == before
    assert record.check() == ()


def test_a_decision_follows_the_article_that_corrects_the_one_it_was_made_about(record: Record) -> None:
    url = "https://example.org/1"
    record.add(report(telling("a", "2025-12-05", when="2025-12-05", place="New Delhi"), url=url))
    record.add(report(telling("z", "2025-12-09", ("Abbas Araghchi", "Steve Witkoff"), "2025-12-09")))
    first = next(entry for entry in record.all_entries() if entry.when == "2025-12-05")
    record.correct(first.id, Slot.PLACE, "Q649")
    other = telling("b", "2025-12-05", ("Narendra Modi", "Droupadi Murmu"), "2025-12-05", event="e0")
    talks = telling("b", "2025-12-05", when="2025-12-05", place="New Delhi", event="e7", at=40)
    record.add(report(other, talks, url=url, text=TEXT + " सुधार।"))
    corrected = record.entry(first.id)
    assert corrected is not None
    assert corrected.refs == (Ref("b", "e7"),)
    assert corrected.decided == (Slot.PLACE,)
    record.rebuild()
    assert record.entry(first.id) == corrected
    assert record.check() == ()
    record.undo()
    assert next(entry for entry in record.all_entries() if Ref("b", "e7") in entry.refs).decided == ()


def test_a_correction_that_the_slot_cannot_hold_is_refused(record: Record) -> None:
    record.add(story()[0])
    (entry,) = record.all_entries()
    with pytest.raises(RecordError, match="no date"):
        record.correct(entry.id, Slot.WHEN, "next week")
    assert record.decisions() == ()


def test_a_text_that_no_database_holds_is_refused(record: Record) -> None:
    for text in ("एक\0दो", "एक\ud800दो"):
        with pytest.raises(RecordError, match="characters that are none"):
            record.add(report(telling("a", "2025-12-05"), text=text))
    assert record.counts()["articles"] == 0


def test_a_person_nobody_knows_is_found_by_the_sound_of_the_name(record: Record) -> None:
    record.add(report(telling("a", "2025-12-05", ("Narendra Modi", "Denis Manturov-Test"), "2025-12-05")))
    for name in ("Mantourow-Test", "मंटुरोव-टेस्ट"):
        assert [known.entity.name for known in record.entities(name)] == ["Denis Manturov-Test"], name


def test_a_state_takes_part_by_its_people(record: Record) -> None:
    list(record.add_all(story()))
    russia = next(known for known in record.entities("Russia") if known.entity.type.value == "state")
    assert russia.entries == len(record.entries(Filter(states=("RU",))).entries) > 0


def test_a_page_without_room_and_a_cursor_of_no_page_are_refused(record: Record) -> None:
    for wanted in (Filter(limit=0), Filter(after="yesterday"), Filter(after="1.x")):
        with pytest.raises(RecordError):
            record.entries(wanted)
