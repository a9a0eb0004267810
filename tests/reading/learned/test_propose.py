from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.story import clauses, mention
from vaarta.model.entity import EntityType
from vaarta.model.errors import VaartaError
from vaarta.model.report import Kind, Role, Status
from vaarta.reading.learned import Proposal, available, engine, propose
from vaarta.reading.learned.propose import sentences_that_matter
from vaarta.reading.mentions import Form

with_model = pytest.mark.usefixtures("learned_reader")
_PERSON, _PLACE = EntityType.PERSON, EntityType.PLACE


def read(text: str, *who: tuple[str, EntityType, str | None]) -> tuple[Proposal, ...]:
    seen, parsed = clauses(text, *who)
    items = [item for sentence in parsed for clause in sentence.clauses for item in clause.items]
    return propose(seen.segments, [i.mention for i in items if i.mention], [i.time for i in items if i.time])


def test_the_package_imports_without_the_extra_and_proposes_nothing() -> None:
    code = (
        "import sys\n"
        "for name in ('numpy', 'onnxruntime', 'tokenizers'): sys.modules[name] = None\n"
        "import vaarta.reading.reader, vaarta.reading.learned as learned\n"
        "from vaarta.reading.segment import segment\n"
        "assert not learned.available()\n"
        "assert learned.propose(segment('मोदी ने पुतिन से मुलाकात की।', 'hi'), (), ()) == ()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_without_a_model_it_is_not_available(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VAARTA_MODEL", str(tmp_path))
    assert not available()
    assert read("मोदी ने पुतिन से मुलाकात की।", ("मोदी", _PERSON, "IN"), ("पुतिन", _PERSON, "RU")) == ()


def test_only_sentences_that_name_a_party_and_more_or_several_people_are_read() -> None:
    text, _ = clauses("मोदी आए। मोदीजी पुतिन से मिले। दोनों नेताओं ने बात की।")
    found = [
        mention(text.segments, "मोदीजी"),
        mention(text.segments, "पुतिन"),
        mention(text.segments, "दोनों नेताओं", form=Form.COLLECTIVE),
    ]
    chosen = sentences_that_matter(text.segments, found)
    sentences = [text.segments.sentences[i] for i in chosen]
    assert [s.span.of(text.segments.text) for s in sentences] == ["मोदीजी पुतिन से मिले।", "दोनों नेताओं ने बात की।"]


@with_model
def test_a_plain_meeting_is_seen_with_its_people_place_and_day() -> None:
    (found,) = read(
        "विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।",
        ("विदेश मंत्री एस. जयशंकर", _PERSON, "IN"),
        ("राष्ट्रपति व्लादिमीर पुतिन", _PERSON, "RU"),
        ("मास्को", _PLACE, "RU"),
    )
    assert (found.kind, found.status) == (Kind.MEETING, Status.HELD)
    assert found.probability > 0.8
    assert [(f.mention.side, f.role) for f in found.participants] == [("IN", Role.PARTICIPANT), ("RU", Role.PARTICIPANT)]
    assert found.place is not None
    assert found.place.entities[0].name == "मास्को"
    assert found.time is not None
    assert found.time.value == "2025-11-18"


@with_model
def test_remarks_on_the_weather_are_no_event() -> None:
    assert read("मास्को और दिल्ली में आज बारिश हुई।", ("मास्को", _PLACE, "RU"), ("दिल्ली", _PLACE, "IN")) == ()


@with_model
def test_a_model_with_other_labels_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = engine.folder()
    assert folder is not None
    for file in engine.FILES:
        shutil.copyfile(folder / file, tmp_path / file)
    own = json.loads((tmp_path / "labels.json").read_text("utf-8"))
    (tmp_path / "labels.json").write_text(json.dumps(own | {"kinds": ["meeting"]}), "utf-8")
    with pytest.raises(VaartaError, match="make train"):
        engine.load(tmp_path)
