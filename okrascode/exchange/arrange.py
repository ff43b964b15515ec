"""Items to objectives in their teams and cycles, with identifiers and alignment.

What is in the plan already is not written again, so the same import may be run twice. Whatever
finds no place gets a remark with its row.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from okrascode.exchange.align import Known, Named, without_loops
from okrascode.exchange.cycles import Cycles
from okrascode.exchange.draft import DraftKeyResult, DraftObjective
from okrascode.exchange.identity import free_id
from okrascode.exchange.item import Item, ItemKind, Items, Remark
from okrascode.exchange.teams import Teams
from okrascode.model.plan import Plan
from okrascode.model.reference import (
    CycleId,
    Reference,
    ReferenceSyntaxError,
    TeamId,
    parse_reference,
)
from okrascode.scaffold.scalars import clean_line

__all__ = ["Arranged", "arrange"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """All drafts in the order of the file."""

    objectives: tuple[DraftObjective, ...]
    remarks: tuple[Remark, ...]
    already_there: int
    """How many items the plan has already."""


def arrange(
    items: Items, plan: Plan, *, teams: Teams, cycles: Cycles, team: str = "", cycle: str = ""
) -> Arranged:
    """Place every item; ``team`` and ``cycle`` stand for what items say themselves."""
    run = _Run(plan=plan, teams=teams, cycles=cycles, team=team, cycle=cycle)
    # A title of nothing but invisible characters is none.
    seen = [item for item in items.items if clean_line(item.title)]
    run.remarks += [
        Remark(place=item.place, message="Not imported, because its title cannot be seen.")
        for item in items.items
        if not clean_line(item.title)
    ]
    for item in seen:
        if item.kind is ItemKind.OBJECTIVE:
            run.place_objective(item)
    for item in seen:
        if item.kind is ItemKind.KEY_RESULT:
            run.place_key_result(item)
    run.align()
    return Arranged(
        objectives=tuple(run.drafts), remarks=tuple(run.remarks), already_there=run.already_there
    )


@dataclass(slots=True, kw_only=True)
class _Run:
    plan: Plan
    teams: Teams
    cycles: Cycles
    team: str
    cycle: str
    remarks: list[Remark] = field(default_factory=list)
    drafts: list[DraftObjective] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    taken: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    already_there: int = 0

    def place_objective(self, item: Item) -> None:
        cycle = self.cycle or self.cycles.of(item)
        if not cycle:
            what = f"the cycle {item.cycle!r} has no days" if item.cycle else "it names no cycle"
            self._say(item, f"Not imported, because {what}; --cycle gives one: {item.title}.")
            return
        if self.plan.organization is not None and self.cycles.is_new(cycle) and not self.cycle:
            self._say(
                item,
                f"Not imported, because the organisation has no cycle {cycle!r}: {item.title}.",
            )
            return
        team = self._team(item)
        if not team:
            self._say(item, f"Not imported, because no team has it; --team gives one: {item.title}")
            return
        self._say_overridden(item, cycle)
        if (there := self._there(item, team, cycle)) is not None:
            self.already_there += 1
            self._say(item, f"Is there already as {there}.")
            self.known.add(item, Named(there))
            return
        ids = self._taken(team, cycle)
        id_ = free_id(_had(item), item.title, ids, kind="objective")
        ids.add(id_)
        draft = DraftObjective(id=id_, team=team, cycle=cycle, item=item)
        self.drafts.append(draft)
        self.known.add(item, Named(draft.reference, draft))

    def _team(self, item: Item) -> str:
        if self.team:
            return self.teams.of(self.team)
        first, *others = [part.strip() for part in item.team.replace("\n", ";").split(";")]
        if any(others):
            self._say(item, f"Goes to the team {first}, not also to {', '.join(others)}.")
        return self.teams.of(first)

    def _say_overridden(self, item: Item, cycle: str) -> None:
        if self.cycle and item.cycle and item.cycle != cycle:
            self.remarks.append(
                Remark(
                    place=item.place, message=f"{item.cycle!r} becomes {cycle}, as --cycle says."
                )
            )

    def _there(self, item: Item, team: str, cycle: str) -> Reference | None:
        title = item.title.casefold()
        for reference, objective in self.plan.objectives.items():
            if (reference.team, reference.cycle) == (team, cycle) and (
                objective.title.casefold() == title
            ):
                return reference
        return None

    def _taken(self, team: str, cycle: str) -> set[str]:
        if (team, cycle) not in self.taken:
            self.taken[team, cycle] = {
                reference.objective
                for reference in self.plan.objectives
                if (reference.team, reference.cycle) == (TeamId(team), CycleId(cycle))
            }
        return self.taken[team, cycle]

    def place_key_result(self, item: Item) -> None:
        above = next((n for key in item.parents if (n := self.known.find(key)) is not None), None)
        if above is None:
            named = f" {item.parents[0]!r}" if item.parents and "\0" not in item.parents[0] else ""
            self._say(item, f"Not imported, because its objective{named} is not: {item.title}.")
            return
        if above.draft is None:
            self._under_existing(item, above.reference)
            return
        objective = above.draft
        if above.reference.key_result is not None:
            self._say(item, f"Stood below a key result, and now stands beside it: {item.title}.")
        self._say_moved(item, objective)
        ids = {part.id for part in objective.key_results}
        id_ = free_id(_had(item), item.title, ids, kind="key-result")
        draft = DraftKeyResult(id=id_, item=item)
        objective.key_results.append(draft)
        self.known.add(item, Named(objective.reference_to(draft), objective))

    def _under_existing(self, item: Item, reference: Reference) -> None:
        objective = self.plan.objectives[reference.of_objective]
        for part in objective.key_results:
            if part.title.casefold() == item.title.casefold():
                self.already_there += 1
                self.known.add(item, Named(objective.reference_to(part)))
                return
        self._say(
            item,
            f"Not imported, because {reference} is there already; add it by hand: {item.title}.",
        )

    def _say_moved(self, item: Item, objective: DraftObjective) -> None:
        cycle, team = item.cycle, item.team.split(";")[0].strip()
        differs = [cycle] if cycle not in ("", objective.item.cycle, self.cycle) else []
        differs += [team] if team and self.teams.of(self.team or team) != objective.team else []
        if differs:
            self._say(
                item,
                f"Stands with its objective in {objective.team}@{objective.cycle}, though the"
                f" source says {' and '.join(differs)}.",
            )

    def align(self) -> None:
        """Turn the parents of objectives into what they support."""
        for draft in self.drafts:
            for key in draft.item.parents:
                named = self.known.find(key) or self._in_plan(key)
                if named is None:
                    shown = key if len(key) <= 80 else key[:80] + "…"
                    self._say(draft.item, f"What it belongs to is not here: {shown!r}.")
                elif named.reference.of_objective != draft.reference:
                    draft.supports.append(named.reference)
        self.remarks += without_loops(self.drafts)

    def _in_plan(self, text: str) -> Named | None:
        names: Iterable[Reference] = (*self.plan.objectives, *self.plan.key_results)
        found = [r for r in names if str(r) == text]
        found = found or [
            r for r, o in self.plan.objectives.items() if o.title.casefold() == text.casefold()
        ]
        return Named(found[0]) if len(found) == 1 else None

    def _say(self, item: Item, message: str) -> None:
        self.remarks.append(Remark(place=item.place, message=message))


def _had(item: Item) -> str:
    """Give the identifier that it had with us, when its key is a reference of ours."""
    if ":" in item.key:
        with suppress(ReferenceSyntaxError):
            reference = parse_reference(item.key)
            return reference.key_result or reference.objective
    return ""
