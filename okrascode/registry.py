"""Discover plug-ins: one module, one typed constant.

A lint rule, an output format, a site page or a reading source is a module with one constant: RULE,
RENDERER, PAGE or SOURCE. Adding one touches no other file. Third parties join by entry
points, but only those that the settings name are loaded: content of a repository never is code.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from types import ModuleType
from typing import TypeVar

from okrascode.errors import ConfigurationError

__all__ = ["constants_in", "constants_of_entry_points"]

Plugin = TypeVar("Plugin")


def constants_in(package: ModuleType, name: str, kind: type[Plugin]) -> tuple[Plugin, ...]:
    """Give the constant ``name`` of every module below ``package``, ordered by module name."""
    found: list[Plugin] = []
    for info in pkgutil.walk_packages(package.__path__, prefix=package.__name__ + "."):
        module = importlib.import_module(info.name)
        value = getattr(module, name, None)
        if isinstance(value, kind):
            found.append(value)
    return tuple(found)


def constants_of_entry_points(
    group: str, kind: type[Plugin], *, allowed: Iterable[str]
) -> tuple[Plugin, ...]:
    """Load the installed plug-ins of ``group`` whose names the settings allow.

    Raises :class:`ConfigurationError` for a name that is not installed or is not what it should be.
    """
    wanted = tuple(allowed)
    if not wanted:
        return ()
    # It costs a tenth of a short run, and hardly anybody has plug-ins.
    from importlib.metadata import entry_points

    installed = {point.name: point for point in entry_points(group=group)}
    found: list[Plugin] = []
    for name in wanted:
        if name not in installed:
            if not any(p.group.startswith("okrascode.") for p in entry_points(name=name)):
                raise ConfigurationError(
                    f"The plug-in {name!r} is not installed.",
                    hint="Install the package that brings it, or take it out of plugins.",
                    setting=("plugins",),
                )
            continue  # it brings something else than this group
        try:
            value = installed[name].load()
        except Exception as error:
            # Somebody else's code: whatever it raises, the plug-in is what the user can mend.
            raise ConfigurationError(
                f"The plug-in {name!r} cannot be loaded: {type(error).__name__}: {error}.",
                hint="Update the package that brings it, or take it out of plugins.",
                setting=("plugins",),
            ) from error
        if not isinstance(value, kind):
            raise ConfigurationError(
                f"plug-in {name!r} of group {group!r} does not provide a {kind.__name__}"
            )
        found.append(value)
    return tuple(found)
