"""No text of a repository steers the place it is shown at, wherever in it the text stands."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.hostile import ATTACK, FORMATS
from tests.support.okr_program import Said, okr

HEAD = "apiVersion: okrascode/v1\nkind: {}\n"
QUOTED = json.dumps(ATTACK)
FORMULAS = ('=HYPERLINK("http://evil")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1")


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> GitRepo:
    """Give a company whose every name, title, note, key, file, author, message and tag attacks."""
    repo = GitRepo(tmp_path_factory.mktemp("hostile") / "repo")
    plan = HEAD.format("Objectives") + "team: payments\ncycle: 2026-Q4\nobjectives:\n"
    formulas = "".join(
        f"      - id: f{n}\n        key_result: {json.dumps(text)}\n        owner: ana\n"
        f"        measure: {{unit: {json.dumps(text[:20])}, baseline: 0, target: 10}}\n"
        "        current: 3\n"
        for n, text in enumerate(FORMULAS)
    )
    files = {
        "okrs/organization.yaml": HEAD.format("Organization")
        + f"name: {QUOTED}\nvision: {QUOTED}\npeople:\n  ana: {{name: {QUOTED}}}\n"
        + "cycles: [{id: 2026-Q4, start: 2026-10-01, end: 2026-12-31}]\n",
        "okrs/company/team.yaml": HEAD.format("Team") + f"id: company\nname: {QUOTED}\n",
        "okrs/payments/team.yaml": HEAD.format("Team")
        + f"id: payments\nname: {QUOTED}\nparent: company\nmission: {QUOTED}\n",
        "okrs/payments/2026-Q4.yaml": plan
        + f"  - id: pay\n    objective: {QUOTED}\n    owner: ana\n    why: {QUOTED}\n"
        + "    key_results:\n"
        + f"      - id: speed\n        key_result: {QUOTED}\n        how: {QUOTED}\n"
        + f"        measure: {{unit: {json.dumps(ATTACK[:40])}, baseline: 1, target: 9}}\n"
        + formulas,
        "okrs/payments/2026-Q4/2026-11-18-k3v9.yaml": HEAD.format("CheckIn")
        + f"team: payments\ncycle: 2026-Q4\ndate: 2026-11-18\nby: ana\nsummary: {QUOTED}\n"
        + f"key_results:\n  pay/speed: {{current: 4, note: {QUOTED}, ask: {QUOTED}}}\n",
        # Everything that lint can say a text about: keys, values, ids, references, comments.
        "okrs/payments/keys.yaml": plan
        + f"  - {QUOTED}: 1\n    id: {QUOTED}\n    state: {QUOTED}\n",
        "okrs/payments/values.yaml": plan
        + f"  - id: other\n    objective: yes\n    owner: {QUOTED}\n    supports: [{QUOTED}]\n",
        "okrs/payments/comments.yaml": plan.replace("objectives:", "objectives: []")
        + f"# okr: ignore[no-owner] {ATTACK}\n".replace("\x1b", "").replace("\u202e", "")
        + "# okr: ignore[::error::x##[error]y] z\n",
        "okrs/payments/broken.yaml": plan + "  - id: x: ::error::z ##[error]\n",
        f"okrs/payments/{ATTACK.replace('/', '')}.yaml": plan + "  - ownr: 1\n",
        "okrs/payments/::warning file=x,line=1::y%0A.yaml": plan + "  - ownr: 1\n",
        "okrs/payments/\udcff\udcfe.yaml": plan + "  - ownr: 1\n",
    }
    for path, text in files.items():
        repo.write(path, text)
    repo.git("add", "-A")
    author = "::error::\x1b[31m##[error]<script>@all <eve@example.org>"
    message = f"{ATTACK}\n\nOKR: payments:pay/speed = 5\nOKR: payments:::error::x = 1\n"
    repo.commit(message, on="2026-11-19", author=author)
    repo.git("tag", "--", "v1##(error)<script>")
    return repo


def show(repo: GitRepo, *words: str) -> Said:
    """Run a command as a person in CI would."""
    said = okr("-C", repo.folder, "--today", "2026-11-20", *words, COLUMNS="100")
    assert said.code in (0, 1), said.err
    return said


SCREENS = [
    *(("lint", "--format", name) for name in FORMATS),
    ("lint", "--statistics", "--profile", "audit"),
    ("lint", "--fix=unsafe", "--diff"),
    *(("rollup", "--format", name) for name in ("text", "json", "csv", "markdown")),
    ("rollup", "--series", "weekly", "--format", "csv"),
    ("status",),
    ("log",),
    ("log", "--format", "json"),
    ("remind", "--url", "https://github.com/acme/okrs"),
]


@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_no_output_steers_a_terminal_or_a_runner(repo: GitRepo, words: tuple[str, ...]) -> None:
    """No escape, no reordering, and no line that a CI runner would obey but our own."""
    assert_harmless(show(repo, *words), words)


@pytest.mark.parametrize("name", ["text", "json", "markdown"])
def test_no_difference_steers_a_terminal_or_a_runner(
    repo: GitRepo, tmp_path: Path, name: str
) -> None:
    """What changed is told as harmlessly, old and new texts, reasons and people."""
    clone = repo.clone(tmp_path / "clone")
    plan = clone.folder / "okrs/payments/2026-Q4.yaml"
    text = plan.read_text("utf-8").replace("target: 9", "target: 8")
    text = text.replace(f"why: {QUOTED}\n", f"why: {json.dumps('New ' + ATTACK)}\n")
    reason = f"date: 2026-11-19, what: speed.target, from: 9, to: 8, reason: {QUOTED}"
    text = text.replace("    key_results:\n", f"    changes: [{{{reason}}}]\n    key_results:\n", 1)
    clone.commit(ATTACK, {"okrs/payments/2026-Q4.yaml": text}, on="2026-11-19")
    words = ("diff", "HEAD~1", "--format", name)
    said = show(clone, *words)
    assert "speed" in said.out
    assert_harmless(said, words)


def assert_harmless(said: Said, words: tuple[str, ...]) -> None:
    """See that there is no escape, no reordering and no command but our own."""
    assert said.out
    for text in (said.out, said.err):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        lines = text.split("\n")
        is_ours = words[-1] == "github" and text is said.out
        for line in lines:
            if line.lstrip().startswith("::"):
                assert is_ours, line
                assert re.match(r"::(error|warning|notice) file=[^:,]+,line=\d+,", line), line
            else:
                assert "##[" not in line, line


def test_annotations_are_as_many_as_findings(repo: GitRepo) -> None:
    """No text adds a command of its own, and each file named is one that is there."""
    found = json.loads(show(repo, "lint", "--format", "json").out)
    lines = show(repo, "lint", "--format", "github").out.splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == sum(not f["suppressed"] for f in found["findings"])


def test_each_file_with_an_odd_name_is_judged(repo: GitRepo) -> None:
    """Names of control characters, of commands, and of no encoding are names."""
    found = json.loads(show(repo, "lint", "--format", "json").out)["findings"]
    paths = {f["path"] for f in found if not f["path"].startswith("commit ")}
    odd = {path for path in paths if re.search("[^a-zA-Z0-9/.-]", path)}
    assert len(odd) == 3


class _Tags(HTMLParser):
    """Collects what a browser would make of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the name, and where it leads."""
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize("words", [("lint",), ("rollup",)], ids=" ".join)
def test_markdown_shows_text_and_no_more(repo: GitRepo, words: tuple[str, ...]) -> None:
    """No HTML, no link, no mention: a comment of a bot must not speak with a stranger's voice."""
    text = show(repo, *words, "--format", "markdown").out
    browser = _Tags()
    browser.feed(text)
    assert set(browser.tags) <= {"br", "sub"}
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"@(?!\u200b)\w", text)
    assert not re.search(r"https?://", text)


