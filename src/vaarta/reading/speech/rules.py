"""How words and word of saying stand to each other: each rule reads one order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vaarta.model.entity import EntityType
from vaarta.reading.mentions import Form
from vaarta.reading.speech.marks import Region, Unit
from vaarta.reading.speech.saying import (
    SPEAKERS,
    Head,
    Scene,
    Subject,
    find_head,
    find_subject,
    possessor,
    speaker_before,
)

_SHORTEST = 3
_TAIL = 14
_AUXILIARIES = 4
_ADJUNCTS = 7


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `first` to `last` (exclusive) were said by `subject`; the word of saying begins at `head_first`. `runs_on`
    is True where no marks enclose the words; `resumes` where the speaker adds to what was said before."""

    first: int
    last: int
    kind: str
    subject: Subject
    head_first: int
    frame: tuple[int, int]
    rule: str
    runs_on: bool = False
    resumes: bool = False
    attribution: bool = False


def found_in(scene: Scene, unit: Unit, before: Unit | None) -> tuple[Found, ...]:
    """What is said in `unit`, in order; `before` is the unit before it in its paragraph."""
    if unit.title:
        return ()
    found = [*_announced(scene, unit)]
    used = {one.first for one in found}
    if not found or any(region.first not in used for region in unit.regions):
        found += [one for one in _labelled(scene, unit) if not _inside(one, found)]
    if not found:
        found += _attributed(scene, unit)
    if not found:
        found += _told_behind(scene, unit, before)
    return tuple(sorted(found, key=lambda one: one.first))


def _inside(one: Found, found: list[Found]) -> bool:
    return any(other.first <= one.first < other.last for other in found)


def _announced(scene: Scene, unit: Unit) -> Iterator[Found]:
    """Words behind the word of saying: "X ने कहा कि …", "X ने कहा, “…”", "X बोले- …"."""
    tables, keys = scene.tables, scene.keys
    opening = {region.opens: region for region in unit.regions}
    low, skip = unit.first, -1
    for i in range(unit.first, unit.last):
        if i < skip:
            continue
        region = opening.get(i)
        if region is not None:
            if region.long:
                skip = region.closes
            anchor = _before_opening(scene, i, unit.first)
            if keys[anchor : anchor + 1] and keys[anchor] in tables.complementizers:
                continue
            found = _said(scene, unit, anchor, low, region.first, region.last, "direct", "marks")
        elif keys[i] in tables.complementizers:
            found = _complement(scene, unit, i, low)
        elif keys[i] in tables.attached and _is_attached(scene, i) and i + 1 < unit.last and i + 1 not in opening:
            found = _said(scene, unit, i, low, i + 1, _content_end(scene, i + 1, unit.last), "direct", "dash")
        else:
            continue
        if found:
            yield _with_first_part(scene, unit, found)


def _with_first_part(scene: Scene, unit: Unit, found: Found) -> Found:
    """One quote of the words on both sides of a word of saying: "“…,” X ने कहा, “…”"."""
    region = _leading(unit)
    if found.kind == "direct" and region and region.closes <= found.subject.at < found.first and _breaks_off(scene, region):
        return replace(found, first=region.first, rule="split marks")
    return found


def _breaks_off(scene: Scene, region: Region) -> bool:
    """Whether a comma, inside the marks or behind them, breaks the words off for a word of saying."""
    joints = scene.closed.list_marks
    return scene.keys[region.last - 1] in joints or scene.keys[region.closes] in joints


def _before_opening(scene: Scene, i: int, low: int) -> int:
    """The token where the frame of words that open with a mark at `i` ends."""
    while i > low and scene.keys[i - 1] in scene.tables.openers:
        i -= 1
    if i > low and scene.keys[i - 1] in scene.tables.complementizers:
        i -= 1
    return i


def _is_attached(scene: Scene, i: int) -> bool:
    """Whether the dash or colon at token `i` ends a clause, rather than joining two words."""
    segments = scene.segments
    return scene.is_word[i - 1] and segments.text[segments.ends[i] : segments.ends[i] + 1].isspace()


