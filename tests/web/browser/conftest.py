"""Chromium, Debian's, driven by Playwright; where there is none, the tests say so."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[3]
AXE = ROOT / "build" / "npm" / "node_modules" / "axe-core" / "axe.min.js"


def chromium() -> str | None:
    """The system's Chromium; with VAARTA_INSTALL set (`make browser` does), Debian's is installed where that is possible."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None and os.environ.get("VAARTA_INSTALL") and shutil.which("apt-get") and os.geteuid() == 0:
        for call in (["apt-get", "update", "-q"], ["apt-get", "install", "-yq", "--no-install-recommends", "chromium"]):
            if subprocess.run(call, capture_output=True, check=False).returncode:
                return None
        found = shutil.which("chromium")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium here; `make browser`, run as root on Debian, installs it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which npm fetches for the tests alone."""
    if not AXE.is_file() and shutil.which("npm"):
        call = [
            "npm",
            "install",
            "--silent",
            "--no-fund",
            "--no-audit",
            "--prefix",
            str(ROOT / "build" / "npm"),
            "axe-core@4.14.1",
        ]
        subprocess.run(call, capture_output=True, check=False)
    if not AXE.is_file():
        pytest.skip("axe-core is not here and npm cannot fetch it; `make vendor` does where npm is")
    return AXE.read_text("utf-8")
