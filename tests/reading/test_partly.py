"""Articles whose events no pack reads are kept all the same."""

from __future__ import annotations

import pytest

from tests.reading.story import DAY
from vaarta.model.article import Article
from vaarta.model.errors import LanguageError, MissingDateError
from vaarta.reading import read
from vaarta.reading.partly import read_partly

STORY = Article("a", "Lavrov met Jaishankar on 17 November 2025.", "en", DAY)


def test_the_reader_refuses_a_language_whose_events_it_does_not_read() -> None:
    with pytest.raises(LanguageError, match="no pack reads 'en'"):
        read(STORY)


def test_read_in_part_it_has_its_times_and_no_events() -> None:
    report = read_partly(STORY)
    assert [time.value for time in report.times] == ["2025-11-17"]
    assert (report.events, report.article.text) == ((), STORY.text)


def test_a_language_without_any_pack_is_kept_as_it_is() -> None:
    report = read_partly(Article("a", "Das Treffen fand am Montag statt.", "de", DAY))
    assert (report.times, report.article.language) == ((), "de")


def test_without_a_day_it_is_refused() -> None:
    with pytest.raises(MissingDateError):
        read_partly(Article("a", "They met on Monday.", "en"))
