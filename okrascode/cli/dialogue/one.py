"""One key result from the command line, without a question."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from okrascode.cli.dialogue.wishes import Wishes, check_day, finish
from okrascode.errors import UsageError

if TYPE_CHECKING:
    from okrascode.documents.check_in_text import Said
    from okrascode.model.reference import PersonId, Reference
    from okrascode.readings.reading import ReadingValue
    from okrascode.workspace import Workspace
    from okrascode.workspace.glance import Glance

__all__ = ["check_in_one", "find_key_result", "who_reports"]


def check_in_one(wishes: Wishes) -> int:
    """Write what was said about the key result that was named."""
    from okrascode.cli.printing import open_workspace

    if wishes.reference is None:
        raise UsageError("Nothing says which key result.", hint="Write okr checkin REF VALUE …")
    seen: Workspace | Glance | None = _glance(wishes)
    told = None
    if seen is not None:
        # Whether something is wrong, and what was meant instead, only the whole can say.
        with suppress(UsageError):
            told = _told(wishes, seen)
    if seen is None or told is None:
        seen = open_workspace(wishes.common)
        told = _told(wishes, seen)
    assert told is not None  # noqa: S101  # the whole is always enough
    reference, said, day, by = told
    finish(wishes, seen, {reference: said}, day=day, by=by, commit=wishes.commit)
    return 0


def _glance(wishes: Wishes) -> Glance | None:
    """Read only what the key result needs, where its team is said; else nothing."""
    from okrascode.workspace.glance import glance

    team, colon, item = (wishes.reference or "").partition(":")
    if not colon:
        return None
    return glance(
        wishes.common.directory,
        today=wishes.common.today,
        team=team.partition("@")[0],
        objective=item.partition("/")[0],
        with_git=wishes.commit or wishes.me is None,
    )


def _told(
    wishes: Wishes, workspace: Workspace | Glance
) -> tuple[Reference, Said, date, PersonId | None] | None:
    """Give what was said, about what, of which day and by whom; ``None`` when more must be read."""
    from okrascode.everyday.told import Told, said_of
    from okrascode.everyday.typed_value import needs_current
    from okrascode.workspace.glance import Glance

    day = check_day(wishes, workspace)
    reference = find_key_result(workspace, wishes.reference or "", day=day)
    key_result = workspace.plan.key_results[reference]
    told = Told(
        value=_value(wishes),
        confidence=wishes.confidence or "",
        note=wishes.note or "",
        ask=wishes.ask or "",
    )
    if told.is_empty:
        raise UsageError("What was given is empty.", hint="Write okr checkin REF VALUE …")
    needs_history = needs_current(told.value, key_result.measure)
    by = who_reports(wishes, workspace)
    current = None
    if isinstance(workspace, Glance):
        if needs_history or by is None:
            return None
    elif needs_history:
        current = _current(workspace, reference)
    said = said_of(reference, told, measure=key_result.measure, current=current)
    return reference, said, day, by


def find_key_result(workspace: Workspace | Glance, text: str, *, day: date) -> Reference:
    """Give the key result that a person names, with its team or, where there is but one, without.

    Raises:
        UsageError: there is none, it is an objective, or it was dropped.
    """
    from okrascode.model.objective import ItemState
    from okrascode.readings.subject import find_subject

    plan = workspace.plan
    reference = None
    if ":" not in text:
        from okrascode.rollup.cycles import cycles_for

        cycles = cycles_for(plan, day)
        reference = next(
            (
                found[0]
                for cycle in reversed(cycles)
                if len(
                    found := [r for r in plan.key_results if r.cycle == cycle and _tail(r, text)]
                )
                == 1
            ),
            None,
        )
    if reference is None:
        reference = find_subject(text, plan=plan, today=day).reference
    if reference is None or reference.key_result is None:
        below = [str(r) for r in plan.key_results if reference and r.of_objective == reference]
        hint = (
            f"Its key results: {', '.join(below)}." if below else "Write TEAM:OBJECTIVE/KEY-RESULT."
        )
        raise UsageError(f"{text!r} is not a key result.", hint=hint)
    objective, key_result = plan.objective_of(reference), plan.key_results[reference]
    if ItemState.DROPPED in (objective.state, key_result.state):
        raise UsageError(
            f"{reference} was dropped, so nothing is counted there any more.",
            hint="Take state: dropped out of its document first.",
        )
    return reference


def who_reports(wishes: Wishes, workspace: Workspace | Glance) -> PersonId | None:
    """Give who reports; ``None`` where nobody said and Git does not know."""
    from okrascode.workspace.me import myself, person_called

    if wishes.me is not None:
        return person_called(workspace, wishes.me)
    try:
        return myself(workspace, cure="--as HANDLE")
    except UsageError:
        return None


def _tail(reference: Reference, text: str) -> bool:
    return text in (f"{reference.objective}/{reference.key_result}", reference.key_result)


def _value(wishes: Wishes) -> str:
    steps = [f"done {', '.join(wishes.done)}"] if wishes.done else []
    steps += [f"undone {', '.join(wishes.undone)}"] if wishes.undone else []
    if steps and wishes.value is not None:
        raise UsageError(
            "A value and milestones do not go together.", hint="Give VALUE, or --done and --undone."
        )
    if wishes.value is not None and not wishes.value.strip():
        raise UsageError("The value is empty.", hint="Write okr checkin REF VALUE.")
    return ", ".join(steps) or (wishes.value or "")


def _current(workspace: Workspace, reference: Reference) -> ReadingValue | None:
    assert reference.cycle is not None  # noqa: S101  # it is complete
    rollup = workspace.roll_up([reference.cycle])
    parts = (p for c in rollup.cycles for t in c.teams for o in t.objectives for p in o.key_results)
    return next((part.current for part in parts if part.reference == reference), None)
