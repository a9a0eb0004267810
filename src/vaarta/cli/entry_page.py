"""One entry on a page: every slot with the reports that say it, its life, what does not fit, and each report's own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from vaarta.cli.entry_lines import reports_told
from vaarta.cli.layout import columns, paragraph, shown, styled
from vaarta.cli.table import STATUS_STYLES
from vaarta.model.record import Conflict, Decision, Entry, Ref, Slot, Source, Step, Verdict
from vaarta.model.report import Participant, Role
from vaarta.packs.telling import telling
from vaarta.record.ask import Support, Told
from vaarta.record.sentence import REFERENCE, date_told, name_of, ordinal_told, sentence, sitting_told, word

_LABEL = 12
"""Columns of the labels on the left."""
_SHORT = 8


def page_lines(
    told: Told,
    width: int,
    language: str = REFERENCE,
    others: Mapping[str, Entry] | None = None,
    decisions: Sequence[Decision] = (),
) -> Iterator[Text]:
    """The page of an entry, in lines of at most `width` columns. `others` are the entries it bears on or may be the same as, by id;
    `decisions` those that bear on it."""
    entry = told.entry
    numbers = {one.ref: number for number, one in enumerate(told.tellings, 1)}
    yield from paragraph(styled(shown(sentence(entry, language)), "bold"), width, Text(), 0)
    yield from paragraph(_about(entry, language), width, Text(), 0)
    yield Text()
    for slot in (Slot.PARTICIPANTS, Slot.WHEN, Slot.PLACE, Slot.MECHANISM, Slot.TOPICS, Slot.STATUS):
        yield from _slot(slot, told, numbers, width, language)
    yield from _section(word("page", "life", language), (step_line(step, language, numbers) for step in entry.history), width)
    yield from _section(
        word("page", "conflicts", language), (conflict_line(conflict, language, numbers) for conflict in entry.conflicts), width
    )
    yield from _section(
        word("page", "notes", language), (_note(note.message, note.ref, numbers, language) for note in entry.notes), width
    )
    yield from _section(word("page", "bears on", language), _bearing(entry, others or {}, language), width)
    yield from _section(word("page", "maybe same", language), _maybe(entry, others or {}, language), width)
    yield from _section(word("page", "decided", language), (decision_line(decision, language) for decision in decisions), width)
    yield Text()
    for number, one in enumerate(told.tellings, 1):
        yield from _report(number, one.source, one.ref, width)
        yield from _sentences(told.supports, one.ref, width, language)


def step_line(step: Step, language: str | None = None, numbers: Mapping[Ref, int] | None = None) -> Text:
    """One step of an entry's life: when it was told, what was new, where it stood then, and who says so."""
    language = language or REFERENCE
    line = styled(step.as_of.isoformat(), "bold")
    line.append(f"  {word('change', step.change, language)}: ", style="not bold dim")
    line.append(word("status", step.status, language), style=STATUS_STYLES[step.status.value])
    line.append(f", {date_told(step.when, language)}" if step.when else "")
    if step.said_by.by is not None:
        line.append(f", says {name_of(step.said_by.by, language)}")
        line.append(f" ({step.said_by.channel})" if step.said_by.channel else "")
    line.append(f"  {_numbered([step.ref], numbers)}", style="not bold dim")
    return Text(shown(line.plain), spans=line.spans)


def conflict_line(conflict: Conflict, language: str | None = None, numbers: Mapping[Ref, int] | None = None) -> Text:
    """What reports contradict each other on, the value best supported first: "when: 6 September 2018 [4] ≠ 5 September 2018 [5]"."""
    line = styled(f"{word('slot', conflict.slot, language or REFERENCE)}: ", "yellow")
    for at, reading in enumerate(conflict.readings):
        line.append(" ≠ " if at else "")
        line.append(shown(value_told(conflict.slot, reading.value, language or REFERENCE)))
        line.append(
            f" {_numbered(reading.refs, numbers)}" if numbers is not None else f" ({_numbered(reading.refs, None)})", style="dim"
        )
    return line


def decision_line(decision: Decision, language: str = REFERENCE) -> Text:
    """One decision of a person, with its number, reason and maker."""
    line = styled(f"{decision.number}  ", "bold")
    line.append(decision.verdict.value, style="cyan")
    if decision.verdict is Verdict.CORRECT and decision.slot is not None:
        value = value_told(decision.slot, decision.value or "", language) or "nothing"
        line.append(f"  {word('slot', decision.slot, language)} = {value}")
    line.append(f"  because {decision.because}" if decision.because else "")
    told = ", ".join(part for part in (decision.by, decision.at[:10]) if part)
    line.append(f"  ({told})" if told else "", style="not bold dim")
    return Text(shown(line.plain), spans=line.spans)


def _about(entry: Entry, language: str) -> Text:
    line = styled(word("kind", entry.kind, language), "dim")
    line.append(" · ", style="dim")
    line.append(word("status", entry.status, language), style=STATUS_STYLES[entry.status.value])
    count = reports_told(len({ref.article for ref in entry.refs}), language)
    line.append(f" · {entry.id} · {count} · {word('page', 'confidence', language)} {entry.confidence:.2f}", style="dim")
    return line


