"""Repositories that mean harm, and the program run on them as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.source import ROOT

__all__ = ["ATTACK", "FORMATS", "NOT_READING", "READING", "Ran", "okr_in", "reading_commands"]

ATTACK = "::error::x ##[error]y \x1b[31m \u202e <script>alert(1)</script> [a](javascript:b) @all"
"""A text for every sink at once."""

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
"""Of lint."""

READING: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "lint": (
        ("lint", *(word for name in FORMATS for word in ("--format", name))),
        ("lint", "--fix=unsafe", "--diff"),
    ),
    "rollup": (
        ("rollup",),
        ("rollup", "--format", "json"),
        ("rollup", "--series", "weekly", "--format", "csv"),
    ),
    "status": (("status",),),
    "log": (("log",), ("log", "--format", "json")),
    "site emit": (("site", "emit", "{out}"),),
    "diff": (("diff",),),
    "remind": (("remind", "--today", "2026-12-05"), ("remind", "--out", "{out}")),
    "commit-msg": (("commit-msg", "okrs/organization.yaml"),),
    "health": (("health",),),
    "doctor": (("doctor",),),
    "digest": (("digest", "--since", "2026-11-01"),),
    "export": (("export", "{out}"),),
    "codeowners": (("codeowners", "--check"),),
}
"""Commands that read a repository, by name: each line of words is run on every hostile one."""

NOT_READING = frozenset(
    {
        *("", "site", "merge-driver"),  # groups
        *("rule", "schema", "demo", "completion"),  # read no repository
        *("init", "new", "checkin", "close", "fmt", "import", "migrate", "resolve"),  # write one
        *("new cycle", "new key-result", "new objective", "new team", "undo"),
        *(
            "merge-driver ci-install",
            "change",
            "drop",
            "rename",
            "merge-driver install",
            "merge-driver run",
            "site init",
        ),
        *("site build", "site serve", "site check", "lsp"),  # minutes for a whole suite
    }
)
"""All other commands there are or will be; ``site build`` has a test of its own."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run gave."""

    code: int
    out: str
    err: str


def reading_commands() -> list[tuple[str, ...]]:
    """Give the words of every command that reads a repository and is there."""
    from tests.support.commands import command_names

    names = command_names()
    return [words for name, lines in READING.items() if name in names for words in lines]


def okr_in(folder: Path, *words: str, seconds: int = 300, **environment: str) -> Ran:
    """Run ``okr`` in a folder; memory is limited, and so is time, but by far more than is needed.

    ``{out}`` among the words becomes a new folder beside the repository.
    """
    out = folder.parent / f"out-{len(list(folder.parent.iterdir()))}"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    clean |= {
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder.parent),
        "XDG_CACHE_HOME": str(folder.parent / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "COLUMNS": "100",
        "OKR_TODAY": "2026-11-20",
        **environment,
    }
    line = [word.replace("{out}", str(out)) for word in words]
    done = subprocess.run(
        [sys.executable, "-m", "okrascode", *line],
        cwd=folder,
        env=clean,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=seconds,
        preexec_fn=_limit_memory if sys.platform == "linux" else None,
    )
    return Ran(
        done.returncode,
        done.stdout.decode("utf-8", "surrogateescape"),
        done.stderr.decode("utf-8", "surrogateescape"),
    )


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