@pytest.mark.parametrize(
    "words", [("rollup", "--format", "csv"), ("rollup", "--series", "weekly", "--format", "csv")]
)
def test_no_cell_is_a_formula(repo: GitRepo, words: tuple[str, ...]) -> None:
    """A spreadsheet opens the file and calculates nothing."""
    rows = list(csv.reader(io.StringIO(show(repo, *words).out)))
    assert len(rows) > len(FORMULAS)
    for cell in (cell for row in rows for cell in row):
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
            assert re.fullmatch(r"-?\d+(\.\d+)?", cell), cell


def test_the_site_holds_no_script_of_a_stranger(repo: GitRepo, tmp_path: Path) -> None:
    """Pages, data files and feeds show the texts; nothing in them runs or leads away."""
    markdown = pytest.importorskip("markdown")  # which MkDocs brings
    out = tmp_path / "pages"
    show(repo, "site", "emit", str(out))
    pages = list(_texts_below(out))
    assert pages
    for path, text in pages:
        # Data is told as it is; no browser takes these for a page.
        if path.suffix not in (".json", ".csv"):
            assert "<script>alert" not in text, path
        assert "\x1b" not in text, path
        assert "\u202e" not in text, path
        if path.suffix == ".md":
            browser, body = _Tags(), text.split("---\n", 2)[2]
            browser.feed(markdown.markdown(body, extensions=["attr_list", "md_in_html", "tables"]))
            assert not [link for link in browser.links if link.startswith("javascript")], path


def _texts_below(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".md", ".html", ".json", ".svg", ".xml", ".csv"):
            yield path, path.read_text(encoding="utf-8")
