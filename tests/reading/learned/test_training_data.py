from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from train.data import Example, read_example
from vaarta.knowledge import load
from vaarta.reading.learned import labels
from vaarta.reading.segment import segment

_TEXT = "विदेश मंत्री एस. जयशंकर मास्को पहुंचे। उन्होंने मंगलवार को मास्को में राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।"


class OnePieceAWord:
    """A tokenizer to which every word is one piece."""

    def encode(self, words: Sequence[str], **_: object) -> SimpleNamespace:
        return SimpleNamespace(ids=[5] * len(words), word_ids=list(range(len(words))))


def example(**changes: Any) -> tuple[Example, list[str]]:
    event: dict[str, Any] = {
        "kind": "meeting",
        "status": "held",
        "participants": [{"role": "participant", "text": "उन्होंने"}, {"role": "participant", "text": "व्लादिमीर पुतिन"}],
        "when_text": "मंगलवार",
        "place_text": "मास्को",
        "mechanism_text": None,
        "evidence": "उन्होंने मंगलवार को मास्को में राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की",
        "trigger": "मुलाकात की",
    }
    article = {"text": _TEXT, "language": "hi", "published": "2025-11-19", "publisher": "IANS", "events": [event | changes]}
    segments = segment(_TEXT, "hi")
    return read_example("one", article, OnePieceAWord(), load()), [segments.words(i, i + 1) for i in range(len(segments.starts))]


def test_the_words_of_the_trigger_are_labelled_with_its_kind() -> None:
    found, words = example()
    kind = labels.KINDS.index("meeting")
    told = {words[i]: label for i, label in enumerate(found.triggers) if label != labels.OUTSIDE}
    assert told == {"मुलाकात": labels.begins(kind), "की": labels.goes_on(kind)}
    assert found.statuses == {words.index("मुलाकात"): labels.STATUSES.index("held")}


def test_mentions_of_the_reader_take_the_slots_that_the_annotation_gives_their_words() -> None:
    found, words = example()
    told = {" ".join(words[p.first : p.last]): [labels.SLOTS[s] for s in p.slots] for p in found.pairs if p.slots}
    assert told == {
        "उन्होंने": ["participant"],
        "मंगलवार": ["when"],
        "मास्को": ["place"],
        "राष्ट्रपति व्लादिमीर पुतिन": ["participant"],
    }


def test_a_second_mention_of_somebody_who_takes_part_is_no_counterexample() -> None:
    found, words = example()
    unsure = [" ".join(words[p.first : p.last]) for p in found.pairs if p.unsure]
    assert "विदेश मंत्री एस . जयशंकर" in unsure


def test_the_place_nearest_to_the_trigger_is_the_one_meant() -> None:
    found, words = example()
    (place,) = [p for p in found.pairs if labels.SLOTS.index("place") in p.slots]
    assert place.first > words.index("उन्होंने")
