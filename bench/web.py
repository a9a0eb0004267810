"""Pages measured on a large record: `python -m bench.web RECORD` prints the server's time for timeline and entry, the size of the pages,
the time to the first page of a fresh server, and how fifty readers fare while articles are added.

Times are the median of several requests over the loopback, each of a page that was not asked for before.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from vaarta.record.ask import Filter
from vaarta.record.store import open_record
from vaarta.web.charts.bands import pairs_of

ROOT = Path(__file__).parents[1]
READERS = 50
PROGRAM = f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); from vaarta.cli import main; main()"


def fetch(address: str) -> tuple[float, int]:
    """Milliseconds that a page took, and its bytes."""
    start = time.perf_counter()
    with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310 - our own server
        body = answer.read()
    return 1000 * (time.perf_counter() - start), len(body)


def worked(process: int) -> float:
    """Milliseconds that a process has worked so far, its own time alone, however busy the machine is; 0 where nobody says."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(record: Path, port: int) -> Iterator[tuple[str, float, int]]:
    """A fresh `vaarta serve`: its address, the seconds up to its first page, and its process."""
    start = time.perf_counter()
    call = [sys.executable, "-c", PROGRAM, "serve", "--record", str(record), "--port", str(port)]
    server = subprocess.Popen(call, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                fetch(f"{address}/timeline")
            except urllib.error.URLError:
                time.sleep(0.01)
                if server.poll() is not None:
                    raise SystemExit("bench.web: the server ended by itself") from None
            else:
                break
        yield address, time.perf_counter() - start, server.pid
    finally:
        server.terminate()
        server.wait()


def paths(record: Path) -> dict[str, list[str]]:
    """Pages to be asked for, by what they are."""
    with open_record(record, create=False) as found:
        entries = found.entries(Filter(limit=200)).entries
    days = sorted({entry.last_told.isoformat() for entry in entries})
    met = Counter(pair for entry in entries for pair in pairs_of(entry))
    pairs = [pair for pair, _ in met.most_common(7)]
    return {
        "timeline": ["/timeline", *(f"/timeline?to={day}" for day in days[:6])],
        "timeline of a pair": [f"/timeline?pair={pair}" for pair in pairs],
        "timeline of a kind": [
            f"/timeline?kind={kind}" for kind in ("meeting", "call", "visit", "session", "agreement", "message")
        ],
        "entry": [f"/entry/{entry.id}" for entry in entries[:25]],
        "article": [f"/article/{entry.refs[0].article}" for entry in entries[:10]],
        "pair": [f"/pair/{pair}" for pair in pairs],
    }


def crowd(address: str, record: Path, asked: list[str], seconds: float) -> tuple[int, int, int]:
    """Fifty readers at once while articles are added: pages read, errors, articles added."""
    from bench.synthetic import World, reports
    from vaarta.knowledge import load

    until = time.perf_counter() + seconds
    counted = itertools.cycle(asked)
    lock = threading.Lock()
    pages, errors, added = [0], [0], 0

    def read_on() -> None:
        while time.perf_counter() < until:
            with lock:
                path = next(counted)
            try:
                fetch(address + path)
            except OSError:
                errors[0] += 1
            else:
                pages[0] += 1

    with ThreadPoolExecutor(READERS) as readers, open_record(record, create=False) as own:
        for _ in range(READERS):
            readers.submit(read_on)
        for report in reports(World(load(), 7), 7, from_day=20_000):
            own.add(report)
            added += 1
            if time.perf_counter() > until:
                break
    return pages[0], errors[0], added


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Pages measured on a large record.")
    parser.add_argument("record", type=Path)
    parser.add_argument("--port", type=int, default=8377)
    parser.add_argument("--crowd", type=float, default=15.0, help="Seconds of fifty readers at once; 0 for none.")
    given = parser.parse_args()
    wanted = paths(given.record)
    fresh = []
    for at in range(3):
        with served(given.record, given.port + at) as (_, seconds, process):
            fresh.append((seconds, worked(process) / 1000))
    waited, own = (statistics.median(some) for some in zip(*fresh, strict=True))
    print(f"first page of a fresh server: {waited:.2f} s, of which the server worked {own:.2f} s")
    with served(given.record, given.port + 10) as (address, _, process):
        for what, some in wanted.items():
            fetch(address + some[0])
            before = worked(process)
            times, sizes = zip(*(fetch(address + path) for path in some), strict=True)
            own = (worked(process) - before) / len(some)
            print(
                f"{what:20} {statistics.median(times):5.0f} ms median, {max(times):5.0f} ms most,"
                f" {own:5.0f} ms of the server's own work; {max(sizes) / 1000:5.0f} kB"
            )
        if given.crowd:
            pages, errors, added = crowd(address, given.record, [path for some in wanted.values() for path in some], given.crowd)
            print(f"{READERS} readers at once: {pages} pages, {errors} errors, while {added} articles were added")


if __name__ == "__main__":
    main()
