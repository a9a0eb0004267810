"""`vaarta knowledge`: what is known, for a person in a terminal."""

from __future__ import annotations

from typing import Any

import pytest
from typer.testing import CliRunner

from vaarta.cli import app
from vaarta.cli.layout import columns


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def show(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["knowledge", "show", *arguments])


def test_a_title_of_a_state_on_a_day_gives_its_holder() -> None:
    out = show("विदेश मंत्री", "--of", "IN", "--on", "2025-11-18").stdout
    assert "Jaishankar: Minister of External Affairs" in out


@pytest.mark.parametrize("name", ["व्लादिमीर पुतिन", "Vladimir Putin", "Q7747"])
def test_a_person_is_found_by_any_name_with_the_offices_of_the_day(name: str) -> None:
    assert "Prime Minister of Russia" in show(name).stdout
    out = show(name, "--on", "2025-11-18").stdout
    assert "President of Russia" in out
    assert "Prime Minister of Russia" not in out


def test_an_ambiguous_name_gives_everything_that_it_may_stand_for() -> None:
    out = show("मास्को").stdout
    assert "place" in out
    assert "as metonym" in out


def test_a_mechanism_has_its_sittings_and_no_line_is_too_wide() -> None:
    out = show("irigc-tec").stdout
    assert "26th · 2025-08-20 · Moscow · held" in out
    assert max(map(columns, out.splitlines())) <= 80
    assert "none on file on 2025-11-18" in show("irigc-tec", "--on", "2025-11-18").stdout


def test_an_unknown_name_ends_with_one_and_says_what_to_do() -> None:
    result = show("कखगघ")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing is known by the name" in result.stderr


def test_building_says_which_knowledge_it_is() -> None:
    result = CliRunner().invoke(app, ["knowledge", "build"])
    assert result.exit_code == 0
    assert result.stdout.startswith("knowledge ")
