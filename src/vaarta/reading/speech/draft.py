"""What the speech stage hands on."""

from __future__ import annotations

from dataclasses import dataclass

from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import Reason
from vaarta.model.span import Span
from vaarta.reading.mentions import Linked


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """Words with the one who said them. All pairs are half-open ranges of tokens.

    `span` and `tokens` are the words alone, without marks, opening conjunction, word of saying or final punctuation.
    `frame` is what tells that they were said, from the speaker to the word of saying; `clause` is frame and words
    together. `speaker` is None where nobody in particular speaks or where the mention was not read; `when` is the time
    expression inside the frame. `attribution` is True where the text only leans on the speaker ("according to the
    ministry"): it says whose account this is, but is no quote.
    """

    span: Span
    tokens: tuple[int, int]
    kind: str
    speaker: Linked | None
    channel: str | None
    when: tuple[int, int] | None
    frame: tuple[int, int]
    clause: tuple[int, int]
    rule: str
    attribution: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def is_quote(self) -> bool:
        """Whether somebody in particular says this: one entity, and no group of nameless people."""
        return self.entity is not None and not self.attribution and self.entity.type is not EntityType.GROUP

    @property
    def entity(self) -> Entity | None:
        """Who speaks, if the speaker was read as just one."""
        return self.speaker.entity if self.speaker else None
