"""CODEOWNERS does not give a team its folder.

Why:
    A team owns its OKRs when nobody changes them without its consent. A line for the folder is
    forgotten when a team is new or renamed, or a line below it takes the folder back.

Fails:
    # .github/CODEOWNERS has the lines: * @acme/leads, /okrs/payments/ @acme/payments,
    # and the team in okrs/sales/ has no line of its own

Passes:
    # .github/CODEOWNERS has the lines: * @acme/leads, /okrs/payments/ @acme/payments,
    # /okrs/sales/ @acme/sales

Options:
    None. The root team may be content with the line for everything. Without a CODEOWNERS file, and
    where it has only comments, nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.codeowners import OwnerLine, Owners, read_owners
from okrascode.lint.rule import Context, Needs, Profile, Rule, Sees
from okrascode.model.team import Team

_ANY_FILE = "objectives.yaml"


def _check(context: Context) -> Iterator[Finding]:
    if context.codeowners is None:
        return
    owners = read_owners(context.codeowners.text)
    folders = Counter(_folder(team) for team in context.plan.teams.values())
    # Teams that share a folder have none of their own, and at the top there is no folder at all.
    alone = [t for t in context.plan.teams.values() if _folder(t) and folders[_folder(t)] == 1]
    if not owners.lines or not alone:
        return
    deciding = {team.id: _deciding(context, owners, team) for team in alone}
    shared = Counter(line.number for lines in deciding.values() for line in lines)
    for team in alone:
        folder = context.git_prefix + _folder(team)
        lines = deciding[team.id]
        if not lines:
            message = f"No line of {context.codeowners.path} gives {folder} to anybody."
        elif team.parent is None or any(
            line.folder == folder or shared[line.number] == 1 for line in lines
        ):
            continue
        else:
            line = lines[-1]
            message = (
                f"{folder} has no line of its own in {context.codeowners.path}: line"
                f" {line.number}, {line.pattern}, decides about it and about others."
            )
        yield context.finding(
            team.place.at("id"),
            message,
            about=team.id,
            cure=f"Below the lines that match more, add: /{folder}/ @your-organisation/{team.id}",
        )


def _deciding(context: Context, owners: Owners, team: Team) -> tuple[OwnerLine, ...]:
    lines = owners.deciding(f"{context.git_prefix}{_folder(team)}/{_ANY_FILE}")
    return tuple(line for line in lines if line.has_owners)


def _folder(team: Team) -> str:
    return team.place.path.rpartition("/")[0]


RULE = Rule(
    code="OKR505",
    slug="codeowners-drift",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    needs=Needs.CODEOWNERS,
    check=_check,
    sees=Sees.STRUCTURE,
)
