"""Files, folders and standard input to articles, the bad ones beside the good."""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaarta.model.article import Article
from vaarta.sources import Failure, read_inputs

STORY = " date 2025-11-19 मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस जयशंकर ने पुतिन से मुलाकात की।\r\n\r\nवे मिले।\r\n"
PAGE = """<!DOCTYPE html><html lang="hi"><head><title>पुतिन से मुलाकात</title>
<meta property="og:site_name" content="IANS"><link rel="canonical" href="https://example.org/news/1">
<meta property="article:published_time" content="2025-11-19T10:00:00+05:30"></head><body><nav><a href="/">होम</a></nav><article>
<h1>पुतिन से मुलाकात</h1>
<p>मास्को, 18 नवंबर (आईएएनएस)। भारत के विदेश मंत्री एस जयशंकर रूस पहुंचे हुए हैं। मंगलवार को उन्होंने मास्को में रूसी
राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।</p><p>इस दौरान जयशंकर ने पुतिन को आगामी वार्षिक शिखर सम्मेलन की तैयारियों से
अवगत कराया। दोनों ने बात की।</p></article><footer>© 2025</footer></body></html>"""


def one(path: Path, **options: object) -> Article:
    """The one article of `path`."""
    (found,) = read_inputs([str(path)], **options)  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


def failed(found: Article | Failure) -> str:
    """The message of what must have failed."""
    assert isinstance(found, Failure), found
    return found.message


def ids(arguments: list[Path]) -> list[str]:
    """The ids of articles that must all be read."""
    found = list(read_inputs([str(argument) for argument in arguments]))
    return [article.id for article in found if isinstance(article, Article)]


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put `data` on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_wire_story_keeps_its_text_and_gives_its_header(tmp_path: Path) -> None:
    path = tmp_path / "seed.txt"
    path.write_bytes(codecs.BOM_UTF8 + STORY.encode())
    article = one(path)
    assert article.text == STORY
    assert (article.id, article.language, article.published) == ("seed", "hi", date(2025, 11, 19))
    assert article.origin == str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_offsets_are_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(STORY.encode(encoding))
    assert one(path).text.index("मुलाकात") == STORY.index("मुलाकात")


def test_a_date_given_for_all_only_fills_gaps(tmp_path: Path) -> None:
    with_header, without = tmp_path / "a.txt", tmp_path / "b.txt"
    with_header.write_text(STORY, encoding="utf-8")
    without.write_text("वे मिले।", encoding="utf-8")
    assert one(with_header, published=date(2020, 1, 1)).published == date(2025, 11, 19)
    assert one(without, published=date(2020, 1, 1)).published == date(2020, 1, 1)
    assert one(without).published is None


def test_a_header_with_no_day_of_the_calendar_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" date 2025-02-30 दिल्ली।", encoding="utf-8")
    (found,) = read_inputs([str(path)])
    assert "2025-02-30" in failed(found)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("जयशंकर पुतिन से मिले\n\nमास्को, 18 नवंबर। वे मिले।", "जयशंकर पुतिन से मिले"),
        ("जयशंकर पुतिन से मिले\r\n \r\nवे मिले।", "जयशंकर पुतिन से मिले"),
        (" date 2025-11-19\nजयशंकर पुतिन से मिले\n\nवे मिले।", "जयशंकर पुतिन से मिले"),
        ("वे मिले।\n\nफिर मिले।", None),
        ("जयशंकर पुतिन से मिले\nवे मिले।", None),
        ("जयशंकर पुतिन से मिले\n\n", None),
        ("मिले " * 60 + "\n\nवे मिले।", None),
    ],
)
def test_a_title_is_a_short_first_line_that_ends_no_sentence(tmp_path: Path, text: str, title: str | None) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert one(path).title == title
    assert one(path).text == text


def test_bad_inputs_do_not_stop_the_good_ones_and_order_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \r\n\t\n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "latin.txt").write_bytes("Köln".encode("latin-1"))
    (tmp_path / "large.txt").write_text(STORY * 50, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    names = ["missing.txt", "empty.txt", "blank.txt", "picture.txt", "latin.txt", "large.txt", "folder", "a.txt"]
    found = list(read_inputs([str(tmp_path / name) for name in names], limit=2000))
    says = ["cannot be read", "empty", "empty", "binary", "UTF-8", "over the limit of 2,000", "no articles"]
    assert len(found) == len(names)
    for item, name, words in zip(found[:-1], names[:-1], says, strict=True):
        assert words in failed(item)
        assert name in failed(item)
    assert isinstance(found[-1], Article)


@pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", lambda: 0)() == 0, reason="permissions do not bind this user")
def test_an_unreadable_file_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    path.chmod(0)
    (found,) = read_inputs([str(path)])
    assert "permission" in failed(found).lower()


def test_a_folder_is_walked_in_order_hidden_files_and_other_endings_aside(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.txt", "a/y.TXT", ".hidden.txt", ".git/c.txt", "photo.jpg", "plain"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY, encoding="utf-8")
    assert ids([tmp_path]) == ["y", "z", "b", "plain"]


def test_files_of_one_stem_get_ids_of_their_own(tmp_path: Path) -> None:
    for name in ["one/x.txt", "two/x.txt", "two/x.json", "two/y.txt"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"text": STORY}) if name.endswith("json") else STORY, encoding="utf-8")
    assert ids([tmp_path]) == ["one/x", "two/x.json", "two/x.txt", "y"]
    first, second = tmp_path / "one" / "x.txt", tmp_path / "two" / "x.txt"
    assert ids([first, second]) == [first.as_posix(), second.as_posix()]
    assert ids([first, first]) == ["x", "x"]


