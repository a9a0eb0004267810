"""The examples of every pack: what it must find, and what it must not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from vaarta.packs import languages
from vaarta.packs.times import times
from vaarta.reading.times import tag_text

ANCHOR = date(2025, 11, 18)
MARKED = re.compile(r"\[(.*?) = (.*?)\]")


def examples() -> Iterator[tuple[str, str, str]]:
    for language in languages("times"):
        for rule in times(language).expressions:
            yield from ((language, rule.name, example) for example in rule.examples)


def others() -> Iterator[tuple[str, str, str]]:
    for language in languages("times"):
        for rule in times(language).expressions:
            yield from ((language, rule.name, example) for example in rule.not_)


@pytest.mark.parametrize(("language", "rule", "example"), [*examples()])
def test_every_example_is_read_as_it_says(language: str, rule: str, example: str) -> None:
    text = MARKED.sub(r"\1", example)
    found = {(one.span.of(text), one.value) for one in tag_text(text, ANCHOR, language)}
    assert set(MARKED.findall(example)) <= found, rule


@pytest.mark.parametrize(("language", "rule", "example"), [*others()])
def test_look_alikes_are_no_times(language: str, rule: str, example: str) -> None:
    assert tag_text(example, ANCHOR, language) == (), rule


@pytest.mark.parametrize("language", languages("times"))
def test_every_expression_has_an_example(language: str) -> None:
    assert not [rule.name for rule in times(language).expressions if not (rule.examples or rule.not_)]
