"""The manual page of a rule, and its examples as documents.

A page has fixed headings in a fixed order: the summary sentence, Why, Fails, Passes, Options.
The examples are YAML. A line ``# okrs/….yaml`` starts a file, ``# committed: DATE`` says since when
it stands in the history, ``# today: DATE`` sets the day, ``# or`` starts another example. To keep
pages short, a file without ``apiVersion`` gets its head from its path, and an organisation, its
cycles and its teams are there unless the example has them.

An example of a change has two sides: what follows ``# before`` is the base, what follows
``# after`` is what became of it, and what stands above both is the same in the two. Its quarter is
committed.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType

__all__ = ["EXAMPLE_TODAY", "Example", "Manual", "read_manual"]

EXAMPLE_TODAY = date(2026, 11, 20)
"""The day on which examples are judged unless they say another."""

_HEADINGS = ("Why", "Fails", "Passes", "Options")
_PATH = re.compile(r"# (okrs/[^ ]+\.ya?ml|okr\.toml)")
_SIDES = ("# before", "# after")
_COMMIT_BY = ("end: 2026-12-31, cadence: weekly", "end: 2026-12-31, commit_by: 2026-10-10")
_COMMITTED = re.compile(r"# committed: (\d{4}-\d{2}-\d{2})")
_TODAY = re.compile(r"# today: (\d{4}-\d{2}-\d{2})")
_OBJECTIVES = "okrs/payments/2026-Q4.yaml"

_COMPANY: Mapping[str, str] = MappingProxyType(
    {
        "okrs/organization.yaml": """\
apiVersion: okrascode/v1
kind: Organization
name: Acme
cycles:
  - {id: "2026", start: 2026-01-01, end: 2026-12-31, cadence: monthly}
  - {id: 2026-Q3, parent: "2026", start: 2026-07-01, end: 2026-09-30, cadence: weekly}
  - {id: 2026-Q4, parent: "2026", start: 2026-10-01, end: 2026-12-31, cadence: weekly}
""",
        "okrs/company/team.yaml": """\
apiVersion: okrascode/v1
kind: Team
id: company
name: Company
""",
        "okrs/payments/team.yaml": """\
apiVersion: okrascode/v1
kind: Team
id: payments
name: Payments
parent: company
""",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example of a manual page as files of a repository."""

    files: Mapping[str, bytes]
    """Path to text, the small company around the example included."""
    today: date
    committed: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    """The day on which a file entered the history, where the example says it."""
    base: Mapping[str, bytes] | None = None
    """The same before the change; ``None`` when the example is of no change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """A manual page in its parts, each without indentation."""

    summary: str
    why: str
    fails: str
    passes: str
    options: str

    def examples(self, heading: str) -> tuple[Example, ...]:
        """Give the examples under ``fails`` or ``passes``."""
        text = self.fails if heading == "fails" else self.passes
        return tuple(_example(part) for part in re.split(r"^# or$\n", text, flags=re.MULTILINE))


def read_manual(docstring: str) -> Manual:
    """Take a manual page apart.

    Raises:
        ValueError: when a heading is missing or stands in the wrong order.
    """
    text = textwrap.dedent("    " + docstring.lstrip()).strip() + "\n"
    pieces = re.split(r"^(Why|Fails|Passes|Options):\n", text, flags=re.MULTILINE)
    if tuple(pieces[1::2]) != _HEADINGS:
        raise ValueError(f"a manual page has the headings {', '.join(_HEADINGS)} in this order")
    why, fails, passes, options = (textwrap.dedent(piece).strip() for piece in pieces[2::2])
    summary = " ".join(pieces[0].split())
    return Manual(
        summary=summary, why=why, fails=fails + "\n", passes=passes + "\n", options=options
    )


def _example(text: str) -> Example:
    today = EXAMPLE_TODAY
    common: dict[str, str] = {}
    sides: dict[str, dict[str, str]] = {}
    committed: dict[str, date] = {}
    files, path = common, _OBJECTIVES
    for line in text.splitlines(keepends=True):
        if found := _TODAY.fullmatch(line.rstrip()):
            today = date.fromisoformat(found[1])
        elif found := _COMMITTED.fullmatch(line.rstrip()):
            committed[path] = date.fromisoformat(found[1])
        elif found := _PATH.fullmatch(line.rstrip()):
            path = found[1]
            files.setdefault(path, "")
        elif line.rstrip() in _SIDES:
            files, path = sides.setdefault(line.rstrip(), {}), _OBJECTIVES
        else:
            files[path] = files.get(path, "") + line
    since = MappingProxyType(committed)
    if not sides:
        return Example(files=_whole(common), today=today, committed=since)
    before, after = (_whole(common | sides.get(name, {}), is_committed=True) for name in _SIDES)
    return Example(files=after, today=today, committed=since, base=before)


def _whole(files: Mapping[str, str], *, is_committed: bool = False) -> Mapping[str, bytes]:
    given = {name: _with_head(name, body) for name, body in files.items()}
    around = {name: body for name, body in _COMPANY.items() if not _has(given, name)}
    if is_committed:
        around = {name: body.replace(*_COMMIT_BY) for name, body in around.items()}
    return MappingProxyType({name: body.encode() for name, body in (around | given).items()})


def _has(given: Mapping[str, str], name: str) -> bool:
    """Tell whether the example brings the document itself, perhaps at another path."""
    kind = "Organization" if name.endswith("organization.yaml") else "Team"
    team = PurePosixPath(name).parent.name
    return name in given or any(
        f"kind: {kind}" in body and (kind == "Organization" or f"id: {team}\n" in body)
        for body in given.values()
    )


def _with_head(path: str, body: str) -> str:
    if "apiVersion" in body or not body.strip() or path.endswith(".toml"):
        return body
    parts = PurePosixPath(path).with_suffix("").parts[1:]
    if parts == ("organization",):
        head = "kind: Organization\nname: Acme\n"
    elif parts[-1] == "team":
        head = f"kind: Team\nid: {parts[0]}\n"
        head += "" if "name:" in body else f"name: {parts[0].title()}\n"
    elif len(parts) == 3:
        head = f'kind: CheckIn\nteam: {parts[0]}\ncycle: "{parts[1]}"\n'
    else:
        head = f'kind: Objectives\nteam: {parts[0]}\ncycle: "{parts[1]}"\n'
    return "apiVersion: okrascode/v1\n" + head + body
