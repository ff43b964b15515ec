"""Nothing of a repository is executed: no program, hook, filter, module or plug-in it names."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import command_names
from tests.support.git_repo import GitRepo
from tests.support.hostile import NOT_READING, READING, okr_in, reading_commands
from tests.support.okr_program import company_with_history

PROGRAMS = (
    *("core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "core.gitProxy"),
    *("core.editor", "core.alternateRefsCommand", "sequence.editor", "gpg.program"),
    *("gpg.ssh.program", "gpg.x509.program", "pager.log", "pager.status", "pager.config"),
    *("diff.external", "diff.evil.command", "diff.evil.textconv", "merge.evil.driver"),
    *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "credential.helper"),
    *("credential.https://evil.example.helper", "remote.origin.uploadpack"),
    *("remote.origin.receivepack", "remote.origin.vcs", "trailer.okr.command", "trailer.okr.cmd"),
    *("uploadpack.packObjectsHook", "submodule.evil.update", "interactive.diffFilter"),
    *("browser.evil.cmd", "web.browser", "init.templateDir", "sendemail.smtpserver"),
)
"""Every setting of Git that names a program, or a place from which one is taken."""

HOOKS = (
    *("post-index-change", "fsmonitor-watchman", "query-watchman", "reference-transaction"),
    *("post-checkout", "pre-commit", "pre-auto-gc", "post-rewrite", "commit-msg", "update"),
)

MODULES = (
    *("click", "git", "gitdb", "ruamel", "jsonschema", "referencing", "mkdocs", "jinja2", "yaml"),
    *("markupsafe", "rpds", "sitecustomize", "usercustomize", "conftest", "setup", "tomllib"),
    *("json", "re", "hashlib", "subprocess", "tempfile", "zoneinfo", "difflib", "tzdata", "jieba"),
)
"""Python takes modules from the folder it is started in before any others."""


COMMANDS_OF_GIT = ("log", "status", "rev-parse", "cat-file", "ls-tree", "config", "rev-list")


def _setting(pair: tuple[str, str]) -> str:
    """Write a setting as Git's configuration has it."""
    name, value = pair
    section, _, rest = name.partition(".")
    between, _, key = rest.rpartition(".")
    head = f'{section} "{between}"' if between else section
    return f"[{head}]\n\t{key} = {value}\n"


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """Name the file that exists once anything was executed."""
    return tmp_path / "canary"


@pytest.fixture
def repo(tmp_path: Path, canary: Path) -> GitRepo:
    """Give a good company in a repository that names a program wherever one can be named."""
    repo = company_with_history(tmp_path / "repo")
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\necho $0 $* >> '{canary}'\ncat 2>/dev/null\n")
    trap.chmod(0o755)
    evil = f"open({str(canary)!r}, 'w').write(__name__)\n"
    files = {
        ".gitattributes": "* filter=evil diff=evil merge=evil\n",
        ".gitmodules": '[submodule "evil"]\n\tpath = evil\n\turl = -u./trap\n\tupdate = !trap\n',
        ".mailmap": "Mallory <mallory@example.org> <ana@example.org>\n",
        "mkdocs.yml": "site_name: !!python/object/apply:os.system ['trap']\nhooks: [evil.py]\n",
        "evil.py": evil,
        "okrs/evil.py": evil,
        "overrides/main.html": "{{ ''.__class__.__mro__[1].__subclasses__() }}\n",
        "pyproject.toml": '[project.entry-points."okrascode.rules"]\nevil = "evil:RULE"\n',
        "evil.egg-info/entry_points.txt": "[okrascode.rules]\nevil = evil:RULE\n",
        **{f"{name}.py": evil for name in MODULES},
    }
    for path, text in files.items():
        repo.write(path, text)
    repo.git("add", "-A")
    repo.git("commit", "--quiet", "-m", "Attack\n\nOKR: payments:effortless-checkout/time = 41")
    settings = [(name, str(trap)) for name in PROGRAMS]
    settings += [(f"alias.{command}", f"!{trap}") for command in COMMANDS_OF_GIT]
    settings += [
        ("log.showSignature", "true"),
        ("remote.origin.url", f"ext::{trap}"),
        ("protocol.allow", "always"),
        ("include.path", str(tmp_path / "included")),
    ]
    with (repo.folder / ".git/config").open("a", encoding="utf-8") as config:
        config.writelines(map(_setting, settings))
    (tmp_path / "included").write_text(f"[core]\n\tfsmonitor = {trap}\n[pager]\n\tlog = {trap}\n")
    hooks = repo.folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in HOOKS:
        (hooks / name).write_bytes(trap.read_bytes())
        (hooks / name).chmod(0o755)
    # A document that differs makes Git compare it, and so its filters tempting.
    plan = repo.folder / "okrs/sales/2026-Q4.yaml"
    plan.write_bytes(plan.read_bytes() + b"# changed\n")
    return repo


