from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import date

import pytest

from tests.web.hostile import STORY
from vaarta.model.article import Article
from vaarta.model.contract import report_to_json
from vaarta.reading import read
from vaarta.web.errors import Refused
from vaarta.web.workshop import Pasted, Workshop


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    found = Workshop(60, 4)
    yield found
    found.close()


def test_it_reads_what_the_command_line_would_read(workshop: Workshop) -> None:
    found = workshop.read(Pasted(STORY.encode(), "a", date(2025, 11, 19)))
    assert report_to_json(found) == report_to_json(read(Article("a", STORY, published=date(2025, 11, 19))))


def test_a_text_without_a_day_is_refused_in_words(workshop: Workshop) -> None:
    with pytest.raises(Refused, match="never guessed") as refused:
        workshop.read(Pasted(STORY.encode(), "a"))
    assert refused.value.status == 422


def test_binary_data_is_refused_in_words(workshop: Workshop) -> None:
    with pytest.raises(Refused, match="binary"):
        workshop.read(Pasted(b"\x00\x01\x02" * 50, "a"))


def test_a_text_that_takes_too_long_is_stopped_and_the_next_one_is_read() -> None:
    hurried = Workshop(0.0, 1)
    with pytest.raises(Refused, match="stopped"):
        hurried.read(Pasted(STORY.encode(), "a", date(2025, 11, 19)))
    hurried._seconds = 60
    assert hurried.read(Pasted(STORY.encode(), "a", date(2025, 11, 19))).events
    hurried.close()


def test_who_finds_the_line_full_is_told_to_come_back() -> None:
    full = Workshop(60, 1)
    article = Pasted(STORY.encode(), "a", date(2025, 11, 19))
    with full._turn:
        waiting = threading.Thread(target=full.read, args=(article,), daemon=True)
        waiting.start()
        until = time.monotonic() + 30
        while full._line.acquire(blocking=False):  # until the other stands in line
            full._line.release()
            assert time.monotonic() < until
        with pytest.raises(Refused) as refused:
            full.read(article)
    assert refused.value.status == 503
    assert refused.value.wait
    waiting.join(60)
    full.close()


def test_closing_while_it_starts_leaves_no_process_and_hangs_nobody() -> None:
    hasty = Workshop(60, 2)
    starting = threading.Thread(target=hasty.warm)
    starting.start()
    while hasty._process is None:
        time.sleep(0.001)
    process = hasty._process
    hasty.close()
    starting.join(30)
    assert not starting.is_alive()
    assert process.poll() is not None
    with pytest.raises(Refused):
        hasty.read(Pasted(STORY.encode(), "a", date(2025, 11, 19)))
