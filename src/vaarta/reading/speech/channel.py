"""Where something was said: a platform, a document, a press conference, an outlet."""

from __future__ import annotations

from vaarta.reading.speech.saying import Scene


def find_channel(scene: Scene, first: int, last: int) -> str | None:
    """The channel that tokens `first` to `last` (exclusive) name, by its English name; a particular one before a general."""
    keys, is_word = scene.keys, scene.is_word
    clause = f" {' '.join([keys[i] for i in range(first, last) if is_word[i]])} "
    for phrase, channel in scene.tables.channels:
        if phrase in clause:
            return channel
    for phrase, channel in scene.tables.outlets:
        if phrase in clause:
            return channel
    return None
