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
        ("क्लाउडिया शाइनबाउम", "Klaudiya Shainbaum"),
        ("कमला प्रसाद-बिसेसर", "Kamla Prasad-Bisesar"),
    ],
)
def test_schwas_that_nobody_speaks_are_left_out(name: str, latin: str) -> None:
    assert transliterate(name, "hi") == latin
