"""Proposals: what the learned reader takes for events, with its chances, over the mentions and times that the reader found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Role, Status, TimeExpression
from vaarta.reading.clauses import PARTIES, PLACES
from vaarta.reading.learned import engine, labels
from vaarta.reading.learned.engine import Engine, Outputs
from vaarta.reading.learned.windows import Window, pack, word_pieces
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments

LOWEST = 0.3
"""Below this chance nothing is proposed."""
FILLED = 0.3
"""From this chance on a mention fills a slot; one of another sentence than the trigger's from ELSEWHERE on."""
ELSEWHERE = 0.7
_SEVERAL = (Form.COLLECTIVE, Form.GROUP)


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in its role, and the chance that it is."""

    mention: Linked
    role: Role
    probability: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """Tokens `first` to `last` (exclusive) name an event of `kind`, with chance `probability`; `status_probability` is that of
    its status given the event. Slots that nothing fills well enough are empty."""

    first: int
    last: int
    kind: Kind
    status: Status
    probability: float
    status_probability: float
    participants: tuple[Filler, ...] = ()
    place: Linked | None = None
    time: TimeExpression | None = None
    mechanism: Linked | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    mention: Linked | None = None
    time: TimeExpression | None = None


def propose(
    segments: Segments,
    mentions: Sequence[Linked],
    times: Sequence[TimeExpression],
    *,
    among: Collection[int] | None = None,
    threads: int = 1,
) -> tuple[Proposal, ...]:
    """What the model takes for events in `segments`, in text order; nothing where the model or the extra is not installed.

    Only sentences in which something can happen are read: those that name a party and one thing more, or several people; and
    of these only those whose index is in `among`, if it is given.
    """
    path = engine.folder()
    if path is None or not engine.available():
        return ()
    chosen = sentences_that_matter(segments, mentions)
    if among is not None:
        chosen = [i for i in chosen if i in among]
    if not chosen:
        return ()
    model = engine.load(path, threads)
    spans = [(segments.sentences[i].first, segments.sentences[i].last) for i in chosen]
    windows = pack(word_pieces(segments, model.tokenizer), spans)
    candidates = _candidates(segments, mentions, times)
    found = [
        proposal
        for window, out in zip(windows, model.run(windows), strict=True)
        for proposal in _read(model, segments, window, out, candidates)
    ]
    return tuple(sorted(found, key=lambda p: p.first))


def sentences_that_matter(segments: Segments, mentions: Sequence[Linked]) -> list[int]:
    """The sentences, by index, that name a party or a mechanism and one thing more, or several people at once."""
    counts: Counter[int] = Counter()
    acting: set[int] = set()
    at = 0
    for mention in sorted(mentions, key=lambda m: m.first):
        while segments.sentences[at].last <= mention.first:
            at += 1
        if mention.form is Form.ADJECTIVE:
            continue
        counts[at] += 2 if mention.plural or mention.form in _SEVERAL or len(mention.entities) > 1 else 1
        if mention.type in PARTIES or mention.type is EntityType.MECHANISM:
            acting.add(at)
    return sorted(i for i in acting if counts[i] >= 2)


def _candidates(segments: Segments, mentions: Sequence[Linked], times: Sequence[TimeExpression]) -> list[_Candidate]:
    out = [_Candidate(m.first, m.last, mention=m) for m in mentions]
    for time in times:
        first, last = segments.tokens_in(time.span)
        if first < last:
            out.append(_Candidate(first, last, time=time))
    return sorted(out, key=lambda c: (c.first, c.last))


def _read(
    model: Engine, segments: Segments, window: Window, out: Outputs, candidates: Sequence[_Candidate]
) -> Iterator[Proposal]:
    """The proposals of one window."""
    at = window.place_of()
    near = [c for c in candidates if c.first in at and c.last - 1 in at]
    for first, last, anchor, kind, chance in _triggers(window, out):
        if chance < LOWEST:
            continue
        statuses = out.statuses[at[anchor]]
        status = int(statuses.argmax())
        chances = _chances(model, out, at, anchor, near)
        sentence = segments.sentences[segments.sentence_at(segments.starts[anchor])]
        bars = [FILLED if sentence.first <= c.first < sentence.last else ELSEWHERE for c in near]
        yield Proposal(
            first,
            last,
            labels.KINDS[kind],
            labels.STATUSES[status],
            round(chance, 4),
            round(float(statuses[status]), 4),
            tuple(_participants(near, chances, bars, labels.KINDS[kind])),
            _best(near, chances, bars, labels.PLACE, _is_place),
            _best_time(near, chances, bars),
            _best(near, chances, bars, labels.MECHANISM, _is_mechanism),
        )


def _triggers(window: Window, out: Outputs) -> Iterator[tuple[int, int, int, int, float]]:
    """Triggers as first and last token, the token that begins it most surely, number of the kind, chance.

    A run of tokens that are likelier to belong to a trigger than LOWEST is one; it is cut where one of another kind begins.
    """
    run: list[int] = []
    chances = {t: out.triggers[p] for t, p in zip(window.tokens, window.at, strict=True) if t >= window.own}
    kind = -1
    for token, chance in chances.items():
        if 1 - float(chance[labels.OUTSIDE]) < LOWEST:
            continue
        label = int(chance[1:].argmax()) + 1
        if run and (token != run[-1] + 1 or (label % 2 == 1 and (label - 1) // 2 != kind)):
            yield _trigger(run, chances)
            run = []
        run.append(token)
        kind = (label - 1) // 2
    if run:
        yield _trigger(run, chances)


def _trigger(run: Sequence[int], chances: dict[int, Any]) -> tuple[int, int, int, int, float]:
    by_kind = [
        [float(chances[t][labels.begins(k)] + chances[t][labels.goes_on(k)]) for t in run] for k in range(len(labels.KINDS))
    ]
    kind = max(range(len(by_kind)), key=lambda k: sum(by_kind[k]))
    anchor = max(run, key=lambda t: float(chances[t][labels.begins(kind)]))
    return run[0], run[-1] + 1, anchor, kind, max(by_kind[kind])


def _chances(model: Engine, out: Outputs, at: dict[int, int], anchor: int, near: Sequence[_Candidate]) -> Any:
    import numpy as np

    if not near:
        return np.zeros((0, len(labels.SLOTS)), dtype=np.float32)
    where = np.array([(at[c.first], at[c.last - 1]) for c in near])
    far = np.array([labels.distance(anchor, c.first) for c in near])
    return model.slots(out, at[anchor], where, far)


def _participants(near: Sequence[_Candidate], chances: Any, bars: Sequence[float], kind: Kind) -> Iterator[Filler]:
    """Every mention of a party in its likeliest role of those that `kind` has; of one entity's mentions the likeliest."""
    roles = [labels.ROLES.index(role) for role in labels.ROLES_OF[kind]]
    best: dict[frozenset[str], Filler] = {}
    for candidate, row, bar in zip(near, chances, bars, strict=True):
        mention = candidate.mention
        if mention is None or mention.type not in PARTIES or mention.form is Form.ADJECTIVE or not mention.entities:
            continue
        role = max(roles, key=lambda r: float(row[r]))
        if float(row[role]) < bar:
            continue
        filler = Filler(mention, labels.ROLES[role], round(float(row[role]), 4))
        key = frozenset(e.key for e in mention.entities)
        if key not in best or best[key].probability < filler.probability:
            best[key] = filler
    yield from sorted(best.values(), key=lambda f: f.mention.first)


