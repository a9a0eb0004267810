"""The statements behind an entry, each with its words and the sentence that they stand in."""

from __future__ import annotations

from datetime import date

from vaarta.model.article import Article
from vaarta.model.record import Slot, Source
from vaarta.reading import read
from vaarta.record.store.supports import supports_of

TEXT = (
    "मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस जयशंकर मंगलवार को मास्को पहुंचे। "
    "उन्होंने यहां रूस के राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की। दोनों ने व्यापार पर चर्चा की।"
)


def test_every_statement_stands_in_the_sentence_that_is_shown_for_it() -> None:
    report = read(Article("a", TEXT, "hi", date(2025, 11, 19), "IANS"))
    source = Source("a", date(2025, 11, 19))
    assert report.events
    for event in report.events:
        supports = list(supports_of(report, event, source))
        slots = [support.slot for support in supports]
        assert slots.count(Slot.PARTICIPANTS) == len(event.participants)
        assert (Slot.WHEN in slots, Slot.PLACE in slots) == (event.when is not None, event.place is not None)
        for support in supports:
            assert support.sentence
            assert support.sentence in TEXT
            assert support.words in support.sentence, support
            assert support.span is None or support.span.of(TEXT) == support.words
