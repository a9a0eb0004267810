"""Many at once, and the first page of a fresh server."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest

from tests.web.hostile import STORY
from tests.web.live import Served
from vaarta.model.article import Article
from vaarta.reading import read

READERS, SECONDS = 50, 6.0


@pytest.mark.browser
def test_fifty_readers_at_once_meet_no_error_while_articles_are_added(own_server: Callable[..., Served]) -> None:
    server = own_server()
    entries = server.record.entries().entries
    paths = ["/timeline", "/conflicts", "/pair/IN-US", "/search?q=Swaraj", *(f"/entry/{entry.id}" for entry in entries[:6])]
    told = read(Article("a", STORY, published=date(2025, 11, 19)))
    until = time.monotonic() + SECONDS
    failures: list[str] = []
    pages = [0] * READERS

    def reading(number: int) -> None:
        with httpx.Client(base_url=server.address, timeout=120) as client:
            at = number
            while time.monotonic() < until:
                answer = client.get(paths[at % len(paths)])
                at, pages[number] = at + 1, pages[number] + 1
                if answer.status_code != 200:
                    failures.append(f"{answer.url}: {answer.status_code}")

    def adding() -> None:
        number = 0
        while time.monotonic() < until:
            number += 1
            server.record.add(replace(told, article=replace(told.article, id=f"added-{number}", text=f"{STORY} {number}")))
            time.sleep(0.05)

    adder = threading.Thread(target=adding)
    adder.start()
    with ThreadPoolExecutor(READERS) as readers:
        for done in [readers.submit(reading, number) for number in range(READERS)]:
            done.result()
    adder.join()
    assert failures == []
    assert all(pages)


@pytest.mark.browser
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="nobody says here how long a process worked")
def test_the_first_page_of_a_fresh_server_costs_less_than_a_second_and_a_half(sample_record: Path) -> None:
    """The server's own work counts, so that a busy machine makes no difference; the best of three."""
    program = f"import sys; sys.path[:] = {sys.path!r}; from vaarta.cli import main; main()"
    spent = []
    for port in (8391, 8392, 8393):
        call = [sys.executable, "-c", program, "serve", "--record", str(sample_record), "--port", str(port)]
        server = subprocess.Popen(call, stderr=subprocess.DEVNULL)
        try:
            until = time.monotonic() + 60
            while True:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/timeline", timeout=60) as answer:
                        assert answer.status == 200
                    break
                except OSError:
                    assert time.monotonic() < until
                    time.sleep(0.05)
            fields = Path(f"/proc/{server.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
            spent.append((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
        finally:
            server.kill()
            server.wait()
    assert min(spent) < 1.5