def _complement(scene: Scene, unit: Unit, anchor: int, low: int) -> Found | None:
    first = anchor + 1
    if first >= unit.last:
        return None
    region = next((one for one in unit.regions if one.opens == first), None)
    end = _content_end(scene, first, unit.last)
    if region and region.closes >= end:
        return _said(scene, unit, anchor, low, region.first, region.last, "direct", "marks")
    return _said(scene, unit, anchor, low, first, _until_break(scene, first, end), "indirect", "complement")


def _content_end(scene: Scene, first: int, last: int) -> int:
    """`last` without final punctuation."""
    while last > first + 1 and not scene.is_word[last - 1] and scene.keys[last - 1] not in "%)":
        last -= 1
    return last


def _until_break(scene: Scene, first: int, last: int) -> int:
    """Where the reporter's next clause begins: behind a semicolon, or at a word that opens a contrast."""
    for i in range(first + 2, last):
        if scene.keys[i] == ";" or (scene.keys[i] in scene.tables.clause_breaks and scene.keys[i - 1] in scene.closed.list_marks):
            return i if scene.keys[i] == ";" else i - 1
    return last


def _said(scene: Scene, unit: Unit, anchor: int, low: int, first: int, last: int, kind: str, rule: str) -> Found | None:
    """The words `first` to `last` if a word of saying with a subject ends before token `anchor`."""
    last = _content_end(scene, first, last) if rule == "marks" else last
    named = scene.ending.get(anchor)
    if rule == "marks" and named and named.type in SPEAKERS and scene.keys[anchor] == ":" and last - first > _SHORTEST:
        return Found(first, last, kind, Subject(named, anchor, "colon"), named.first, (named.first, anchor), "name and colon")
    head = find_head(scene, anchor, low)
    if head is None:
        by = _by_phrase(scene, anchor, low) if rule == "marks" else None
        return Found(first, last, kind, by, by.at, (low, anchor), "attributed marks") if by else None
    subject = find_subject(scene, head, low)
    if subject is None or last <= first:
        return None
    frame_first = subject.mention.first if subject.mention else subject.at
    start = _clause_start(scene, frame_first, unit.first)
    resumes = any(scene.keys[i] in scene.tables.cataphora for i in range(subject.at + 1, anchor)) or (
        subject.mention is not None and subject.mention.form is Form.PRONOUN
    )
    return Found(first, last, kind, subject, head.first, (start, anchor), f"{rule}/{head.subject}", rule != "marks", resumes)


def _clause_start(scene: Scene, first: int, low: int) -> int:
    """Where the clause that a subject at token `first` belongs to begins: adjuncts before it are its own."""
    for i in range(first - 1, low, -1):
        if scene.keys[i] in scene.tables.complementizers:
            return i + 1
    return low


def _by_phrase(scene: Scene, anchor: int, low: int) -> Subject | None:
    """Who a phrase right before the words leans on: "X के शब्दों में, “…”"."""
    found = scene.phrase_at(scene.tables.attributive, anchor, low) if anchor > low else None
    subject = possessor(scene, found[0], low) if found else None
    return subject if subject and subject.mention else None


def _labelled(scene: Scene, unit: Unit) -> Iterator[Found]:
    """Quoted words that name or judge something: "X ने इसे “…” बताया"."""
    tables, keys = scene.tables, scene.keys
    for region in unit.regions:
        i = region.closes
        if i >= unit.last or keys[i] not in tables.labels:
            continue
        if keys[i] in tables.label_participles and i + 1 < unit.last and keys[i + 1] in scene.tables.heads:
            continue
        head = Head(i, i + 1, "ergative")
        subject = find_subject(scene, head, unit.first)
        if subject and subject.mention:
            yield Found(region.first, region.last, "direct", subject, i, (subject.mention.first, region.opens), "label")


