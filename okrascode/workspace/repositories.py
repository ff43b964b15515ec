"""Other repositories that the settings name: open them, or say why not.

A pull request may change okr.toml, so what stands there never leads out of the root, neither by
``..`` nor through a symbolic link. Who runs the command may lead anywhere, by ``--repository``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrascode.config import Repository as Named
from okrascode.config import Settings
from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.model.measure import SourceKind
from okrascode.model.plan import Plan
from okrascode.model.reference import is_id

if TYPE_CHECKING:
    from okrascode.history.commit import History
    from okrascode.history.queries import Repository
    from okrascode.history.remembered import Memory
    from okrascode.readings.trees import Trees

__all__ = ["NO_OTHERS", "Others", "counts_tags", "open_others", "trees_of", "with_given"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """The other repositories as they are checked out."""

    opened: Mapping[str, Repository]
    """By name."""
    revisions: Mapping[str, str]
    """Full id of the commit that is checked out, by name; absent where there is none yet."""
    missing: Mapping[str, str]
    """One sentence for each that could not be opened, by name."""


NO_OTHERS = Others(
    opened=MappingProxyType({}), revisions=MappingProxyType({}), missing=MappingProxyType({})
)


def with_given(settings: Settings, given: Mapping[str, Path]) -> Settings:
    """Give the settings with the repositories of the command line among them.

    Raises:
        UsageError: a name that cannot be one.
    """
    for name in given:
        if not is_id(name):
            raise UsageError(
                f"{name!r} is no name of a repository.",
                hint="Write --repository NAME=PATH, the name in lower case as in okr.toml.",
            )
    known = {named.name: named for named in settings.repositories}
    known |= {name: Named(name=name, path=str(path)) for name, path in given.items()}
    return replace(settings, repositories=tuple(known.values()))


def open_others(
    settings: Settings,
    *,
    root: Path,
    own: Repository | None,
    given: Mapping[str, Path],
    offline: bool = False,
    memory: Memory | None = None,
) -> Others:
    """Open every repository of the settings; ``given`` are those of the command line.

    Raises:
        UsageError: the command line names a place without a repository.
    """
    opener = partial(_open, own=own, offline=offline, memory=memory)
    opened: dict[str, Repository] = {}
    missing: dict[str, str] = {}
    for named in settings.repositories:
        try:
            if named.name in given:
                opened[named.name] = opener(given[named.name].resolve())
            else:
                opened[named.name] = opener(_inside(named, root))
        except (_NotOpened, EnvironmentFailure) as why:
            reason = str(why).rstrip(".")
            if named.name in given:
                message = f"The repository {named.name} cannot be read: {reason}."
                raise UsageError(message, hint="Give its folder: --repository NAME=PATH") from why
            missing[named.name] = f"The repository {named.name} is not read: {reason}."
    heads = {name: repository.head() for name, repository in opened.items()}
    return Others(
        opened=MappingProxyType(opened),
        revisions=MappingProxyType({name: head for name, head in heads.items() if head}),
        missing=MappingProxyType(missing),
    )


def trees_of(
    plan: Plan, *, own: Repository | None, history: History | None, others: Others
) -> tuple[Trees, ...]:
    """Give all repositories as measures and trailers need them; the one of the OKRs comes first."""
    from okrascode.readings.tree_inputs import inputs_of

    found: list[Trees] = []
    if own is not None and history is not None:
        found.append(_trees(plan, None, own, history))
    for name, repository in others.opened.items():
        is_input = inputs_of(plan, repository=name, prefix=repository.prefix)
        head = others.revisions.get(name)
        theirs = repository.history(
            head, (), is_input=is_input, keeps_all=counts_tags(plan, repository=name)
        )
        found.append(_trees(plan, name, repository, theirs))
    return tuple(found)


class _NotOpened(Exception):
    """Why a repository is not opened, as the end of a sentence."""


def _inside(named: Named, root: Path) -> Path:
    path = (root / named.path).resolve()
    if not path.is_relative_to(root.resolve()):
        raise _NotOpened(
            f"{named.path} leads out of the folder of okr.toml, which only the command line may;"
            f" run it with --repository {named.name}={named.path}"
        )
    return path


def _open(
    path: Path, *, own: Repository | None, offline: bool, memory: Memory | None
) -> Repository:
    from okrascode.history.repository import open_repository

    repository = open_repository(path, offline=offline, memory=memory) if path.is_dir() else None
    if repository is None:
        raise _NotOpened(f"there is no Git repository in {path.name}")
    if own is not None and repository.top == own.top:
        raise _NotOpened(
            f"{path.name} is a part of this repository; of a submodule run"
            " git submodule update --init first"
        )
    return repository


def counts_tags(plan: Plan, *, repository: str | None) -> bool:
    """Tell whether a measure counts the tags of a repository; ``None`` is that of the OKRs."""
    sources = (k.measure.source for k in plan.key_results.values() if k.measure is not None)
    return any(
        source is not None and source.kind is SourceKind.TAGS and source.repository == repository
        for source in sources
    )


def _trees(plan: Plan, name: str | None, repository: Repository, history: History) -> Trees:
    from okrascode.readings.trees import Trees

    return Trees(
        name=name,
        prefix=repository.prefix,
        history=history,
        tags=repository.tags(history.head or None) if counts_tags(plan, repository=name) else (),
        blobs=partial(_blobs, repository),
    )


def _blobs(repository: Repository, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    from okrascode.readings.trees import LARGEST_INPUT

    wanted = tuple(ids)
    lacking = repository.lacking(wanted).ids
    here = (id_ for id_ in wanted if id_ not in lacking)
    return repository.blobs(here, at_most=LARGEST_INPUT)
