"""The compiled file and what it is drawn from."""

import time
from pathlib import Path

import msgspec

from vaarta.knowledge import build, harvest
from vaarta.knowledge.compiled import DATA, Compiled
from vaarta.knowledge.phrases import phrase_words
from vaarta.knowledge.read import read_facts
from vaarta.knowledge.store import Knowledge, load
from vaarta.reading.segment import segment


def test_built_file_is_the_one_that_is_loaded(tmp_path: Path) -> None:
    data = build.compile_facts(read_facts())
    knowledge = Knowledge(data, "test")
    assert knowledge.entity("Q668").name == "India"
    assert msgspec.msgpack.decode(data, type=Compiled).phrases.keys() >= {"en", "hi", "ru"}


def test_hindi_is_ready_well_within_a_quarter_of_a_second() -> None:
    load()
    took = []
    for _ in range(5):  # the quickest of five: other work on the machine only ever adds
        load.cache_clear()
        start = time.perf_counter()
        load().gazetteer("hi")
        took.append(time.perf_counter() - start)
    assert min(took) < 0.25  # some 25 ms on a quiet machine


def test_drawn_names_are_what_drawing_again_gives(tmp_path: Path) -> None:
    for path in harvest.draw(tmp_path):
        assert path.read_text(encoding="utf-8") == (DATA / "drawn" / path.name).read_text(encoding="utf-8")


def test_phrases_are_cut_as_articles_are() -> None:
    text = "10 डाउनिंग स्ट्रीट में 2+2 वार्ता, 'आई2यू2' और क्वाई"
    pieces = segment(text, "hi")
    assert phrase_words(text, "hi") == pieces.keys
