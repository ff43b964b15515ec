"""The part of a CODEOWNERS file that follows from the teams, and putting it in its place.

A team's folder belongs to its lead and sponsor, for a change of a commitment is theirs to agree to;
its check-ins, which its members write each week, to any member. The last line that matches a path
decides, so parents come before what lies within them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okrascode.edits.edit import Edit
from okrascode.edits.span import Position, Span
from okrascode.errors import UsageError
from okrascode.model.plan import Plan
from okrascode.model.reference import PersonId
from okrascode.output.escape import is_unsafe

__all__ = ["BEGIN", "END", "block_of", "names_of", "with_block"]

BEGIN = "# okr codeowners: begin (okr codeowners --write keeps what stands between these lines)"
END = "# okr codeowners: end"


def block_of(plan: Plan, *, below: str, names: Mapping[PersonId, str]) -> list[str]:
    """Give the lines between the marks.

    ``below`` is the path from the top of the Git repository to the OKR root, empty or ending in
    ``/``; ``names`` what the forge calls a person, where it is not ``@HANDLE``.
    """
    lines: list[str] = []
    for team in sorted(plan.teams.values(), key=lambda team: team.place.path):
        folder = team.place.path.rpartition("/")[0]
        answering = _named((team.lead, team.sponsor), names) or _named(team.members, names)
        reporting = _named((team.lead, *team.members, team.sponsor), names)
        if not answering or not folder:
            continue
        path = _pattern(f"/{below}{folder}/")
        lines.append(f"{path} {' '.join(answering)}")
        if reporting != answering:
            lines.append(f"{path}*/ {' '.join(reporting)}")
    return lines


def with_block(raw: bytes, lines: Sequence[str]) -> Edit:
    """Give the edit that makes the block as it should be.

    A file without the block gets it at its end.

    Raises:
        UsageError: one of the two marks is missing, or stands twice.
    """
    text = raw.decode("utf-8-sig", "replace")
    every = [line.removesuffix("\r") for line in text.split("\n")]
    block = "\n".join([BEGIN, *lines, END])
    starts, ends = (
        [number for number, line in enumerate(every, start=1) if line == mark]
        for mark in (BEGIN, END)
    )
    if not starts and not ends:
        last = text.split("\n")[-1]
        at = Position(len(every), len(last) + 1)
        gap = "" if not text else "\n\n" if last else "\n"
        return Edit(Span(at, at), f"{gap}{block}\n")
    if len(starts) != 1 or len(ends) != 1 or ends < starts:
        raise UsageError(
            "The marks of okr in CODEOWNERS are damaged.",
            hint="Each of the two must stand once; take both out to begin again.",
        )
    return Edit(Span(Position(starts[0], 1), Position(ends[0], len(END) + 1)), block)


def _named(people: Sequence[PersonId | None], names: Mapping[PersonId, str]) -> list[str]:
    found = dict.fromkeys(person for person in people if person is not None)
    return [names.get(person, f"@{person}") for person in found]


def _pattern(path: str) -> str:
    safe = "".join("?" if is_unsafe(c) else c for c in path)
    return safe.replace("\\", "\\\\").replace(" ", "\\ ").replace("#", "\\#")


def names_of(plan: Plan) -> Mapping[PersonId, str]:
    """Give the people whose address the documents know: forges take it as well as a name."""
    people = plan.organization.people.values() if plan.organization else ()
    return {
        person.id: person.git[0]
        for person in people
        if person.git and "@" in person.git[0] and not any(c.isspace() for c in person.git[0])
    }
