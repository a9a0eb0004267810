"""Pictures of the pages, over the samples: `python -m tests.web.screenshots` makes those in `docs/web` anew."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.web.browser.conftest import chromium
from tests.web.live import fill, samples, served
from vaarta.record.ask import Filter

FOLDER = Path(__file__).parents[2] / "docs" / "web"
SHOTS = (
    ("timeline", "/timeline?from=2018-01-01&to=2018-12-31", "en", "light", (1180, 900)),
    ("entry", "/entry/{entry}", "en", "light", (1180, 1000)),
    ("article", "/article/tokyo-2024-03-08", "en", "light", (1180, 760)),
    ("hindi-phone", "/entry/{entry}", "hi", "dark", (360, 740)),
)
"""Name, path, language, scheme and size of each."""


def main() -> None:
    """Take the pictures."""
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        sys.exit("no Chromium here; install Debian's: apt-get install chromium")
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(fill(Path(folder) / "samples.db", samples())) as server,
        sync_playwright() as it,
    ):
        entry = server.record.entries(Filter(conflicting=True)).entries[0]
        browser = it.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, address, language, scheme, (width, height) in SHOTS:
            page = browser.new_page(
                base_url=server.address,
                viewport={"width": width, "height": height},
                locale=language,
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(address.format(entry=entry.id))
            if name == "article":
                page.locator("a.mark.person").nth(3).focus()
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
