from __future__ import annotations

from tests.cli.tour import PAGE, tour


def test_the_tour_prints_what_the_commands_print_today() -> None:
    page = PAGE.read_text("utf-8")
    assert page == tour(page), "run `make tour`"
    assert page.count("\n$ vaarta ") > 10
