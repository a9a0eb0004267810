"""The language of forms, and packs that break it."""

from __future__ import annotations

import msgspec
import pytest

from vaarta.model.errors import PackError
from vaarta.packs.times import Times, times
from vaarta.reading.times.forms import parse_form
from vaarta.reading.times.grammar import Grammar


@pytest.mark.parametrize("form", ["[<day>", "<day>)", "(<day>|<month>]", "+", "word+", "<>"])
def test_a_form_that_is_not_balanced_is_refused(form: str) -> None:
    with pytest.raises(PackError, match="form"):
        parse_form(form)


def changed(**changes: object) -> Times:
    return msgspec.structs.replace(times("hi"), **changes)


def test_a_form_that_names_no_class_stops_the_pack() -> None:
    with pytest.raises(PackError, match="'moon'"):
        Grammar(changed(phrases={**times("hi").phrases, "date": ("<moon>",)}), "hi")


def test_a_phrase_that_holds_itself_stops_the_pack() -> None:
    with pytest.raises(PackError, match="holds itself"):
        Grammar(changed(phrases={**times("hi").phrases, "clock": ("<hour> <clock>",)}), "hi")
