"""Bytes to text: what is read, and how the rest is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vaarta.model.errors import SourceError
from vaarta.sources.decode import decode

WORDS = "मंगलवार को उन्होंने मास्को में\r\nपुतिन से मुलाकात की।\r\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"),
    ],
)
def test_every_encoding_gives_the_same_text_line_ends_and_all(data: bytes) -> None:
    assert decode(data, "a.txt") == WORDS


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_ascii_in_utf_16_without_mark_is_read(name: str) -> None:
    assert decode("date 2025-11-19 Moscow".encode(name), "a.txt") == "date 2025-11-19 Moscow"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00\x00\x00\x01\xe0\x08\x06", "binary"),
        (b"hello\x00 world, this is text with one zero byte in it", "binary"),
        (b"\x1b\x02\x03" * 20, "binary"),
        ("Besuch in Köln".encode("latin-1"), "byte 0xf6 at offset 11"),
        (WORDS.encode()[:-3] + b"\xff", "not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as raised:
        decode(data, "folder/a.bin")
    assert str(raised.value).startswith("folder/a.bin: ")


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
@example(b"\xff\xfe\x00\xd8")
@example(b"\x00")
def test_any_bytes_give_text_or_a_source_error(data: bytes) -> None:
    try:
        text = decode(data, "any")
    except SourceError:
        return
    assert text.strip()
    text.encode()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co", "Cs"]), min_size=1))
def test_text_comes_back_as_it_went_in(text: str) -> None:
    if text.strip().strip("\ufeff\u200b \t\r\n"):
        assert decode(codecs.BOM_UTF8 + text.encode(), "any") == text