def test_json_lines_give_an_article_or_a_failure_each(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [
        json.dumps({"id": "one", "text": STORY, "published": "2025-11-20", "publisher": "PTI", "more": [1]}),
        "{broken",
        "",
        "[1, 2]",
        json.dumps({"id": "x", "published": "2025-11-20"}),
        json.dumps({"text": "  \n"}),
        json.dumps({"text": STORY, "published": "20 November"}),
        json.dumps({"text": ["a"]}),
        json.dumps({"text": "half \ud83d pair"}),
        "[" * 200_000,
        json.dumps({"text": STORY * 300}),
        json.dumps({"id": 7, "text": "वे मिले।\u2028फिर मिले।", "published": "2025-11-20T08:00:00Z", "title": "T", "url": None}),
    ]
    path.write_bytes("\r\n".join(lines).encode())
    found = list(read_inputs([str(path)], limit=50_000, publisher="IANS"))
    first, *failures, last = found
    assert isinstance(first, Article)
    assert (first.id, first.published, first.publisher, first.origin) == ("one", date(2025, 11, 20), "PTI", f"{path}:1")
    numbers = [2, 4, 5, 6, 7, 8, 9, 10, 11]
    says = ["not JSON", "no object", 'no "text"', "empty", "20 November", "not a string", "", "", "over the limit"]
    for failure, number, words in zip(failures, numbers, says, strict=True):
        assert failed(failure).startswith(f"{path}:{number}: ")
        assert words in failed(failure)
    assert isinstance(last, Article)
    assert (last.id, last.published, last.publisher, last.title) == ("7", date(2025, 11, 20), "IANS", "T")


def test_a_line_of_wrong_bytes_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    good = json.dumps({"text": STORY}, ensure_ascii=False).encode()
    path.write_bytes(good + b'\n{"text": "\xff\xfe"}\n' + good + b"\n")
    found = list(read_inputs([str(path)]))
    assert [type(item).__name__ for item in found] == ["Article", "Failure", "Article"]
    assert [item.id for item in found if isinstance(item, Article)] == ["many:1", "many:3"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_json_lines_come_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes("".join(json.dumps({"text": STORY}, ensure_ascii=False) + "\n" for _ in range(3)).encode(encoding))
    found = list(read_inputs([str(path)]))
    assert [item.text for item in found if isinstance(item, Article)] == [STORY] * 3


def test_json_lines_are_read_as_they_come(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes((json.dumps({"text": STORY}) + "\n").encode() * 3)
    articles = read_inputs([str(path)])
    assert isinstance(next(articles), Article)
    path.write_bytes(b"")
    articles.close()  # type: ignore[attr-defined]


def test_a_json_file_holds_one_article(tmp_path: Path) -> None:
    path = tmp_path / "hi-001.json"
    path.write_text(json.dumps({"text": STORY, "published": "2025-11-20", "events": []}, indent=1), encoding="utf-8")
    article = one(path)
    assert (article.id, article.text, article.published) == ("hi-001", STORY, date(2025, 11, 20))


def test_a_page_gives_its_story_and_what_it_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    article = one(path, published=date(2020, 1, 1), publisher="none")
    assert "मुलाकात की।" in article.text
    assert "होम" not in article.text
    assert (article.id, article.url) == ("https://example.org/news/1", "https://example.org/news/1")
    assert (article.published, article.publisher, article.title) == (date(2025, 11, 19), "IANS", "पुतिन से मुलाकात")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_page_is_known_by_its_beginning(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode(encoding))
    assert one(path).title == "पुतिन से मुलाकात"


def test_a_page_in_the_encoding_that_it_declares_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    story = "Der Außenminister traf in Köln seinen Amtskollegen. " * 20
    path.write_bytes(f'<html><head><meta charset="iso-8859-1"></head><body><p>{story}</p></body></html>'.encode("latin-1"))
    assert "Köln" in one(path).text


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><head><title>x</title></head><body><nav>y</nav></body></html>"]
)
def test_a_page_without_an_article_is_a_failure(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    (found,) = read_inputs([str(path)])
    assert failed(found).startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (STORY.encode(), ["stdin"]),
        (codecs.BOM_UTF8 + STORY.encode(), ["stdin"]),
        (
            b"\n \n" + json.dumps({"id": "a", "text": STORY}).encode() + b"\n" + json.dumps({"text": STORY}).encode(),
            ["a", "stdin:4"],
        ),
        (json.dumps({"id": "a", "text": STORY}, indent=2).encode(), ["a"]),
        (PAGE.encode(), ["https://example.org/news/1"]),
    ],
)
def test_standard_input_is_text_lines_or_a_page(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]) -> None:
    feed(monkeypatch, data)
    assert [article.id for article in read_inputs(["-"]) if isinstance(article, Article)] == expected


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\0\1\2\3"])
def test_standard_input_that_is_no_article_is_told_of_by_name(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    feed(monkeypatch, data)
    (found,) = read_inputs(["-"])
    assert failed(found).startswith("standard input: ")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("भारत और रूस", "hi"),
        ("The minister met मोदी in Delhi on Monday", "en"),
        ("12.11.2025", None),
        ("Визит в Дели", "ru"),
        ("ديلي", None),
    ],
)
def test_the_language_is_that_of_most_letters_or_unknown(tmp_path: Path, text: str, language: str | None) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert one(path).language == language
    assert one(path, language="xx").language == "xx"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300) | st.text(max_size=80).map(str.encode), ending=st.sampled_from(["txt", "jsonl", "json", "html"])
)
def test_any_bytes_under_any_ending_give_articles_or_failures(tmp_path: Path, data: bytes, ending: str) -> None:
    path = tmp_path / f"any.{ending}"
    path.write_bytes(data)
    for item in read_inputs([str(path)]):
        assert isinstance(item, (Article, Failure))
