from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message

from tests.web.messages import files, is_whole, kept, said
from vaarta.web.language import catalogue, preferred, spoken

_NAMED = re.compile(r"%(?:\((\w+)\))?[sd]")
LANGUAGES = dict(files())


def words(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, (tuple, list)) else [str(value)]


def test_hindi_is_spoken() -> None:
    assert "hi" in spoken()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_the_pages_say_is_translated(language: str) -> None:
    there = {(message.id, message.context): message for message in kept(language, LANGUAGES[language])}
    wanted = [(message.id, message.context) for message in said() if message.id]
    assert len(wanted) > 200
    missing = [key for key in wanted if key not in there or not is_whole(there[key]) or there[key].fuzzy]
    assert not missing, "run `make messages`, and translate what is empty"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_in_a_catalogue_that_no_page_says(language: str) -> None:
    said_now = {(message.id, message.context) for message in said()}
    assert not [message.id for message in kept(language, LANGUAGES[language]) if (message.id, message.context) not in said_now]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_of_its_message(language: str) -> None:
    def places(message: Message) -> tuple[set[str], set[str]]:
        return {p for part in words(message.id) for p in _NAMED.findall(part)}, {
            p for part in words(message.string) for p in _NAMED.findall(part)
        }

    for message in kept(language, LANGUAGES[language]):
        if message.id:
            there, here = places(message)
            assert there == here, message.id


def test_one_and_many_are_said_apart_in_hindi() -> None:
    hindi = catalogue("hi")
    one, many = (hindi.ngettext("%(num)s report", "%(num)s reports", n) for n in (1, 2))
    assert (one, many) == ("%(num)s रिपोर्ट", "%(num)s रिपोर्टें")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("hi-IN,hi;q=0.9,en;q=0.8", "hi"),
        ("en-GB,hi;q=0.3", "en"),
        ("fr", "en"),
        ("", "en"),
        ("hi;q=zero", "en"),
        ("hi;q=0", "en"),
    ],
)
def test_the_reader_s_browser_says_the_language(header: str, language: str) -> None:
    assert preferred(header) == language
