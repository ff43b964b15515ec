"""What ``okr lint --fix`` writes, and what ``--diff`` shows."""

from __future__ import annotations

from okrascode.cli.printing import echo
from okrascode.edits.diff import unified_diff
from okrascode.lint.fixing import Mended
from okrascode.output.escape import for_terminal
from okrascode.workspace import Workspace
from okrascode.workspace.edit_files import replace_texts

__all__ = ["show_diff", "write_mended"]


def write_mended(mended: Mended, workspace: Workspace) -> str:
    """Write all new texts or none, and say how many fixes were made."""
    replace_texts(
        workspace.root,
        {path: (workspace.texts[path], raw) for path, raw in mended.texts.items()},
    )
    return _said("Made", mended)


def show_diff(mended: Mended, workspace: Workspace) -> str:
    """Print what would be written, and say how much it is.

    Paths are those of the Git top level, as ``git apply`` wants them in every folder.
    Lines that could steer a terminal or a CI runner are shown with escapes, and said to be.
    """
    shown = escaped = 0
    for path, raw in sorted(mended.texts.items()):
        difference = unified_diff(workspace.git_prefix + path, workspace.texts[path], raw)
        for line in difference.split("\n")[:-1]:
            plain, end = (line[:-1], "\r") if line.endswith("\r") else (line, "")
            # A tab is no danger, and for_terminal would spell it out.
            safe = "\t".join(for_terminal(part) for part in plain.split("\t"))
            shown, escaped = shown + 1, escaped + (safe != plain)
            echo(safe + end + "\n")
    note = ""
    if escaped:
        lines = "1 line has" if escaped == 1 else f"{escaped} lines have"
        note = f" {lines} characters that are shown as escapes: this is no patch to apply."
    return _said("Would make", mended) + note


def _said(verb: str, mended: Mended) -> str:
    fixes = "1 fix" if mended.fixes == 1 else f"{mended.fixes or 'no'} fixes"
    if not mended.fixes:
        return f"{verb} {fixes}."
    documents = "1 document" if len(mended.texts) == 1 else f"{len(mended.texts)} documents"
    return f"{verb} {fixes} in {documents}."
