"""The commitments of a cycle stood, and after this change they would not.

Why:
    From the day of commit_by on every easing says its reason. Whoever moves that day into the
    future, sets the cycle back to draft or takes it out could ease everything with the next change,
    and nobody would have to say why. So the gate is not opened first and walked through later.

Fails:
    # before
    # okrs/organization.yaml
    cycles:
      - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, commit_by: 2026-10-10}
    # after
    # okrs/organization.yaml
    cycles:
      - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, commit_by: 2026-12-20}

Passes:
    # before
    # okrs/organization.yaml
    cycles:
      - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, commit_by: 2026-10-10}
    # after
    # okrs/organization.yaml
    cycles:
      - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, commit_by: 2026-10-17}

Options:
    None. Where a whole organisation plans anew, it says so in okr.toml, in a change of its own:
    ignore the rule there, and take that back afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Kind
from okrascode.findings import Finding, Severity
from okrascode.lint.against import is_reopened, unexplained, whose_and_what
from okrascode.lint.rule import Context, Needs, Rule


def _check(context: Context) -> Iterator[Finding]:
    said: set[str] = set()
    for one in unexplained(context, Kind.CYCLE):
        # Several days of one cycle may have moved, and open it once.
        if one.about in said or not is_reopened(one, context):
            continue
        said.add(one.about)
        yield context.finding(
            one.place,
            f"Commitments that stood would stand no more: {whose_and_what(one)}.",
            about=one.about,
            subject=one.about,
            cure="Leave the cycle as it was, and give the reason of what has to be eased:"
            " okr change REF FIELD.",
        )


RULE = Rule(
    code="OKR611",
    slug="cycle-reopened",
    severity=Severity.ERROR,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead="Say in okr.toml that the organisation plans anew, in a change of its own.",
    check=_check,
)