def _best(
    near: Sequence[_Candidate], chances: Any, bars: Sequence[float], slot: str, fits: Callable[[Linked], bool]
) -> Linked | None:
    """The likeliest mention for `slot`, if it is likely enough."""
    found = _likeliest([c if c.mention is not None and fits(c.mention) else None for c in near], chances, bars, slot)
    return found.mention if found else None


def _best_time(near: Sequence[_Candidate], chances: Any, bars: Sequence[float]) -> TimeExpression | None:
    """The likeliest time, if it is likely enough."""
    found = _likeliest([c if c.time is not None else None for c in near], chances, bars, labels.WHEN)
    return found.time if found else None


def _likeliest(near: Sequence[_Candidate | None], chances: Any, bars: Sequence[float], slot: str) -> _Candidate | None:
    number = labels.SLOTS.index(slot)
    scored = [(float(row[number]), c) for c, row, bar in zip(near, chances, bars, strict=True) if c and float(row[number]) >= bar]
    return max(scored, key=lambda pair: pair[0], default=(0.0, None))[1]


def _is_place(mention: Linked) -> bool:
    return mention.type in PLACES and mention.form is not Form.ADJECTIVE and mention.entity is not None


def _is_mechanism(mention: Linked) -> bool:
    return mention.type is EntityType.MECHANISM and mention.entity is not None