def test_the_traps_are_armed(repo: GitRepo, canary: Path) -> None:
    """Git by itself, and Python by itself, spring them: the other tests prove something."""
    subprocess.run(["git", "status"], cwd=repo.folder, capture_output=True, check=False)
    assert canary.exists()
    canary.unlink()
    subprocess.run(["git", "diff"], cwd=repo.folder, capture_output=True, check=False)
    assert canary.exists()
    canary.unlink()
    subprocess.run([sys.executable, "-c", "import json"], cwd=repo.folder, check=False)
    assert canary.exists()


@pytest.mark.parametrize("words", reading_commands(), ids=lambda words: " ".join(words[:3]))
def test_a_command_executes_nothing(repo: GitRepo, canary: Path, words: tuple[str, ...]) -> None:
    """Each command that reads does its work, and the canary lives."""
    ran = okr_in(repo.folder, *words)
    assert ran.code in (0, 1), ran.err
    assert not canary.exists(), canary.read_text()


def test_building_the_site_executes_nothing(repo: GitRepo, canary: Path) -> None:
    """MkDocs reads our configuration and not that of the repository, with its hooks and tags."""
    pytest.importorskip("mkdocs")
    ran = okr_in(repo.folder, "site", "build", "--out", "{out}")
    assert ran.code == 0, ran.err
    assert not canary.exists(), canary.read_text()


def test_mending_executes_nothing(repo: GitRepo, canary: Path) -> None:
    """Writing is as quiet as reading."""
    plan = repo.folder / "okrs/sales/2026-Q4.yaml"
    plan.write_bytes(plan.read_bytes().replace(b"    owner:", b"    ownr:"))
    ran = okr_in(repo.folder, "lint", "--fix")
    assert "Made 1 fix" in ran.err
    assert not canary.exists(), canary.read_text()


def test_a_partial_clone_executes_nothing(repo: GitRepo, canary: Path) -> None:
    """A promisor at an address that is a program is never asked, and the numbers say so."""
    repo.git("config", "extensions.partialClone", "origin")
    repo.git("config", "remote.origin.promisor", "true")
    blob = repo.git("rev-parse", "HEAD~2:okrs/sales/2026-Q4.yaml")
    (repo.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    ran = okr_in(repo.folder, "rollup")
    assert ran.code == 0, ran.err
    assert "partial clone" in ran.out + ran.err
    assert not canary.exists(), canary.read_text()


def test_a_plug_in_is_not_taken_from_the_repository(repo: GitRepo, canary: Path) -> None:
    """Only what is installed can be named, whatever packages the folder pretends to hold."""
    repo.write("okr.toml", 'version = 1\nplugins = ["evil"]\n')
    ran = okr_in(repo.folder, "lint")
    assert (ran.code, canary.exists()) == (2, False)
    assert "'evil' is not installed" in ran.err


def test_every_command_is_tried_or_has_a_reason() -> None:
    """A new command has to be looked at: is it one that reads?"""
    unknown = [n for n in command_names() if n not in READING and n not in NOT_READING]
    assert not unknown, f"say in tests/support/hostile.py how these are run: {unknown}"


def test_git_itself_is_not_taken_from_the_repository(
    repo: GitRepo, canary: Path, make_git: Callable[[Path], None]
) -> None:
    """A file called git in the folder is a file."""
    make_git(repo.folder / "git")
    ran = okr_in(repo.folder, "lint")
    assert ran.code in (0, 1)
    assert not canary.exists()


@pytest.fixture
def make_git(canary: Path) -> Callable[[Path], None]:
    """Give a function that writes a program which springs the trap."""

    def make(path: Path) -> None:
        path.write_text(f"#!/bin/sh\ntouch '{canary}'\n")
        path.chmod(0o755)

    return make
