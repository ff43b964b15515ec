"""A plan as a page of Markdown that people read and that an import reads back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from okrascode.output.escape import for_markdown

__all__ = ["as_markdown"]

_OBJECTIVE = ("Owner", "Commitment", "Weight", "State", "Reason", "Supports")
_KEY_RESULT = ("Owner", "Current", "As of", "Confidence", "Commitment", "Weight", "State", "Reason")


def as_markdown(rows: Iterable[Mapping[str, str]], *, title: str) -> str:
    """Write the rows of :func:`okrascode.exchange.to_rows.rows_of`."""
    return "\n".join(_lines(rows, title)) + "\n"


def _lines(rows: Iterable[Mapping[str, str]], title: str) -> Iterator[str]:
    yield f"# {for_markdown(title)}"
    section = ""
    for row in rows:
        if row["Kind"] == "key_result":
            yield from _key_result(row)
            continue
        here = f"{row['Team']} {row['Cycle']}"
        if here != section:
            yield from ("", f"## {for_markdown(here)}")
        section = here
        yield from _objective(row)


def _objective(row: Mapping[str, str]) -> Iterator[str]:
    yield from ("", f"### Objective: {for_markdown(row['Title'])}", "")
    yield f"- Reference: {for_markdown(row['Reference'])}"
    yield f"- Team: {for_markdown(row['Team'])}"
    days = f" ({row['Cycle start']} to {row['Cycle end']})" if "Cycle start" in row else ""
    yield f"- Cycle: {for_markdown(row['Cycle'])}{days}"
    yield from _fields(row, _OBJECTIVE, "")
    for line in row.get("Text", "").splitlines():
        yield f"- Why: {for_markdown(line)}"
    yield ""


def _key_result(row: Mapping[str, str]) -> Iterator[str]:
    score = f" **{row['Score']}**" if "Score" in row else ""
    yield f"- KR: {for_markdown(row['Title'])}"
    yield f"  - Reference: {for_markdown(row['Reference'])}"
    if measure := _measure(row):
        yield f"  - Measure: {for_markdown(measure)}"
    for step in row.get("Milestones", "").splitlines():
        yield f"  - Milestone: {for_markdown(step)}"
    yield from _fields(row, _KEY_RESULT, "  ")
    for name in ("Metric", "Stretch"):
        if name in row and row.get("Shape") != "between":
            yield f"  - {name}: {for_markdown(row[name])}"
    for line in row.get("Text", "").splitlines():
        yield f"  - How: {for_markdown(line)}"
    if score:
        yield f"  - Score today:{score}"


def _fields(row: Mapping[str, str], names: Iterable[str], indent: str) -> Iterator[str]:
    for name in names:
        if name in row and (name, row[name]) != ("State", "active"):
            yield f"{indent}- {name}: {for_markdown(row[name])}"


def _measure(row: Mapping[str, str]) -> str:
    shape, unit = row.get("Shape", ""), row.get("Unit", "")
    unit = f" {unit}" if unit else ""
    if shape == "metric":
        return f"{row['Baseline']} → {row['Target']}{unit}"
    if shape == "between":
        return f"between {row['Target']} and {row['Stretch']}{unit}"
    if shape in ("at_least", "at_most", "above", "below"):
        return f"{shape.replace('_', ' ')} {row['Target']}{unit}"
    return "done or not" if shape == "binary" else ""
