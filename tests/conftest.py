"""What all tests share: Hypothesis without a deadline (the first example compiles the packs), and articles to test on."""

from __future__ import annotations

import os
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
