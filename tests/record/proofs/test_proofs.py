"""What a record must survive: being killed in the middle of its work, and many at work at once.

`make prove` runs them whole; without it they are small, so that every test run can have them.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tests.record.proofs.worker import some_reports
from vaarta import open_record
from vaarta.model.record import Entry
from vaarta.record.store import Record

WHOLE = bool(os.environ.get("VAARTA_PROVE"))
KILLS, ARTICLES = (50, 500) if WHOLE else (5, 60)
EACH = 200 if WHOLE else 24
"""Articles that each of two adds; a third of them are the other's too."""
ROOT = Path(__file__).parents[3]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}


def start(*arguments: str) -> subprocess.Popen[str]:
    """A worker, once its record is open."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.record.proofs.worker", *arguments],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line == "ready\n", process.communicate()[1]
    return process


def finish(process: subprocess.Popen[str]) -> str:
    """What a worker says until it is done, of its own accord."""
    out, error = process.communicate(timeout=900)
    assert process.returncode == 0, error
    assert out.endswith("done\n")
    return out


def entries(record: Record) -> list[Entry]:
    """All entries, relations sorted away from the order in which they are found."""
    return sorted(record.all_entries(), key=lambda entry: entry.id)


def assert_whole(url: str, uninterrupted: str, count: int) -> None:
    """The record at `url` holds every article once, is sound, and says what one made without interruption says."""
    wanted = some_reports(0, count)
    with open_record(uninterrupted) as record:
        list(record.add_all(wanted))
        expected = entries(record)
    with open_record(url) as record:
        counts = record.counts()
        assert (counts["articles"], counts["superseded"]) == (count, 0)
        assert counts["tellings"] == sum(len(report.events) for report in wanted)
        assert all(record.report(report.article.id) == report for report in wanted[:: count // 20])
        assert record.check() == ()
        assert entries(record) == expected
        assert {hit.source.id for hit in record.search("यात्रा", limit=count)} == {
            report.article.id for report in wanted if "यात्रा" in report.article.text + (report.article.title or "")
        }


def test_killed_at_any_moment_nothing_is_lost_or_doubled(fresh_record: Callable[[], str]) -> None:
    url = fresh_record()
    moment = random.Random(11)  # noqa: S311 - a lot is drawn, no secret
    killed = 0
    for _ in range(KILLS):
        process = start("add", url, "0", str(ARTICLES))
        time.sleep(moment.uniform(0.0, 0.35))
        killed += process.poll() is None
        process.kill()
        process.communicate()
    finish(start("add", url, "0", str(ARTICLES)))
    assert killed >= KILLS // 2, "most were done before they could be killed"
    assert_whole(url, fresh_record(), ARTICLES)


def test_the_command_that_adds_can_be_killed_and_called_again(
    fresh_record: Callable[[], str], tmp_path: Path, gold_texts: dict[str, str]
) -> None:
    count, kills = (len(gold_texts), 20) if WHOLE else (6, 2)
    for name, text in list(gold_texts.items())[:count]:
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    url, uninterrupted = fresh_record(), fresh_record()
    moment = random.Random(12)  # noqa: S311 - a lot is drawn, no secret

    def command(record: str) -> list[str]:
        own = [sys.executable, "-c", "from vaarta.cli import main; main()"]
        return [*own, "add", "--record", record, "--published", "2025-06-01", str(tmp_path)]

    for _ in range(kills):
        process = subprocess.Popen(command(url), env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(moment.uniform(0.5, 6.0))
        process.kill()
        process.wait()
    for record in (url, uninterrupted):
        subprocess.run(command(record), env=ENVIRONMENT, check=True, capture_output=True, timeout=900)
    with open_record(url) as killed, open_record(uninterrupted) as whole:
        assert killed.counts() == whole.counts()
        assert killed.counts()["articles"] == count
        assert killed.check() == ()
        assert entries(killed) == entries(whole)


def test_two_add_at_once_while_a_third_reads(fresh_record: Callable[[], str]) -> None:
    url = fresh_record()
    with open_record(url):
        pass
    reader = start("read", url)
    first, last = (0, EACH), (EACH * 2 // 3, EACH * 2 // 3 + EACH)
    adders = [start("add", url, *map(str, span)) for span in (first, last)]
    for adder in adders:
        finish(adder)
    assert " looks\n" in finish(reader)
    assert_whole(url, fresh_record(), last[1])


def test_every_report_comes_back_as_it_was(record_url: str) -> None:
    wanted = some_reports(0, 30)
    with open_record(record_url) as record:
        list(record.add_all(wanted))
    with open_record(record_url) as record:
        assert [record.report(report.article.id) for report in wanted] == wanted


def test_every_report_of_the_reader_comes_back_as_it_was(record_url: str, gold_texts: dict[str, str]) -> None:
    from datetime import date

    from vaarta.model.article import Article
    from vaarta.reading import read

    texts = gold_texts if WHOLE else dict(list(gold_texts.items())[:8])
    wanted = [read(Article(name, text, "hi", date(2025, 6, 1))) for name, text in texts.items()]
    with open_record(record_url) as record:
        list(record.add_all(wanted))
    with open_record(record_url) as record:
        assert [record.report(report.article.id) for report in wanted] == wanted
        assert record.check() == ()


def test_reports_added_together_give_what_they_give_one_by_one(fresh_record: Callable[[], str]) -> None:
    """Among them the same twice, and another version of one of them."""
    wanted = some_reports(0, 14)
    other = replace(
        wanted[3], article=replace(wanted[3].article, text=wanted[3].article.text + " फिर।"), events=wanted[3].events[:1]
    )
    wanted = [*wanted, wanted[0], other, *some_reports(14, 17)]
    with open_record(fresh_record()) as together, open_record(fresh_record()) as alone:
        outcomes = [added.outcome for added in together.add_all(wanted)]
        assert outcomes == [alone.add(report).outcome for report in wanted]
        assert entries(together) == entries(alone)
        assert together.check() == alone.check() == ()
