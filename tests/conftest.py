"""What all tests share: Hypothesis without a deadline (the first example compiles the packs), and articles to test on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def gold_texts() -> dict[str, str]:
    """The texts of the gold articles by name, the sample among them."""
    from eval.annotation import HINDI, read_gold

    texts = {name: article.text for name, article in read_gold(HINDI).items()}
    return {**texts, **{path.stem: path.read_text("utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))}}


@pytest.fixture(scope="session", autouse=True)
def _frames_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is tested is read by the frames alone, the same with and without `vaarta[model]`; `learned_reader` brings the other."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("VAARTA_MODEL", str(tmp_path_factory.mktemp("no-model")))
        yield


@pytest.fixture
def learned_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The learned reader reads along; the test is passed over where it is not installed."""
    from vaarta.reading.learned import available

    monkeypatch.delenv("VAARTA_MODEL")
    if not available():
        pytest.skip("the learned reader is not installed")
