"""Bombs, depths and patterns that explode end in a finding, within bounds of memory and work.

How much time a text takes next to a harmless one is measured in ``tests/documents``; here whole
commands run on all of them together, and a limit of minutes only ends what would never end.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.good_company import GOOD_COMPANY
from tests.support.hostile import okr_in

HEAD = "apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: 2026-Q4\nobjectives:\n"
_LAUGHS = "\n".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 20))
BOMBS = {
    "laughs": ("a: &b0 [x]\n" + _LAUGHS, "OKR003"),
    "merge": ("a: &a {x: 1}\nb: {<<: [" + "*a, " * 5000 + "*a]}", "OKR003"),
    "recursion": ("a: &a [*a]", "OKR003"),
    "brackets": ("[" * 200_000, "OKR005"),
    "braces": ("{a: " * 100_000, "OKR005"),
    "indentation": ("".join(" " * n + "a:\n" for n in range(600)), "OKR005"),
    "many values": (HEAD + "  - id: [" + "1," * 120_000 + "]", "OKR005"),
    "too long": ("#" * (3 << 20), "OKR005"),
    "number": (HEAD + "  - weight: " + "9" * 5000, "OKR005"),
    "exponent": (HEAD + "  - weight: 1e999999999", "OKR005"),
    "zeros": ("\0" * 100_000, "OKR007"),
    "object": ("!!python/object/apply:os.system [touch canary]", "OKR003"),
    "documents": ("---\na: 1\n" * 50_000, "OKR003"),
    "quote": ('a: "' + "x\n " * 60_000, "OKR001"),
    "keys": (HEAD + "  - {" + ", ".join(f"k{n}: 1" for n in range(20_000)) + "}", "OKR102"),
}
PATTERNS = (
    *(r"(a+)+$", r"(a|aa)+$", r"(.*)*x", r"a{1,5000}{1,5000}", r"(?:a?){200}a{200}", r"(x+x+)+y"),
    *(r"([a-z]+)*\1", r"(?=(a+))\1+$", r"^(([a-z])+.)+[A-Z]([a-z])+$", "(" * 5000, "a" * 100_000),
)


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a good company in a repository."""
    repo = GitRepo(tmp_path / "repo")
    repo.commit("Begin", dict(GOOD_COMPANY), on="2026-11-01")
    return repo


def test_every_bomb_is_a_finding(repo: GitRepo) -> None:
    """One run judges them all in 2 GB, each is said at its file, and the good ones are judged."""
    files = {f"okrs/bomb/{name}.yaml": text.encode() for name, (text, _) in BOMBS.items()}
    repo.commit("Bombs", dict(files), on="2026-11-02")
    ran = okr_in(repo.folder, "lint", "--format", "json")
    assert ran.code == 1, ran.err
    found = json.loads(ran.out)["findings"]
    for name, (_, code) in BOMBS.items():
        assert code in {f["code"] for f in found if f["path"] == f"okrs/bomb/{name}.yaml"}, name
    assert len(ran.out) < 1 << 20
    ran = okr_in(repo.folder, "rollup", "--format", "json")
    assert ran.code == 0, ran.err
    assert len(json.loads(ran.out)["problems"]) == len(BOMBS)


def test_mending_a_bomb_ends(repo: GitRepo) -> None:
    """Fixes for all that can be mended are found within the same bounds."""
    files = {f"okrs/bomb/{name}.yaml": text.encode() for name, (text, _) in BOMBS.items()}
    repo.commit("Bombs", dict(files), on="2026-11-02")
    ran = okr_in(repo.folder, "lint", "--fix=unsafe", "--diff", "okrs/bomb")
    assert ran.code == 1, ran.err


def test_no_regular_expression_explodes(repo: GitRepo) -> None:
    """Patterns of documents meet lines made for them; each gives a number or a finding."""
    lines = {"src/a.txt": ("a" * 30_000 + "!\n") * 20 + "x" * 30_000 + "\n"}
    plan = (
        HEAD + "  - id: x\n    objective: Something gets better\n    owner: ana\n    key_results:\n"
    )
    for number, pattern in enumerate(PATTERNS):
        source = f"{{matches: {json.dumps(pattern)}, files: 'src/*'}}"
        plan += f"      - id: k{number}\n        key_result: A number falls\n"
        plan += f"        measure: {{baseline: 9, target: 0, source: {source}}}\n"
    repo.commit("Patterns", {**lines, "okrs/payments/x.yaml": plan}, on="2026-11-02")
    ran = okr_in(repo.folder, "rollup", "--format", "json")
    assert ran.code == 0, ran.err
    ran = okr_in(repo.folder, "lint", "--format", "json")
    assert ran.code in (0, 1), ran.err


def test_no_glob_explodes(repo: GitRepo) -> None:
    """Globs of settings and sources take path times pattern."""
    glob = "okrs/" + "**/" * 2000 + "*a*" * 2000 + "b.yaml"
    deep = "okrs/" + "a/" * 100 + "a" * 200 + ".yaml"
    settings = f'version = 1\n[paths]\nokrs = ["okrs/**/*.yaml", "{glob}"]\n'
    settings += f'[[lint.overrides]]\nfiles = ["{glob}"]\nignore = ["501"]\n'
    repo.commit("Globs", {"okr.toml": settings, deep: HEAD + "  []\n"}, on="2026-11-02")
    ran = okr_in(repo.folder, "lint")
    assert ran.code in (0, 1), ran.err


def test_settings_that_explode_are_refused(repo: GitRepo) -> None:
    """okr.toml has limits like every document."""
    texts = ("a = " + "[" * 100_000, "[" + "a." * 400_000 + "b]\n", "a = 1" + "0" * 10_000)
    for text in (*texts, "x = {" + "'a' . " * 100_000 + "b = 1}", "[[a]]\n" * 100_000):
        repo.write("okr.toml", text)
        ran = okr_in(repo.folder, "lint")
        assert ran.code == 2, ran.err
        assert "okr.toml" in ran.err
        assert "Traceback" not in ran.err
