"""Articles that mean harm: what they carry must be shown as the words that it is, and do nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from vaarta.model.article import Article
from vaarta.model.report import Report
from vaarta.reading import read

STORY = "मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में रूस के राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।"
MARKER = "vaarta_was_here"
"""What a script of theirs would set."""
ATTACKS = {
    "script": f"<script>window.{MARKER}=1</script>",
    "handler": f'<img src=x onerror="window.{MARKER}=1"><svg onload="window.{MARKER}=1">',
    "breakout": f'"></textarea></title></a></style><script>{MARKER}=1</script><!--',
    "attribute": f"' onmouseover='window.{MARKER}=1' x='",
    "template": "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %> {{config}} __import__('os')",
    "link": f"javascript:window.{MARKER}=1",
    "turned": "\u202eनहीं हुई मुलाकात\u202c \u2066\u2067\u2068 \u200f\u061c",
    "unseen": "मुला\u200b\u200b\u200bकात " + "\u200b" * 5000 + "\u2060\ufeff\u00ad",
    "control": "a\x01\x02\x1b[31m\x7f b\x85c\u2028d\u2029e",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt; &amp;#x3c; &colon;",
}


def hostile() -> Iterator[Article]:
    """One article for each attack, which it carries in its text, its title, its publisher, its id and its address."""
    for name, attack in ATTACKS.items():
        text = f"{STORY} {attack} उन्होंने कहा, “{attack} भारत और रूस साथ हैं।”\n\n{attack}"
        yield Article(
            f"{name}-{attack[:80].replace(chr(0x85), '').strip()}", text, "hi", date(2025, 11, 19), attack[:200], _address(name, attack),
            f"{attack} {STORY[:40]}",
        )  # fmt: skip
    yield Article("long-word", STORY + " " + "क" * 20_000, "hi", date(2025, 11, 19), "आईएएनएस")


def endless() -> Report:
    """An article of one line of five megabytes, with an event at its beginning; as read, since reading it would take minutes."""
    report = read(Article("long-line", STORY, "hi", date(2025, 11, 19), "आईएएनएस"))
    return replace(report, article=replace(report.article, text=STORY + " " + "भारत और रूस " * 160_000))


def _address(name: str, attack: str) -> str | None:
    return f"javascript:window.{MARKER}=1//{name}" if name == "link" else f"https://example.org/{name}?{attack[:60]}"
