from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.reading.story import clauses, day, draft, mention, part
from vaarta.model.article import Article
from vaarta.model.entity import EntityType
from vaarta.model.errors import ModelError
from vaarta.model.readers import Readers
from vaarta.model.report import Kind
from vaarta.reading import read
from vaarta.reading.learned import both, chosen

_ARTICLE = Article(
    "story",
    "नई दिल्ली, 19 नवंबर। विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।",
    "hi",
    date(2025, 11, 19),
    "IANS",
)


def test_without_the_model_the_frames_read_alone() -> None:
    assert chosen(None) is Readers.FRAMES
    (event,) = read(_ARTICLE).events
    assert all(reason.slot != "reader" for reason in event.reasons)


def test_asked_for_and_not_there_the_learned_reader_says_how_to_get_it() -> None:
    with pytest.raises(ModelError, match=r"vaarta\[model\]"):
        read(_ARTICLE, readers=Readers.BOTH)


@pytest.mark.usefixtures("learned_reader")
def test_with_the_model_both_read_and_an_event_says_who_saw_it() -> None:
    assert chosen(None) is Readers.BOTH
    told = read(_ARTICLE)
    (event,) = told.events
    assert next(reason.rule for reason in event.reasons if reason.slot == "reader")
    assert "learned" in told.made_by
    assert read(_ARTICLE, readers=Readers.FRAMES).events[0].id == event.id


def test_only_what_is_open_or_may_be_an_event_is_worth_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["मोदी", "पुतिन", "शी", "लावरोव", "वांग", "ओली", "डार", "बाइडन"]
    people = [(name, EntityType.PERSON, side) for name, side in zip(names, ["IN", "RU"] * 4, strict=True)]
    text, parsed = clauses("मोदी पुतिन से मिले। शी लावरोव से मिले। वांग ओली से मिले। डार बाइडन को जानते हैं।", *people)
    monkeypatch.setattr(both, "event_words", lambda: frozenset({text.segments.keys[3]}))
    two = [part("Modi", "IN"), part("Putin", "RU")]
    told = replace(draft(Kind.MEETING, two, sentence=0), time=day("2025-11-18"), place=mention(text.segments, "मोदी"))
    open_ = draft(Kind.MEETING, two, sentence=1)
    assert both.worth_reading([told, open_], text.segments, parsed) == {1, 2}


def test_the_shipped_model_is_as_small_as_promised() -> None:
    from vaarta.reading.learned.engine import FILES, SHIPPED

    assert sum((Path(SHIPPED) / name).stat().st_size for name in FILES) < 45_000_000
