from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import floors, run
from eval.annotation import HINDI
from vaarta.model.article import Article
from vaarta.model.errors import SourceError
from vaarta.model.report import Report


@pytest.fixture(autouse=True)
def own_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.json"
    monkeypatch.setattr(run, "read_floors", lambda _: floors.read_floors(path=path))
    monkeypatch.setattr(run, "write_floors", lambda digest, figures, _: floors.write_floors(digest, figures, path=path))
    monkeypatch.setattr(run, "read", lambda article, **_: Report(article))
    return path


def test_without_floors_the_command_says_how_to_set_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 1
    assert "--raise" in capsys.readouterr().out


def test_figures_become_floors_and_hold(capsys: pytest.CaptureFixture[str], own_floors: Path) -> None:
    assert run.main(["--raise"]) == 0
    assert run.main([]) == 0
    assert "checking" in capsys.readouterr().out


def test_a_figure_below_its_floor_fails_and_only_lower_lowers_it(own_floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--raise"]) == 0
    kept = json.loads(own_floors.read_text())
    kept["floors"]["checking"]["found.recall"] = 0.9
    own_floors.write_text(json.dumps(kept))
    assert run.main([]) == 1
    assert "checking: found.recall is 0.0000, its floor 0.9000" in capsys.readouterr().out
    assert run.main(["--raise"]) == 1
    assert run.main(["--lower"]) == 0
    assert run.main([]) == 0


def test_floors_of_other_gold_do_not_count(own_floors: Path) -> None:
    assert run.main(["--raise"]) == 0
    own_floors.write_text(own_floors.read_text().replace(floors.read_floors(path=own_floors)[0] or "?", "other"))
    assert run.main([]) == 1


def test_other_gold_has_no_floors(tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "x.json").write_text((HINDI / "hi-001.json").read_text("utf-8"), "utf-8")
    assert run.main(["--gold", str(folder)]) == 0


def test_an_article_that_cannot_be_read_is_named_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(article: Article, **_: object) -> Report:
        if article.id == "hi-002":
            raise SourceError("cannot be read: broken")
        return Report(article)

    monkeypatch.setattr(run, "read", read)
    assert run.main(["--json"]) == 1
    out = capsys.readouterr()
    assert "hi-002" in out.err
    assert json.loads(out.out)["all"]["articles_missing"] == 1
