"""A chapter: the life of one document of objectives, with the commits that tell it.

Each chapter lies in two files. ``TEAM.yaml.in`` is the document with its whole life in it, see
:mod:`okrascode.demo.timeline`. ``TEAM.toml`` has the steps: commits with a day and an author, and
the series of numbers that go into check-in files, see :mod:`okrascode.demo.chapter_file`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from okrascode.demo.calendar import Quarter
from okrascode.demo.chapter_file import ChapterFile, CommitTable, entries_by_week
from okrascode.demo.people import number_from
from okrascode.documents.check_in_text import Said, check_in_name, check_in_text

__all__ = ["Chapter", "Step", "check_in_step", "quarter_chapter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One commit of the story."""

    id: str
    """What the document's timeline calls it."""
    day: date
    by: str
    """Handle of the author."""
    message: str
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Beside the chapter's document; path and text may have names in double braces."""
    merged_by: str = ""
    """Handle of who merges the pull request; empty: straight to main."""
    squash: bool = False
    """The pull request comes in as one commit with its number behind the subject."""
    reverts: str = ""
    """Id of the squashed step that this one takes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A document and its steps."""

    path: str
    text: str
    """With its timeline."""
    steps: tuple[Step, ...]
    names: Mapping[str, str]
    """What the names in double braces mean, besides days."""
    quarter: Quarter | None = None
    """Where ``+35`` counts from."""

    def meaning(self, name: str) -> str:
        """Say what a name in double braces means; raises ``KeyError`` when nobody knows."""
        if name in self.names:
            return self.names[name]
        if name.startswith("day "):
            for step in self.steps:
                if step.id == name[4:]:
                    return str(step.day)
        elif self.quarter is not None and name[:1] in ("+", "-"):
            return str(self.quarter.day(int(name)))
        raise KeyError(f"{self.path}: nobody knows {name!r}")


def quarter_chapter(
    document: str, said: ChapterFile, *, team: str, quarter: Quarter, before: Quarter | None
) -> Chapter:
    """Put one team's quarter together."""
    reports = said.get("report", {})
    steps = [_commit_step(one, quarter) for one in said["commit"]]
    for week, entries in entries_by_week(said).items():
        report = reports.get(str(week), {})
        steps.append(
            check_in_step(
                {"by": said["by"], **report},
                entries,
                id_=f"w{week}",
                team=team,
                cycle=quarter.id,
                day=quarter.check_in_day(week, said["weekday"]),
            )
        )
    return Chapter(
        path=f"okrs/{team}/{quarter.id}.yaml",
        text=document,
        steps=tuple(steps),
        names={
            "cycle": quarter.id,
            "year": str(quarter.start.year),
            "previous": before.id if before is not None else "",
        },
        quarter=quarter,
    )


def check_in_step(
    report: Mapping[str, object],
    entries: Iterable[Said],
    *,
    id_: str,
    team: str,
    cycle: str,
    day: date,
) -> Step:
    """Make the commit of one check-in file; its summary is also the subject."""
    summary, by = str(report.get("summary", "")), str(report["by"])
    text = check_in_text(
        team=team,
        cycle=cycle,
        day=day,
        by=by,
        summary=summary,
        said=entries,
        wins=_texts(report.get("wins")),
        blockers=_texts(report.get("blockers")),
    )
    subject = summary.rstrip(".。") if 0 < len(summary) < 64 else f"check-in of {day}"
    return Step(
        id=id_,
        day=day,
        by=by,
        message=str(report.get("message", f"{team}: {subject}")),
        files={f"okrs/{team}/{cycle}/{_file_name(day, f'{team} {id_}')}": text},
        merged_by=str(report.get("merged_by", "")),
    )


def _file_name(day: date, key: str) -> str:
    return check_in_name(day, number_from(f"{day} {key}"))


def _texts(said: object) -> tuple[str, ...]:
    return tuple(str(text) for text in said) if isinstance(said, list) else ()


def _commit_step(said: CommitTable, quarter: Quarter) -> Step:
    when = said["day"]
    return Step(
        id=said["id"],
        day=quarter.last_working_day if when == "end" else quarter.day(when),
        by=said["by"],
        message=said["message"],
        files=said.get("files", {}),
        merged_by=said.get("merged_by", ""),
        squash=said.get("squash", False),
        reverts=said.get("reverts", ""),
    )