def _attributed(scene: Scene, unit: Unit) -> Iterator[Found]:
    """An account ("X के अनुसार, …"); a quote only in a person's quoted words, or where it goes on with a speaker."""
    for last in range(unit.first + 2, min(unit.first + 24, unit.last - _SHORTEST)):
        found = scene.phrase_at(scene.tables.attributive, last, unit.first)
        subject = possessor(scene, found[0], unit.first) if found else None
        if subject is None:
            continue
        first = last + 1 if not scene.is_word[last] else last
        end = _until_break(scene, first, _content_end(scene, first, unit.last))
        if end - first < _SHORTEST:
            return
        closing = next((r for r in unit.regions if r.opens > last and r.closes >= end), None)
        person = subject.mention is not None and subject.mention.type is EntityType.PERSON
        resumed = subject.mention is not None and subject.mention.form is Form.PRONOUN
        start = subject.mention.first if subject.mention else subject.at
        if closing and person:
            yield Found(closing.first, closing.last, "direct", subject, start, (start, closing.opens), "attributed marks")
        else:
            yield Found(first, end, "indirect", subject, start, (start, last), "attributed", attribution=not resumed)
        return


def _told_behind(scene: Scene, unit: Unit, before: Unit | None) -> Iterator[Found]:
    """Words before the word of saying: "“…,” X ने कहा", "…, X ने बताया"."""
    end = _content_end(scene, unit.first, unit.last)
    region = _leading(unit)
    if region is None and before is not None and end - unit.first <= _TAIL:
        region = whole(before)
    if region is None:
        yield from _told_behind_plain(scene, unit, end)
        return
    low = max(region.closes, unit.first)
    if low >= end:
        return
    for i in range(low + 2, end + 1):
        head = find_head(scene, i, low) if scene.keys[i - 1] in scene.tables.heads else None
        subject = find_subject(scene, head, low) if head and head.subject != "noun" else None
        if head and subject:
            yield Found(region.first, _words_end(scene, region), "direct", subject, head.first, (low, end), "behind marks")
            return
    subject = _echoed(scene, low, end)
    if subject:
        yield Found(region.first, _words_end(scene, region), "direct", subject, subject.at, (low, end), "echoed marks")


def _told_behind_plain(scene: Scene, unit: Unit, end: int) -> Iterator[Found]:
    head = find_head(scene, end, unit.first)
    if head is None or head.subject == "noun" or end - head.last >= _AUXILIARIES:
        return
    subject = find_subject(scene, head, unit.first)
    if subject is None:
        return
    start = subject.mention.first if subject.mention else subject.at
    comma = next(
        (i for i in range(start - 1, max(unit.first, start - _ADJUNCTS), -1) if scene.keys[i] in scene.closed.list_marks),
        None,
    )
    if comma is None or comma - unit.first <= _SHORTEST or not _is_finite(scene, comma - 1):
        return
    if head.first - subject.at < _TAIL // 2:
        yield Found(unit.first, comma, "indirect", subject, head.first, (start, end), "behind")


def _is_finite(scene: Scene, i: int) -> bool:
    """Whether the word at token `i` can end a clause."""
    key, tables = scene.keys[i], scene.tables
    return key in tables.lights or key in tables.dropped_subject or key.endswith(tables.finite_endings)


def _words_end(scene: Scene, region: Region) -> int:
    return _content_end(scene, region.first, region.last)


def _leading(unit: Unit) -> Region | None:
    """The long quoted words that a unit begins with."""
    return next((region for region in unit.regions if region.long and region.opens == unit.start), None)


def whole(unit: Unit) -> Region | None:
    """The long quoted words that a unit consists of."""
    region = _leading(unit)
    return region if region and region.closes >= unit.last - 1 else None


def _echoed(scene: Scene, low: int, end: int) -> Subject | None:
    """Who said words that only a noun behind them tells to be said: "“…”, यह भरोसा X ने दिया", "“…” – X के इन शब्दों पर"."""
    if not any(scene.keys[i] in scene.tables.echoes for i in range(low, end)):
        return None
    for i in range(low, end):
        key = scene.keys[i]
        if key in scene.tables.ergative or (key in scene.genitive and i in scene.ending):
            subject = speaker_before(scene, i, low)
            if subject.mention:
                return subject
    return None
