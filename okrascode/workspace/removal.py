"""Take a file away, only when it is still what was looked at."""

from __future__ import annotations

from pathlib import Path

from okrascode.errors import EnvironmentFailure

__all__ = ["remove_file"]


def remove_file(root: Path, path: str, *, expected: bytes) -> None:
    """Remove a file below the root, and folders that are empty without it.

    Raises:
        EnvironmentFailure: it was changed meanwhile, is a link, or cannot be removed.
    """
    target = root / path
    here = root
    for part in path.split("/"):
        here /= part
        if here.is_symlink():
            raise EnvironmentFailure(f"{here} is a symbolic link, which is never followed.")
    try:
        if target.read_bytes() != expected:
            raise EnvironmentFailure(
                f"{target} was changed by somebody else meanwhile.", hint="Run the command again."
            )
        target.unlink()
    except OSError as error:
        raise EnvironmentFailure(f"{target} cannot be removed: {error.strerror}.") from error
    folder = target.parent
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
