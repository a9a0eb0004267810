"""Two readers side by side: the frames, and the learned reader beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vaarta.model.errors import ModelError
from vaarta.model.readers import Readers
from vaarta.model.report import Kind
from vaarta.reading.clauses import Parsed
from vaarta.reading.events import Draft
from vaarta.reading.learned.drafts import additions, learned_drafts, weighed
from vaarta.reading.learned.engine import available, event_words
from vaarta.reading.learned.propose import sentences_that_matter
from vaarta.reading.segment import Segments

SURE = 0.95
"""From this chance on an event that no frame tells is taken from the learned reader."""
LOWEST = 0.3
"""Below this chance it has seen nothing."""
_NO_PLACE = frozenset({Kind.CALL, Kind.ANNOUNCEMENT, Kind.MESSAGE, Kind.AGREEMENT})


def chosen(readers: Readers | None) -> Readers:
    """`readers` or, by default, both where the learned one is installed. Raises ModelError where it is asked for and is not."""
    if readers is None:
        return Readers.BOTH if available() else Readers.FRAMES
    if readers is Readers.BOTH and not available():
        raise ModelError("the learned reader is not installed: pip install 'vaarta[model]', or read with the frames alone")
    return readers


def beside(framed: Sequence[Draft], segments: Segments, parsed: Sequence[Parsed], sides: Mapping[str, str]) -> tuple[Draft, ...]:
    """The drafts `framed`, each with what the learned reader says of it, and those that it alone has seen, in text order."""
    worth = worth_reading(framed, segments, parsed)
    learned = learned_drafts(segments, parsed, sides, minimum=LOWEST, among=worth)
    seen = [weighed(draft, learned) if draft.sentence in worth else draft for draft in framed]
    new = [d for d in additions(seen, learned) if d.second and d.second.chance >= SURE and d.kind is not Kind.ANNOUNCEMENT]
    return tuple(sorted((*seen, *new), key=lambda draft: draft.order))


def worth_reading(framed: Sequence[Draft], segments: Segments, parsed: Sequence[Parsed]) -> frozenset[int]:
    """The sentences, by index, in which the learned reader can change the outcome, of those that it can read at all: where a
    frame leaves something open, and where no frame tells anything but a word stands that often names an event."""
    words = event_words()
    told: dict[int, bool] = {}
    for draft in framed:
        told[draft.sentence] = told.get(draft.sentence, True) and _complete(draft)
    mentions = [item.mention for sentence in parsed for clause in sentence.clauses for item in clause.items if item.mention]
    open_ = {index for index, complete in told.items() if not complete}
    keys = segments.keys
    untold = {
        one.index
        for one in parsed
        if one.index not in told and not words.isdisjoint(keys[one.sentence.first : one.sentence.last])
    }
    return frozenset((open_ | untold).intersection(sentences_that_matter(segments, mentions)))


def _complete(draft: Draft) -> bool:
    """Whether a frame has filled all that the learned reader could fill, and told it plainly."""
    if draft.anaphoric or draft.presupposed:
        return False
    return draft.kind is Kind.VISIT or (draft.time is not None and (draft.place is not None or draft.kind in _NO_PLACE))
