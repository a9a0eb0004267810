"""The rules of speech, one after another over each sentence; then what lies inside what, and who goes on speaking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaarta.model.entity import EntityType
from vaarta.model.report import Reason, TimeExpression
from vaarta.packs.speech import speech
from vaarta.packs.words import words
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments
from vaarta.reading.speech.channel import find_channel
from vaarta.reading.speech.draft import QuoteDraft
from vaarta.reading.speech.marks import Region, pair_marks, units
from vaarta.reading.speech.rules import Found, found_in, whole
from vaarta.reading.speech.saying import Scene
from vaarta.reading.speech.voice import run_on

_NESTED = 16
_SURE = 0.65
"""The confidence below which a pronoun rather means who spoke last."""


def extract_quotes(
    segments: Segments, mentions: Sequence[Linked], times: Sequence[TimeExpression] = ()
) -> tuple[QuoteDraft, ...]:
    """The quotes of an article in order: words with a speaker who was read as just one entity, and no nameless group."""
    return tuple(draft for draft in extract_sayings(segments, mentions, times) if draft.is_quote)


def extract_sayings(
    segments: Segments, mentions: Sequence[Linked], times: Sequence[TimeExpression] = ()
) -> tuple[QuoteDraft, ...]:
    """Everything that the article says somebody said, the nameless and mere attributions included, in order."""
    scene = Scene(segments, mentions, speech(segments.language), words(segments.language))
    all_units = units(segments, pair_marks(segments))
    for unit in all_units:
        scene.masked.update((region.closes - 1, region.opens) for region in unit.regions if region.long)
    per_unit = []
    for i, unit in enumerate(all_units):
        before = all_units[i - 1] if i and all_units[i - 1].paragraph == unit.paragraph else None
        per_unit.append(tuple(_unnested(scene, found_in(scene, unit, before))))
    taken = frozenset(unit.first for unit, found in zip(all_units, per_unit, strict=True) if found)
    drafts: list[QuoteDraft] = []
    for i, (unit, found) in enumerate(zip(all_units, per_unit, strict=True)):
        for one in found:
            previous = drafts[-1] if drafts and i and drafts[-1].tokens[1] >= all_units[i - 1].first else None
            draft = _drafted(scene, _resolved(scene, one, drafts), unit.first, previous, times)
            if one.runs_on and one.last >= unit.last - 2:
                end, own = run_on(scene, one.first, one.last, all_units[i + 1 :], taken)
                draft = _extended(scene, draft, end) if own else draft
            drafts.append(draft)
        spoken = whole(unit)
        follows = per_unit[i + 1] if i + 1 < len(all_units) else ()
        if spoken and not found and drafts and not any(one.first == spoken.first for one in follows):
            if drafts[-1].tokens[1] >= all_units[i - 1].first or drafts[-1].frame[1] >= all_units[i - 1].first:
                _go_on(scene, drafts, spoken, same_paragraph=unit.paragraph == all_units[i - 1].paragraph)
    return tuple(sorted(drafts, key=lambda draft: draft.span))


def _resolved(scene: Scene, found: Found, drafts: Sequence[QuoteDraft]) -> Found:
    """`found` with the person who spoke last, or else who acted last, for a pronoun that may mean several."""
    pronoun = found.subject.mention
    if pronoun is None or pronoun.form is not Form.PRONOUN or (pronoun.entities and pronoun.confidence >= _SURE):
        return found
    last = drafts[-1].speaker if drafts else None
    if last is not None and last.entity is not None and last.type is EntityType.PERSON:
        return replace(found, subject=replace(found.subject, mention=last, rule="who spoke last"))
    acting = scene.acting_before(pronoun.first)
    return replace(found, subject=replace(found.subject, mention=acting, rule="who acted last")) if acting else found


def _unnested(scene: Scene, found: Sequence[Found]) -> Iterator[Found]:
    """Of a saying that opens the words of another the inner one, if somebody in particular speaks there; words told
    after another's by the same speaker, or by the reporter, cut these short."""
    dropped: set[int] = set()
    for i, outer in enumerate(found):
        if i in dropped:
            continue
        keep: Found | None = outer
        for j, inner in enumerate(found[i + 1 :], i + 1):
            if outer.kind != "indirect" or keep is None or not (keep.first <= inner.head_first < keep.last):
                continue
            if inner.subject.at < outer.first:
                keep = _cut(scene, keep, inner.head_first)
            elif inner.subject.mention is not None:
                opens = inner.subject.at - outer.first < _NESTED
                coordinated = any(scene.keys[k] in scene.closed.coordinators for k in range(inner.subject.at, inner.head_first))
                if opens and coordinated and outer.subject.mention is not None:
                    dropped.add(j)
                else:
                    keep = None if opens else _cut(scene, keep, inner.subject.mention.first)
        if keep is not None:
            yield keep


