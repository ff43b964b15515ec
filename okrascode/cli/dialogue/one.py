"""One key result from the command line, without a question.

A quick look at the documents that name it is enough nearly always; where there is any doubt, all of
the repository is read, which also has the words for what is wrong.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrascode.cli.dialogue.wishes import Wishes, check_day, finish
from okrascode.errors import UsageError

if TYPE_CHECKING:
    from okrascode.everyday.told import Told
    from okrascode.model.reference import PersonId, Reference
    from okrascode.readings.reading import ReadingValue
    from okrascode.workspace import Workspace

__all__ = ["check_in_one", "find_key_result", "who_reports"]


def check_in_one(wishes: Wishes) -> int:
    """Write what was said about the key result that was named."""
    if wishes.reference is None:
        raise UsageError("Nothing says which key result.", hint="Write okr checkin REF VALUE …")
    told = _told(wishes)
    # To commit takes Git, and then a quick look saves nothing.
    if wishes.commit or not _quickly(wishes, told):
        _carefully(wishes, told)
    return 0


def _quickly(wishes: Wishes, told: Told) -> bool:
    """Write from a look at the few documents that matter; tell whether that was enough."""
    from okrascode.everyday.quick_spot import (
        InDoubt,
        handles_in_data,
        person_in_data,
        spot_in_data,
    )
    from okrascode.everyday.told import said_of
    from okrascode.everyday.typed_value import needs_current
    from okrascode.model.reference import PersonId
    from okrascode.workspace.glance import glance

    team, colon, item = (wishes.reference or "").partition(":")
    if not colon:
        return False
    seen = glance(
        wishes.common.directory,
        today=wishes.common.today,
        team=team.partition("@")[0],
        objective=item.partition("/")[0],
    )
    if seen is None:
        return False
    try:
        day = check_day(wishes, seen.today)
        spot = spot_in_data(wishes.reference or "", seen.documents, day=day)
        if needs_current(told.value, spot.measure):
            return False
        documents = seen.documents.values()
        if wishes.me is None:
            name, email = seen.identity()
            by = person_in_data(documents, name=name, email=email, mentions=seen.mentions)
        elif wishes.me in handles_in_data(documents):
            by = PersonId(wishes.me)
        else:
            return False
    except InDoubt:
        return False
    said = said_of(spot.reference, told, measure=spot.measure, current=None)
    finish(
        wishes,
        {spot.reference: said},
        root=seen.root,
        spots={spot.reference: spot},
        day=day,
        by=by,
    )
    return True


def _carefully(wishes: Wishes, told: Told) -> None:
    from okrascode.cli.printing import open_workspace
    from okrascode.everyday.spot import spot_of
    from okrascode.everyday.told import said_of
    from okrascode.everyday.typed_value import needs_current

    workspace = open_workspace(wishes.common)
    day = check_day(wishes, workspace.today)
    reference = find_key_result(workspace, wishes.reference or "", day=day)
    spot = spot_of(reference, workspace.plan)
    by = who_reports(wishes, workspace)
    needs_history = needs_current(told.value, spot.measure)
    current = _current(workspace, reference) if needs_history else None
    said = said_of(reference, told, measure=spot.measure, current=current)
    finish(
        wishes,
        {reference: said},
        root=workspace.root,
        spots={reference: spot},
        day=day,
        by=by,
        commit_to=(workspace.repository,) if wishes.commit else (),
    )


def _told(wishes: Wishes) -> Told:
    from okrascode.everyday.told import Told

    told = Told(
        value=_value(wishes),
        confidence=wishes.confidence or "",
        note=wishes.note or "",
        ask=wishes.ask or "",
    )
    if told.is_empty:
        raise UsageError("What was given is empty.", hint="Write okr checkin REF VALUE …")
    return told


def find_key_result(workspace: Workspace, text: str, *, day: date) -> Reference:
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


def who_reports(wishes: Wishes, workspace: Workspace) -> PersonId | None:
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
