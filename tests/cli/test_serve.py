from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def serve(before: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.path[:] = {sys.path!r}; {before}; from vaarta.cli import main; main()"
    call = [sys.executable, "-c", program, "serve", *arguments]
    return subprocess.run(call, capture_output=True, text=True, check=False, timeout=120)


def test_without_the_extra_it_says_what_to_install() -> None:
    done = serve("sys.modules['uvicorn'] = None")
    assert done.returncode == 1
    assert "vaarta[web]" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_package_imports_without_the_extra() -> None:
    program = f"import sys; sys.path[:] = {sys.path!r}; sys.modules['fastapi'] = None; import vaarta.web, vaarta.web.settings; print('fine')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "fine\n", done.stderr


def test_what_is_no_record_is_said_in_words(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("no record at all, but a note of some length\n" * 50, "utf-8")
    done = serve("pass", "--record", str(file))
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr
