"""Find the root of an OKR repository."""

from __future__ import annotations

from pathlib import Path

from okrascode.errors import NothingFound, UsageError

__all__ = ["DEFAULT_FOLDER", "SETTINGS_FILE", "find_root"]

SETTINGS_FILE = "okr.toml"
DEFAULT_FOLDER = "okrs"


def find_root(start: Path) -> Path:
    """Give the nearest folder upwards that holds okr.toml or okrs/.

    Raises:
        UsageError: ``start`` is not a folder.
        NothingFound: there is no root up to the top of the file system.
    """
    try:
        here = start.resolve(strict=True)
    except OSError as error:
        raise UsageError(f"{start} does not exist.", hint="Name a folder that does.") from error
    if not here.is_dir():
        raise UsageError(f"{start} is not a folder.", hint="Name the folder that holds okrs/.")
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file() or (folder / DEFAULT_FOLDER).is_dir():
            return folder
    raise NothingFound(
        f"There are no OKR documents in {here}: neither okr.toml nor a folder okrs/, "
        "here or above.",
        hint="Start with okr init, or see a whole company with okr demo.",
    )
