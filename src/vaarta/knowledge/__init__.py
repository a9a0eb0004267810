"""Who and what exists: states, places, offices and their holders by date, organisations, mechanisms and their sittings."""

from vaarta.knowledge.phrases import phrase_key, phrase_words
from vaarta.knowledge.show import Answer, Card, show
from vaarta.knowledge.store import Knowledge, load
from vaarta.knowledge.types import (
    Gazetteer,
    Holding,
    Mechanism,
    Organisation,
    Person,
    Place,
    Sat,
    Sense,
    State,
    Use,
)

__all__ = [
    "Answer",
    "Card",
    "Gazetteer",
    "Holding",
    "Knowledge",
    "Mechanism",
    "Organisation",
    "Person",
    "Place",
    "Sat",
    "Sense",
    "State",
    "Use",
    "load",
    "phrase_key",
    "phrase_words",
    "show",
]
