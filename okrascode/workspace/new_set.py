"""Write several new files together: all of them, or after a failure none."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from okrascode.errors import EnvironmentFailure
from okrascode.workspace.new_files import write_new

__all__ = ["write_all_new"]


def write_all_new(root: Path, files: Mapping[str, str]) -> None:
    """Write files that are not there yet, below ``root``; take back what was written on failure.

    Each appears whole under its name, those in outer folders first, so that a machine that loses
    power in the middle leaves an organisation and teams rather than check-ins of nobody.

    Raises:
        EnvironmentFailure: a file is there already, or cannot be written; nothing is left behind.
    """
    written: list[Path] = []
    made = _missing_folders(root, files)
    try:
        for path in sorted(files, key=lambda path: (path.count("/"), path)):
            target = root / path
            _stay_inside(root, target)
            if not write_new(target, files[path]):
                raise EnvironmentFailure(
                    f"{target} came into being meanwhile, so nothing was written.",
                    hint="Run the same command again.",
                )
            written.append(target)
    except BaseException:  # also Ctrl-C: half an import is worse than none
        for target in reversed(written):
            with contextlib.suppress(OSError):
                target.unlink()
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _missing_folders(root: Path, files: Iterable[str]) -> list[Path]:
    """Give the folders that will be made, innermost first."""
    folders = {parent for path in files for parent in (root / path).parents}
    return sorted((f for f in folders if not f.exists()), key=lambda f: -len(f.parts))


def _stay_inside(root: Path, target: Path) -> None:
    """Refuse to go through a link that leads elsewhere."""
    here = target.parent
    while not here.exists():
        here = here.parent
    if not here.resolve().is_relative_to(root.resolve()):
        raise EnvironmentFailure(f"{here} is a link that leads out of {root}.")
