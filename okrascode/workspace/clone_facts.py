"""Look at a clone from outside: what Git, the configuration and the files around it say."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrascode.workspace.editor_schemas import old_schemas

if TYPE_CHECKING:
    from okrascode.history.queries import Repository
    from okrascode.workspace.load import Workspace

__all__ = ["clone_facts", "look"]

_LARGEST = 1 << 20
"""Bytes of a file beside the documents; a longer one is not read."""
_OWN_DRIVERS = frozenset({"unspecified", "set", "unset", "text", "union", "binary"})
_SQUASH = re.compile(r"\(#\d+\)\s*$|\(!\d+\)\s*$")
_RECENT = 300


def clone_facts(workspace: Workspace) -> Mapping[str, Any]:
    """Give what is known of the Git repository, by the names of :class:`CloneFacts`."""
    repository = workspace.repository
    top = repository.top if repository else workspace.root
    facts: dict[str, Any] = {
        "workflows": dict(_workflows(top)),
        "hook_asked_for": "okr" in _text(top / ".pre-commit-config.yaml"),
        "old_schemas": tuple(old_schemas(workspace.root)),
        "unknown_versions": tuple(
            path
            for path, result in workspace.results.items()
            if any(finding.code == "OKR009" for finding in result.findings)
        ),
        "extras_missing": () if importlib.util.find_spec("mkdocs") else ("site",),
        "git_version": None,
    }
    if repository is not None:
        facts |= _of_git(repository, workspace)
    return facts


def look(folder: Path, name: str) -> bytes | None:
    """Give the content of a small file; ``None`` when there is none or it is a link."""
    path = folder / name
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
        return None
    return path.read_bytes()


def _of_git(repository: Repository, workspace: Workspace) -> dict[str, Any]:
    def asked(*words: str) -> str:
        _, out, _ = repository.git.attempt(*words)
        return out.decode("utf-8", "replace").strip()

    numbers = re.findall(r"\d+", asked("--version"))[:3]
    # Our own runs of Git have no hooks: that setting is the last, and the person's stand before.
    hooks = asked("config", "--get-all", "core.hooksPath").splitlines()[:-1]
    driver = _driver(asked, next(iter(workspace.texts), "okrs/x.yaml"))
    squashes, bare, uses = _squashes(repository) if workspace.revision else (0, 0, False)
    newest = repository.authored_at(workspace.revision) if workspace.revision else None
    return {
        "git_version": tuple(map(int, numbers)),
        "is_shallow": repository.is_shallow,
        "is_partial": repository.promisor is not None,
        "is_offline": repository.offline,
        "branch": asked("symbolic-ref", "--quiet", "--short", "HEAD") or None,
        "newest": newest,
        "merge_driver": driver,
        "has_driver": bool(driver and asked("config", "--get", f"merge.{driver}.driver")),
        "has_hook": _hook_is_there(repository, hooks[-1] if hooks else ""),
        "configuration_hooks": hooks[-1] if hooks else None,
        "squashes": squashes,
        "bare_squashes": bare,
        "uses_trailers": uses,
        "ignored": tuple(_ignored(repository, workspace)),
    }


def _driver(asked: Callable[..., str], path: str) -> str | None:
    said = asked("check-attr", "merge", "--", path).rpartition(": ")[2]
    return said if said and said not in _OWN_DRIVERS else None


def _hook_is_there(repository: Repository, folder: str) -> bool:
    if folder:
        return (repository.top / Path(folder).expanduser() / "pre-commit").is_file()
    _, out, _ = repository.git.attempt("rev-parse", "--git-common-dir")
    common = out.decode("utf-8", "surrogateescape").strip()
    return (repository.root / common / "hooks/pre-commit").is_file()


def _squashes(repository: Repository) -> tuple[int, int, bool]:
    """Count recent squash merges, those without a body, and tell whether trailers are in use."""
    out = repository.git.run(
        "log", "-z", f"--max-count={_RECENT}", "--format=%P%x01%B"
    ).decode("utf-8", "replace")  # fmt: skip
    squashes = bare = 0
    uses = False
    for entry in out.split("\0"):
        parents, _, message = entry.partition("\x01")
        subject, _, body = message.strip().partition("\n")
        uses = uses or re.search(r"^\W{0,4}OKR:", body, re.MULTILINE | re.IGNORECASE) is not None
        if len(parents.split()) == 1 and _SQUASH.search(subject):
            squashes += 1
            bare += not body.strip()
    return squashes, bare, uses


def _ignored(repository: Repository, workspace: Workspace) -> Iterator[str]:
    out = repository.git.run("ls-files", "-z", "--others", "--ignored", "--exclude-standard")
    for path in out.decode("utf-8", "surrogateescape").split("\0"):
        if path in workspace.texts:
            yield path


def _workflows(top: Path) -> Iterator[tuple[str, str]]:
    folder = top / ".github/workflows"
    names = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        if name.endswith((".yml", ".yaml")):
            yield f".github/workflows/{name}", _text(folder / name)
    if text := _text(top / ".gitlab-ci.yml"):
        yield ".gitlab-ci.yml", text


def _text(path: Path) -> str:
    raw = look(path.parent, path.name)
    return "" if raw is None else raw.decode("utf-8", "replace")
