"""The documentation is true: generated parts are current, links lead somewhere, YAML is valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from okrascode.cli.main import main
from okrascode.documents.read import read_document
from okrascode.documents.settings_toml import read_settings
from tests.support.commands import command_names
from tests.support.reference_docs import current, pages
from tests.support.source import ROOT

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAGES += sorted((ROOT / ".github").glob("*.md"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", pages(), ids=_name)
def test_generated_parts_are_current(page: Path) -> None:
    """What follows from schemas and commands stands in the page as it is now."""
    text = page.read_text(encoding="utf-8")
    assert text == current(text), "run: python -m tests.support.reference_docs"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link and picture exists, and every anchor is a heading there."""
    text = _without_code(page.read_text(encoding="utf-8"))
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        is_there = file.exists()
        if is_there and anchor:
            is_there = anchor in _anchors(file.read_text(encoding="utf-8"))
        broken += [] if is_there else [target]
    assert not broken, f"{_name(page)}: {broken}"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_commands_that_are_shown_exist(page: Path) -> None:
    """Every ``okr …`` in a block of commands is a command, and its options are options of it."""
    wrong = []
    for line in _command_lines(page.read_text(encoding="utf-8")):
        words = line.split("#")[0].split("|")[0].split("&&")[0].split(">")[0].split()
        result = CliRunner().invoke(main, [*_command_of(words[1:]), "--help"])
        options = [w.partition("=")[0] for w in words if w.startswith("--")]
        absent = [option for option in options if option not in result.output]
        if result.exit_code or absent:
            wrong.append(f"{line}: {absent or result.output}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_documents_that_are_shown_are_valid(page: Path) -> None:
    """Every whole document and every okr.toml on a page has no finding when it is read."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```yaml\n(apiVersion.*?)^```", text, re.DOTALL | re.MULTILINE):
        result = read_document(block.encode(), path="okrs/payments/2026-Q4.yaml")
        # A page has no paths, so a document cannot be where it should be.
        assert [f for f in result.findings if f.slug != "path-mismatch"] == [], block
        assert result.document is not None
    for block in re.findall(r"^```toml\n(version.*?)^```", text, re.DOTALL | re.MULTILINE):
        assert read_settings(block.encode())


def test_every_command_is_in_the_reference() -> None:
    """The reference of the command line has a heading for each command."""
    text = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    assert [name for name in command_names() if name and f"## `okr {name}`" not in text] == []


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """What .ci/run takes out of the README is one line that sets up and ends with pytest."""
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    [mark] = re.findall(r"/(<!-- .*? -->)/", script)
    after = (ROOT / "README.md").read_text(encoding="utf-8").partition(mark)[2]
    block = re.match(r"\n```sh\n(.+)\n```\n", after)
    assert block, f"no block of one line below {mark} in README.md"
    steps = block[1].split(" && ")
    assert steps[0] == "python3 -m venv .venv"
    assert steps[-1].startswith(".venv/bin/python -m pytest")


def _command_lines(text: str) -> list[str]:
    blocks = re.findall(r"^```(?:console|bash|sh)\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = (line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines())
    found = (re.search(r"(?:^|&& |/)(okr .*)", line) for line in lines)
    return [match[1] for match in found if match]


def _command_of(words: list[str]) -> list[str]:
    """Give the words that name the command, past common options and their values."""
    rest = list(words)
    while rest and rest[0].startswith("-"):
        rest = rest[2:] if rest[0] in ("-C", "--today", "--at", "--color") else rest[1:]
    for length in (2, 1):
        if " ".join(rest[:length]) in command_names():
            return rest[:length]
    return rest[:1]


def _without_code(text: str) -> str:
    return re.sub(
        r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    )


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).strip().replace(" ", "-")
        for heading in headings
    }
