"""What an import tells: what was left out and why, and what was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrascode.exchange.import_files import ImportPlan
from okrascode.exchange.item import Remark

__all__ = ["remark_lines", "written_lines"]

_MOST_LINES = 40
"""Different sentences on the screen."""
_MOST_FILES = 20


def remark_lines(remarks: Sequence[Remark], *, report: str) -> Iterator[str]:
    """Say each sentence once, with the places that it is about; ``report`` has all of them."""
    grouped: dict[str, list[str]] = {}
    for remark in remarks:
        grouped.setdefault(remark.message, []).append(remark.place)
    if grouped:
        yield "Not as it stood:"
    for message, places in list(grouped.items())[:_MOST_LINES]:
        named = [place for place in places if place]
        where = ", ".join(named[:3]) + (f" and {len(named) - 3} more" if len(named) > 3 else "")
        yield f"  {where}: {message}" if where else f"  {message}"
    rest = len(grouped) - _MOST_LINES
    if rest > 0:
        how = f"all are in {report}" if report else "--report FILE writes them all"
        yield f"  … and {rest} more sentences; {how}."


def written_lines(plan: ImportPlan, *, dry_run: bool, quiet: bool) -> Iterator[str]:
    """Name the files and count what is in them."""
    word = "would write" if dry_run else "wrote"
    paths = list(plan.files)
    for path in paths[:_MOST_FILES]:
        yield f"{word}  {path}"
    if len(paths) > _MOST_FILES:
        yield f"{word}  {len(paths) - _MOST_FILES} more files"
    counts = ((plan.objectives, "objective"), (plan.key_results, "key result"))
    counted = (*counts, (plan.check_ins, "check-in"))
    told = ", ".join(f"{number} {one if number == 1 else one + 's'}" for number, one in counted)
    yield f"{told}{' to import' if dry_run else ' imported'}."
    if not quiet and not dry_run:
        yield "Look at them with okr lint and okr status, then commit."