def _slot(slot: Slot, told: Told, numbers: Mapping[Ref, int], width: int, language: str) -> Iterator[Text]:
    """The record's own value of a slot, then what reports say besides; each with the numbers of the reports that say it."""
    entry = told.entry
    said: dict[str, list[Ref]] = {}
    for support in told.supports:
        if support.slot is slot:
            said.setdefault(support.value, []).append(Ref(support.source.id, support.event))
    label = word("slot", slot, language)
    first = True
    for shown_, key in _own(entry, slot, language):
        line = Text(shown(shown_))
        if slot in entry.decided:
            line.append(f"  {word('page', 'decided', language)}", style="cyan")
        line.append(f"  {_numbered(said.pop(key, ()), numbers)}", style="dim")
        yield from paragraph(line, width, _labelled(label if first else ""), _LABEL)
        first = False
    for value, refs in said.items():
        line = styled(f"{word('page', 'also said', language)}: {shown(value_told(slot, value, language))}", "dim")
        line.append(f"  {_numbered(refs, numbers)}", style="dim")
        yield from paragraph(line, width, _labelled(label if first else ""), _LABEL)
        first = False


def _own(entry: Entry, slot: Slot, language: str) -> Iterator[tuple[str, str]]:
    """What the entry holds in a slot: as shown, and as statements write it."""
    if slot is Slot.PARTICIPANTS:
        yield from ((_participant(participant, language), participant.entity.name) for participant in entry.participants)
    elif slot is Slot.WHEN and entry.when:
        yield date_told(entry.when, language), entry.when
    elif slot is Slot.PLACE and entry.place:
        yield name_of(entry.place, language), entry.place.name
    elif slot is Slot.MECHANISM and entry.mechanism:
        sitting = entry.mechanism
        number = f"{sitting.ordinal}: " if sitting.ordinal is not None else ""
        yield sitting_told(sitting, language), number + sitting.entity.name
    elif slot is Slot.TOPICS:
        yield from ((word("topic", topic, language), topic) for topic in entry.topics)
    elif slot is Slot.STATUS:
        yield word("status", entry.status, language), entry.status.value


def _participant(participant: Participant, language: str) -> str:
    role = "" if participant.role is Role.PARTICIPANT else word("role", participant.role, language)
    about = ", ".join(part for part in (role, participant.side, participant.office) if part)
    return name_of(participant.entity, language) + (f" ({about})" if about else "")


def value_told(slot: Slot, value: str, language: str = REFERENCE) -> str:
    """A value as statements write it, as people do: dates, topics and statuses in words, "16: Strategic Dialogue" by its ordinal."""
    if slot is Slot.WHEN:
        return date_told(value, language) if value else value
    number, mark, name = value.partition(": ")
    if slot is Slot.MECHANISM and mark and number.isdigit():
        return telling(language).sitting.format(ordinal=ordinal_told(int(number), language), name=name)
    group = {Slot.TOPICS: "topic", Slot.STATUS: "status"}.get(slot)
    return word(group, value, language) if group else value


def _note(message: str, ref: Ref | None, numbers: Mapping[Ref, int], language: str) -> Text:
    line = styled(f"{word('page', 'doubtful', language)}: ", "bold yellow")
    line.append(shown(message))
    return line.append(f"  {_numbered([ref], numbers)}" if ref else "", style="not bold dim")


def _bearing(entry: Entry, others: Mapping[str, Entry], language: str) -> Iterator[Text]:
    for relation in entry.relations:
        line = styled(f"{word('relation', relation.type, language)}: ", "dim")
        yield line.append_text(_other(relation.entry, others, language))


def _maybe(entry: Entry, others: Mapping[str, Entry], language: str) -> Iterator[Text]:
    for maybe in entry.maybe_same:
        line = styled(f"{maybe.score:.2f}  ", "dim")
        yield line.append_text(_other(maybe.entry, others, language))


def _other(key: str, others: Mapping[str, Entry], language: str) -> Text:
    other = others.get(key)
    line = Text(shown(sentence(other, language)) if other else "")
    return line.append(f"  {key[:_SHORT]}", style="dim")


def _section(label: str, lines: Iterable[Text], width: int) -> Iterator[Text]:
    for number, line in enumerate(lines):
        if number == 0:
            yield Text()
        yield from paragraph(line, width, _labelled("" if number else label), _LABEL)


def _report(number: int, source: Source, ref: Ref, width: int) -> Iterator[Text]:
    line = styled(" · ".join(part for part in (source.publisher or "", source.published.isoformat()) if part), "bold")
    line.append(f"  {source.title}" if source.title else "", style="italic")
    line.append(f"  {ref.article}#{ref.event}", style="dim")
    if source.url and source.url != ref.article:
        line.append(f"  {source.url}", style="dim")
    yield from paragraph(Text(shown(line.plain), spans=line.spans), width, styled(f"[{number}] ", "dim"), 4)


def _sentences(supports: Sequence[Support], ref: Ref, width: int, language: str) -> Iterator[Text]:
    """Each sentence of a report that says something of the entry, with the words that say it, and which slots they fill."""
    found: dict[str, list[Support]] = {}
    for support in supports:
        if Ref(support.source.id, support.event) == ref and support.sentence:
            found.setdefault(support.sentence, []).append(support)
    for words, said in found.items():
        line = Text(shown(words))
        for support in said:
            at = words.find(support.words) if support.words else -1
            if at >= 0:
                line.stylize("bold underline", at, at + len(support.words))
        slots = dict.fromkeys(word("slot", support.slot, language) for support in said)
        line.append(f" ({', '.join(slots)})", style="dim")
        yield from paragraph(line, width, styled("    │ ", "dim"), 6)


def _numbered(refs: Iterable[Ref], numbers: Mapping[Ref, int] | None) -> str:
    """The reports by their numbers on the page, or by their articles where there is no page."""
    if numbers is None:
        return ", ".join(dict.fromkeys(ref.article for ref in refs))
    return "".join(f"[{number}]" for number in sorted({numbers[ref] for ref in refs if ref in numbers}))


def _labelled(label: str) -> Text:
    return styled(label + " " * max(_LABEL - columns(label), 1), "dim")
