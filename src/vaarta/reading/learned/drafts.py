"""Proposals as drafts, for the discourse stage: what the learned reader has found beside the frames, in their form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Reason, Role
from vaarta.packs.frames import Cues, cues
from vaarta.reading.clauses import PEOPLE, Clause, Parsed
from vaarta.reading.events.draft import Draft, Part, Second
from vaarta.reading.learned.propose import Filler, Proposal, propose
from vaarta.reading.segment import Segments
from vaarta.reading.times import when_of

FRAME = "learned"
RULE = "learned reader"
FILLS = 0.5
"""From this chance on the learned reader fills slots that a frame left empty."""
_NO_SIDES: Mapping[str, str] = MappingProxyType({})
_SPLIT = frozenset({Kind.MEETING, Kind.CALL})
_HYPHENS = frozenset("-–‑")
_PARTNER_CASES = frozenset({"ablative", "comitative"})
_INSTITUTIONS = frozenset({Kind.AGREEMENT, Kind.ANNOUNCEMENT, Kind.SESSION, Kind.MESSAGE})


def as_drafts(
    proposals: Sequence[Proposal], segments: Segments, parsed: Sequence[Parsed], sides: Mapping[str, str] = _NO_SIDES
) -> tuple[Draft, ...]:
    """A draft for each of `proposals` in the sentences of `parsed`, in text order; talks with several partners are several.

    `sides` gives the state or organisation of each entity that has one, by the entity's key. Every reason carries the chance.
    """
    if not proposals:
        return ()
    cue_words = cues(segments.language)
    by_token = {p.sentence.first: p for p in parsed}
    starts = sorted(by_token)
    out: list[Draft] = []
    for proposal in proposals:
        begin = max((s for s in starts if s <= proposal.first), default=None)
        if begin is None or proposal.first >= by_token[begin].sentence.last:
            continue
        draft = _draft(proposal, segments, by_token[begin], sides)
        out.extend(_split(draft, proposal, segments, by_token[begin], cue_words))
    return tuple(sorted(out, key=lambda d: d.order))


def _draft(proposal: Proposal, segments: Segments, sentence: Parsed, sides: Mapping[str, str]) -> Draft:
    trigger = segments.span(proposal.first, proposal.last)
    chance = f"{RULE}, {proposal.probability:.2f}"
    reasons = [
        Reason("kind", chance, trigger),
        Reason("status", f"{RULE}, {proposal.status_probability:.2f} → {proposal.status}", trigger),
    ]
    reasons += [
        Reason(str(f.role), f"{RULE}, {f.probability:.2f}; {f.mention.rule}", f.mention.span) for f in proposal.participants
    ]
    if proposal.place is not None:
        reasons.append(Reason("place", RULE, proposal.place.span))
    if proposal.time is not None:
        reasons.append(Reason("when", RULE, proposal.time.span))
    dated = proposal.time is not None and when_of(proposal.time) is not None
    return Draft(
        kind=proposal.kind,
        frame=FRAME,
        sentence=sentence.index,
        paragraph=sentence.sentence.paragraph,
        evidence=sentence.sentence.span,
        trigger=trigger,
        order=proposal.first,
        status=proposal.status,
        parts=tuple(_persons_first([p for f in proposal.participants for p in _parts(f, sides)], proposal.kind)),
        time=proposal.time if dated else None,
        duration=proposal.time if proposal.time is not None and proposal.time.type == "DURATION" else None,
        place=proposal.place,
        mechanism=proposal.mechanism if proposal.kind is Kind.SESSION else None,
        second=Second(proposal.probability, people=True, status=True, alone=True),
        reasons=tuple(reasons),
    )


def _parts(filler: Filler, sides: Mapping[str, str]) -> Iterator[Part]:
    mention = filler.mention
    own = mention.side if len(mention.entities) == 1 else None
    for entity in mention.entities:
        yield Part(entity, filler.role, mention, RULE, sides.get(entity.key) or own)


def _persons_first(parts: Sequence[Part], kind: Kind) -> list[Part]:
    """Each entity once; persons rather than their states, where a person is named (codebook: participants)."""
    distinct = list({part.entity.key: part for part in reversed(parts)}.values())[::-1]
    if kind in _INSTITUTIONS or not any(part.entity.type in PEOPLE for part in distinct):
        return distinct
    return [part for part in distinct if part.entity.type is not EntityType.STATE]


def _split(draft: Draft, proposal: Proposal, segments: Segments, sentence: Parsed, cue_words: Cues) -> list[Draft]:
    """One draft for each partner of talks, where no word joins them ("A ने B और C से मुलाकात की" are two meetings)."""
    if draft.kind not in _SPLIT:
        return [draft]
    clause = next((c for c in sentence.clauses if c.first <= proposal.first < c.last), None)
    if clause is None or _has(segments, clause, cue_words.together):
        return [draft]
    cases = {item.first: item.case for item in clause.items}
    partners = [p for p in draft.parts if cases.get(p.mention.first) in _PARTNER_CASES]
    others = [p for p in draft.parts if p not in partners]
    if len(partners) == 1 and len(others) > 1 and _has(segments, clause, cue_words.apart):
        partners, others = others, partners
    mentions = list(dict.fromkeys(id(p.mention) for p in partners))
    if len(mentions) < 2 or not others:
        return [draft]
    return [replace(draft, parts=(*others, *(p for p in partners if id(p.mention) == one))) for one in mentions]


def _has(segments: Segments, clause: Clause, phrases: Sequence[str]) -> bool:
    text = f" {' '.join(key for key in segments.keys[clause.first : clause.last] if key not in _HYPHENS)} "
    return any(f" {phrase} " in text for phrase in phrases)


def learned_drafts(
    segments: Segments,
    parsed: Sequence[Parsed],
    sides: Mapping[str, str] = _NO_SIDES,
    *,
    minimum: float = 0.5,
    among: Collection[int] | None = None,
) -> tuple[Draft, ...]:
    """What the learned reader sees in `parsed` with a chance of `minimum` or more, as drafts; nothing where it cannot run.

    It takes what `extract_events` takes, and can stand in its place. Given `among`, only sentences of these indexes are read.
    """
    items = [item for sentence in parsed for clause in sentence.clauses for item in clause.items]
    mentions = [item.mention for item in items if item.mention is not None]
    times = [item.time for item in items if item.time is not None]
    proposals = [p for p in propose(segments, mentions, times, among=among) if p.probability >= minimum]
    return as_drafts(proposals, segments, parsed, sides)


def additions(drafts: Sequence[Draft], learned: Sequence[Draft]) -> tuple[Draft, ...]:
    """Those of `learned` that no frame has seen and that can stand alone: with enough people of two sides.

    A draft of the frames that stands alone itself has seen it where their triggers overlap, or where both tell the same kind in
    one sentence of the same people, or of some of them.
    """
    standing = [draft for draft in drafts if not draft.anaphoric or draft.complete]
    return tuple(draft for draft in learned if _stands_alone(draft) and not any(_same(draft, other) for other in standing))


def unseen(drafts: Sequence[Draft], parsed: Sequence[Parsed]) -> frozenset[int]:
    """The indexes of the sentences in which no frame tells an event: all that the learned reader has to read, where time counts."""
    seen = {draft.sentence for draft in drafts if not draft.anaphoric or draft.complete}
    return frozenset(sentence.index for sentence in parsed) - seen


def weighed(draft: Draft, learned: Sequence[Draft]) -> Draft:
    """`draft`, of a sentence that the learned reader has read, with what it says of it: the likeliest event of the same kind in
    the same sentence, one with the same trigger before others. Where that is plainly the same, its day fills an empty day and
    its place an empty place; the destination of a visit is left to the frames, which build on it."""
    told = [other for other in learned if other.kind is draft.kind and other.sentence == draft.sentence]
    likely = [(other.trigger.overlaps(draft.trigger), other.second.chance, other) for other in told if other.second]
    if not likely:
        return replace(draft, second=Second(0.0, other=any(one.trigger.overlaps(draft.trigger) for one in learned)))
    overlaps, chance, other = max(likely, key=lambda one: one[:2])
    people = draft.entities <= other.entities or other.entities <= draft.entities
    seen = replace(draft, second=Second(chance, people=people, status=other.status is draft.status))
    return _filled(seen, other) if chance >= FILLS and (overlaps or len(told) == 1) else seen


def _filled(draft: Draft, other: Draft) -> Draft:
    """`draft` with the day and the place of `other` where it has none; what is only named takes no day."""
    slots = set()
    if draft.time is None and other.time is not None and not (draft.anaphoric or draft.presupposed):
        slots.add("when")
        draft = replace(draft, time=other.time, duration=draft.duration or other.duration)
    if draft.place is None and other.place is not None and draft.kind is not Kind.VISIT:
        slots.add("place")
        draft = replace(draft, place=other.place)
    return replace(draft, reasons=(*draft.reasons, *(r for r in other.reasons if r.slot in slots))) if slots else draft


def _same(draft: Draft, other: Draft) -> bool:
    if draft.trigger.overlaps(other.trigger):
        return True
    contained = draft.entities <= other.entities or other.entities <= draft.entities
    return draft.kind is other.kind and draft.sentence == other.sentence and contained


def _stands_alone(draft: Draft) -> bool:
    if draft.kind is Kind.SESSION:
        return draft.mechanism is not None
    if draft.kind is Kind.VISIT:
        return any(p.role is Role.VISITOR for p in draft.parts)
    if draft.kind is Kind.ANNOUNCEMENT:
        return bool(draft.parts)
    return len(draft.parts) >= 2 and len({p.side for p in draft.parts if p.side}) != 1
