"""Names in Latin letters as newspapers in English write them."""

from __future__ import annotations

import pytest

from vaarta.reading.transliterate import transliterate


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("राकेश वर्मा", "Rakesh Verma"),
        ("डेनिस मंटुरोव", "Denis Manturov"),
        ("एस. कृष्णन", "S. Krishnan"),
        ("अंबिका सोनी", "Ambika Soni"),
        ("क्लाउडिया शाइनबाउम", "Claudia Shainbaum"),
        ("कमला प्रसाद-बिसेसर", "Kamla Prasad-Bissessar"),
    ],
)
def test_schwas_that_nobody_speaks_are_left_out(name: str, latin: str) -> None:
    assert transliterate(name, "hi") == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [("महेंद्र सिंह", "Mahendra Singh"), ("मारियो भाटिया", "Mario Bhatia"), ("श्वेता स्वामी", "Shweta Swami"), ("यू-जुंग", "Yu-Jung")],
)
def test_sounds_are_written_as_newspapers_write_them(name: str, latin: str) -> None:
    assert transliterate(name, "hi") == latin


@pytest.mark.parametrize(
    ("name", "latin"), [("शरद पवार", "Sharad Pawar"), ("नवाज अजीज", "Nawaz Aziz"), ("केएल राहुल", "K. L. Rahul")]
)
def test_a_common_name_keeps_its_usual_spelling(name: str, latin: str) -> None:
    assert transliterate(name, "hi") == latin