def _cut(scene: Scene, found: Found, at: int) -> Found | None:
    """`found` up to the coordinator or comma before token `at`."""
    joints = scene.closed.coordinators | scene.closed.clause_joiners | scene.closed.list_marks
    for i in range(at - 1, found.first + 1, -1):
        if scene.keys[i] in joints:
            return replace(found, last=i, runs_on=False) if i - found.first > 1 else None
    return found


def _drafted(scene: Scene, found: Found, low: int, previous: QuoteDraft | None, times: Sequence[TimeExpression]) -> QuoteDraft:
    segments, mention = scene.segments, found.subject.mention
    frame = found.frame
    channel = find_channel(scene, *frame)
    if channel is None and previous and mention and previous.entity == mention.entity and found.resumes:
        channel = previous.channel
    span, frame_span = segments.span(found.first, found.last), segments.span(*frame)
    when = next((segments.tokens_in(time.span) for time in times if frame_span.covers(time.span)), None)
    clause = (min(frame[0], found.first), max(frame[1], found.last))
    reasons = [Reason("words", found.rule, span), Reason("kind", found.kind, span)]
    if mention:
        reasons.append(Reason("speaker", f"{found.subject.rule}/{mention.rule}", mention.span))
    if channel:
        reasons.append(Reason("channel", channel, frame_span))
    return QuoteDraft(
        span=span,
        tokens=(found.first, found.last),
        kind=found.kind,
        speaker=mention,
        channel=channel,
        when=when,
        frame=frame,
        clause=clause,
        rule=found.rule,
        attribution=found.attribution,
        reasons=tuple(reasons),
    )


def _go_on(scene: Scene, drafts: list[QuoteDraft], spoken: Region, *, same_paragraph: bool) -> None:
    """Quoted words without a word of saying belong to whoever spoke last: to the same quote, where it was direct and
    broken off within the paragraph by the word of saying only."""
    last = drafts[-1]
    if last.attribution:
        return
    if same_paragraph and last.rule == "behind marks":
        tokens = (last.tokens[0], spoken.last)
        end = max(last.clause[1], spoken.last)
        drafts[-1] = replace(last, span=scene.segments.span(*tokens), tokens=tokens, clause=(last.clause[0], end))
        return
    tokens = (spoken.first, spoken.last)
    while not scene.is_word[tokens[1] - 1] and tokens[1] - tokens[0] > 1:
        tokens = (tokens[0], tokens[1] - 1)
    span = scene.segments.span(*tokens)
    reasons = (Reason("words", "goes on", span), *[r for r in last.reasons if r.slot == "speaker"])
    drafts.append(
        replace(last, span=span, tokens=tokens, clause=tokens, kind="direct", rule="goes on", when=None, reasons=reasons)
    )


def _extended(scene: Scene, draft: QuoteDraft, end: int) -> QuoteDraft:
    """`draft` up to token `end`, as the direct speech that the speaker's own voice makes it."""
    while end > draft.tokens[0] + 1 and not scene.is_word[end - 1]:
        end -= 1
    tokens = (draft.tokens[0], max(end, draft.tokens[1]))
    span = scene.segments.span(*tokens)
    kept = [reason for reason in draft.reasons if reason.slot not in {"words", "kind"}]
    return replace(
        draft,
        span=span,
        tokens=tokens,
        kind="direct",
        clause=(draft.clause[0], max(draft.clause[1], tokens[1])),
        reasons=(*kept, Reason("words", f"{draft.rule}, runs on", span), Reason("kind", "direct: own voice", span)),
    )
