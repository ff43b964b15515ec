"""What every run of Git is told, so that no configuration and no hook changes or starts anything.

A ``.git`` folder can come from anywhere (an archive, a shared disk), and its configuration may name
programs. Git is started without a pager, hooks, a file-system monitor, external diffs, filters or a
network; replace refs and grafts, which show another history than the commits have, are off.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from types import MappingProxyType

__all__ = ["ENVIRONMENT", "FORGOTTEN", "NETWORK", "OPTIONS", "without_filters"]

OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", f"core.attributesFile={os.devnull}"),
    *("-c", "core.quotePath=false"),
    *("-c", "core.untrackedCache=false"),
    *("-c", "diff.external="),
    *("-c", "log.showRoot=true"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.mailmap=true"),
    *("-c", "status.relativePaths=false"),
    *("-c", "status.branch=false"),
    *("-c", "status.showStash=false"),
    *("-c", "advice.graftFileDeprecated=false"),
)
"""Between ``git`` and its command."""

ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_LAZY_FETCH": "1",
        # Before 2.45 Git does not know the line above: an empty list of protocols has the effect.
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_PAGER": "cat",
        # Into a pipe Git would write each commit by itself: nobody waits for a single one.
        "GIT_FLUSH": "0",
        "LC_ALL": "C",
        "LANGUAGE": "C",
    }
)
"""Set for every run. System and global configuration stay: ``safe.directory`` is said there."""

NETWORK: Mapping[str, str] = MappingProxyType(
    {**ENVIRONMENT, "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh"}
)
"""For the one run that may fetch: real transports, none that is a program by another name."""

FORGOTTEN = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_CEILING_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_EXTERNAL_DIFF",
        "GIT_DIFF_OPTS",
        "GIT_GLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""Variables that hooks set and that would point Git at another repository."""


def without_filters(names: Iterable[str]) -> tuple[str, ...]:
    """Give the options that disarm filters, from the names of all keys below ``filter.``.

    Comparing a file with its blob would start the clean filter that a configuration names.
    """
    filters = sorted({name.rpartition(".")[0] for name in names if name.count(".") >= 2})
    return tuple(
        part
        for one in filters
        for key in ("clean=", "smudge=", "process=", "required=false")
        for part in ("-c", f"{one}.{key}")
    )
