"""The house rules that a program can check."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "vaarta"
OWN = ("src", "tests", "eval", "bench")
PAGES = sorted([*ROOT.glob("*.md"), *(path for folder in ("docs", "eval", "samples") for path in ROOT.glob(f"{folder}/**/*.md"))])
DEVANAGARI = re.compile("[\u0900-\u097f]")


def code(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def below(path: Path) -> str:
    return str(path.relative_to(ROOT))


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every string in the code that is not a docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def outside_packs() -> list[Path]:
    return [path for path in code("src") if SOURCE / "packs" not in path.parents]


def test_no_word_of_a_language_stands_in_code_outside_the_packs() -> None:
    found = [f"{below(p)}:{line}" for p in outside_packs() for line, value in literals(p) if DEVANAGARI.search(value)]
    assert not found


def test_no_language_is_named_in_code_outside_the_packs() -> None:
    names = {path.name for path in (SOURCE / "packs" / "data").iterdir() if path.is_dir()}
    found = [f"{below(p)}:{line}: {value!r}" for p in outside_packs() for line, value in literals(p) if value in names]
    assert not found


def test_no_file_is_longer_than_a_reader_s_patience() -> None:
    assert not [below(path) for path in code(*OWN) if len(path.read_text("utf-8").splitlines()) > 400]


def test_tests_mirror_what_they_test() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
    beside = {"eval", "bench", "contract"}
    tested = {path.name for path in (ROOT / "tests").iterdir() if any(path.glob("**/test_*.py"))}
    assert tested <= rooms | beside | {path.stem for path in SOURCE.glob("*.py")}
    assert rooms - tested == set(), "a room without tests"


def test_no_machine_s_path_and_no_registry_s_host_is_written_down() -> None:
    forbidden = re.compile("|".join(("/wor" + "k/", "/roo" + "t/", "/hom" + "e/", "files.python" + "hosted", "pypi" + r"\.org")))
    files = [*code(*OWN), *PAGES, ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / "constraints.txt", ROOT / ".ci" / "run"]
    files += sorted(SOURCE.rglob("*.yaml"))
    assert not [below(path) for path in files if forbidden.search(path.read_text("utf-8"))]


def test_every_ignored_lint_rule_carries_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = text[text.index("ignore = [") : text.index("[tool.ruff.lint.pylint]")]
    assert not [line for line in block.splitlines() if line.strip().startswith('"') and "#" not in line]


def test_what_is_installed_is_what_is_imported() -> None:
    named = {"pyyaml": "yaml"}
    for_others = {
        "lxml-html-clean",
        "pg8000",
        "python-multipart",
    }  # trafilatura's, SQLAlchemy's and FastAPI's; pyproject.toml says why
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named_there = [
        *project["dependencies"],
        *project["optional-dependencies"]["harvest"],
        *project["optional-dependencies"]["model"],
        *project["optional-dependencies"]["parquet"],
        *project["optional-dependencies"]["web"],
    ]
    required = {re.split(r"[<>=~! ]", line)[0] for line in named_there} - for_others
    imported = set()
    for path in code("src"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    ours = imported - sys.stdlib_module_names - {"vaarta"}
    assert ours == {named.get(name, name) for name in required}


def commands(page: Path, program: str) -> set[str]:
    """What a page tells its reader to type after `program`, in fenced code or between backticks."""
    text = page.read_text("utf-8")
    fenced = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.M | re.S)
    lines = [line for block in fenced for line in block.splitlines()] + re.findall(r"`([^`\n]+)`", text)
    return {match[1] for line in lines if (match := re.match(rf"\s*(?:\$ |\.venv/bin/)?{program} ([a-z]+)\b", line))}


@pytest.mark.parametrize("page", PAGES, ids=below)
def test_every_make_target_that_a_page_names_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert commands(page, "make") <= targets


@pytest.mark.parametrize("command", sorted({command for page in PAGES for command in commands(page, "vaarta")}))
def test_every_command_that_a_page_names_exists(command: str) -> None:
    call = [sys.executable, "-c", "from vaarta.cli import main; main()", command, "--help"]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_library_examples_of_the_readme_run(tmp_path: Path) -> None:
    examples = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    sample = next((ROOT / "samples").glob("*.txt"))
    program = "\n".join([f"text = open({str(sample)!r}, encoding='utf-8').read()", *examples])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Fumio Kishida" in done.stdout
    assert "2024-03-07 session held" in done.stdout


@pytest.mark.parametrize("page", PAGES, ids=below)
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (page.parent / target).exists(), target
    for path in re.findall(r"`((?:src|tests|eval|bench|samples|docs)/[\w./-]+)`", text):
        if not any(part.isupper() for part in path.split("/")):  # LANGUAGE stands for any
            assert (ROOT / path).exists(), path


def test_decisions_are_numbered_in_order_and_say_context_decision_and_consequence() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text("utf-8")
        assert re.findall(r"^## (\w+)", text, re.M) == ["Context", "Decision", "Consequence"], page.name
        assert len(text.splitlines()) < 80, f"{page.name} is longer than a page"
