"""Write new files and edits of others together: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from okrascode.edits.edit import FileEdits
from okrascode.errors import UsageError
from okrascode.workspace.edit_files import write_edits
from okrascode.workspace.new_files import write_new

__all__ = ["write_together"]


def write_together(root: Path, *, new: Mapping[str, str], edits: Iterable[FileEdits]) -> None:
    """Write new documents by path, and edits.

    Raises:
        UsageError: one of the new files is there already.
        EnvironmentFailure: one cannot be written; in both cases nothing is.
    """
    written: list[Path] = []
    try:
        for path, text in new.items():
            if not write_new(root / path, text):
                raise UsageError(f"{path} is there already; nothing is written.")
            written.append(root / path)
        write_edits(root, edits)
    except BaseException:
        for made in written:
            made.unlink(missing_ok=True)
        raise
