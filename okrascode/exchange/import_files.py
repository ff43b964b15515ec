"""From items to new files: nothing that is there is touched, nothing is left out in silence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from okrascode.documents.key_order import keys_in_order
from okrascode.exchange.arrange import arrange
from okrascode.exchange.cycles import Cycles
from okrascode.exchange.document_texts import (
    check_in_text,
    head,
    key_result_lines,
    objective_lines,
    organization_text,
    team_text,
)
from okrascode.exchange.draft import DraftKeyResult, DraftObjective
from okrascode.exchange.item import Items, Remark
from okrascode.exchange.measured import Measured, Reported, measured
from okrascode.exchange.people import People
from okrascode.exchange.teams import Teams, top_team
from okrascode.exchange.values import plain
from okrascode.exchange.yaml_lines import cycle_scalar, in_order
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.scaffold.scalars import clean_line, yaml_scalar

__all__ = ["ImportPlan", "Surroundings", "plan_import"]

_OBJECTIVE = keys_in_order("Objectives", ("objectives", 0))
_KEY_RESULT = keys_in_order("Objectives", ("objectives", 0, "key_results", 0))
_LARGEST = 256 * 1024
"""Characters of one document; what is more goes into a second one of the same team and cycle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where the documents go."""

    plan: Plan
    paths: frozenset[str]
    """Of everything that is there already."""
    folder: str = "okrs"
    name: str = ""
    """Of the organisation, where there is none yet."""
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would write."""

    files: Mapping[str, str]
    """Texts by path relative to the root; none of them exists."""
    remarks: tuple[Remark, ...]
    objectives: int = 0
    key_results: int = 0
    check_ins: int = 0
    already_there: int = 0


@dataclass(slots=True, kw_only=True)
class _Run:
    around: Surroundings
    source: str
    keep: bool
    people: People
    files: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    reports: dict[tuple[str, str, date, str], list[tuple[str, Reported]]] = field(
        default_factory=dict
    )
    summaries: dict[tuple[str, str, date, str], list[str]] = field(default_factory=dict)
    key_results: int = 0

    def add(self, path: str, text: str) -> None:
        """Put a file under a name that is free."""
        stem, _, end = f"{self.around.folder}/{path}".lstrip("/").rpartition(".")
        name, number = f"{stem}.{end}", 2
        while name in self.files or name in self.around.paths:
            name, number = f"{stem}-{number}.{end}", number + 1
        self.files[name] = text

    def write_objectives(self, team: str, cycle: str, drafts: list[DraftObjective]) -> None:
        """Write the objectives of one team and cycle, in several documents when they are many."""
        self._weigh_anew(drafts)
        lines: list[str] = []
        size = 0
        for draft in drafts:
            block = list(in_order(self._objective(draft), 4, _OBJECTIVE))
            length = sum(map(len, block))
            if lines and size + length > _LARGEST:
                self._write(team, cycle, lines)
                lines, size = [], 0
            lines += block
            size += length
        self._write(team, cycle, lines)

    def _write(self, team: str, cycle: str, lines: list[str]) -> None:
        fields = [("team", yaml_scalar(team)), ("cycle", cycle_scalar(cycle))]
        text = [f"# Imported from {self.source}.", *head("Objectives", *fields), "objectives:"]
        self.add(f"{team}/{cycle}.yaml", "\n".join([*text, *lines]) + "\n")

    def _objective(self, draft: DraftObjective) -> Iterator[str]:
        item = draft.item
        self._weigh_anew(draft.key_results)
        number = item.progress if item.progress is not None else item.current
        if number is not None and not isinstance(number, bool):
            self._say(
                item.place,
                f"Its own value of {plain(number)} is left out: an objective's score comes from"
                " its key results.",
            )
        supports = dict.fromkeys(_seen_from(draft, reference) for reference in draft.supports)
        yield from objective_lines(
            draft.id, item, owner=self._owner(draft.item.owners, item.place),
            supports=tuple(supports), imported=self._imported(item.key, item.extra),
        )  # fmt: skip
        for update in item.updates:
            if update.note and update.date <= self.around.today:
                key = (draft.team, draft.cycle, update.date, self.people.handle(update.by))
                self.summaries.setdefault(key, []).append(f"{item.title}: {update.note}")
        if draft.key_results:
            yield "    key_results:"
        for part in draft.key_results:
            self.key_results += 1
            what = measured(part.item, today=self.around.today)
            self._say_about(part.item.place, part.item.confidence is not None
                            and not 0 <= part.item.confidence <= 10, what)  # fmt: skip
            written = key_result_lines(
                part.id, part.item, what, owner=self._owner(part.item.owners, part.item.place),
                imported=self._imported(part.item.key, part.item.extra),
            )  # fmt: skip
            yield from in_order(written, 8, _KEY_RESULT)
            for report in what.reported:
                by = self.people.handle(report.by) if report.by else ""
                key = (draft.team, draft.cycle, report.date, by)
                self.reports.setdefault(key, []).append((f"{draft.id}/{part.id}", report))

    def _weigh_anew(self, parts: Sequence[DraftObjective] | Sequence[DraftKeyResult]) -> None:
        """Leave out weights of 0 for all, and equal ones that a tool writes of itself."""
        active = [part for part in parts if part.item.state not in ("draft", "dropped")]
        weights = {part.item.weight for part in active}
        is_noise = self.source == "viva-goals" and len(weights) == 1
        if weights != {0} and not is_noise:
            return
        for part in active:
            if part.item.weight == 0:
                self._say(part.item.place, "Its weight of 0 is left out: all beside it have that.")
            part.item = replace(part.item, weight=None)

    def _say_about(self, place: str, bad_confidence: bool, what: Measured) -> None:  # noqa: FBT001
        for message in what.remarks:
            self._say(place, message)
        if bad_confidence:
            self._say(place, "Its confidence is not between 0 and 10, and is left out.")

    def write_check_ins(self) -> None:
        """Write one document for each day and person, named after what it says."""
        for key in sorted(self.reports.keys() | self.summaries.keys()):
            team, cycle, day, by = key
            text = check_in_text(
                team, cycle, day, by=by, entries=self.reports.get(key, []),
                summary="\n".join(self.summaries.get(key, [])),
            )  # fmt: skip
            suffix = hashlib.sha256(text.encode()).hexdigest()[:6]
            self.add(f"{team}/{cycle}/{day}-{suffix}.yaml", text)

    def _owner(self, owners: tuple[str, ...], place: str) -> str:
        handles = [handle for name in owners if (handle := self.people.handle(name))]
        if len(handles) > 1:
            self._say(place, f"Owned by {handles[0]}, not also by {', '.join(handles[1:])}.")
        return handles[0] if handles else ""

    def _imported(self, key: str, extra: Mapping[str, str]) -> str:
        parts = {"from": self.source} if key and not key.startswith("\0") else {}
        parts |= {"id": key} if parts and self.source != "okrascode" else {}
        kept = {name: clean_line(text) for name, text in extra.items()} if self.keep else {}
        if len(parts) < 2 and not kept:
            return ""
        pairs = {**parts, **kept}.items()
        return "{" + ", ".join(f"{yaml_scalar(k)}: {yaml_scalar(v)}" for k, v in pairs) + "}"

    def _say(self, place: str, message: str) -> None:
        self.remarks.append(Remark(place=place, message=message))


def _seen_from(draft: DraftObjective, reference: Reference) -> str:
    """Write a reference as short as it can be read from its document."""
    if reference.cycle != draft.cycle:
        return str(reference)
    if reference.team != draft.team:
        return str(reference._replace(cycle=None))
    return str(reference._replace(team=None, cycle=None))


def plan_import(
    items: Items, around: Surroundings, *, team: str = "", cycle: str = "", keep: bool = False
) -> ImportPlan:
    """Work out every file; ``keep`` carries cells without a place along as ``x-imported``."""
    teams = Teams(around.plan, organization=top_team(items) or around.name)
    cycles = Cycles(around.plan.cycles, items.items)
    if cycle and around.plan.organization is None:
        cycle = cycles.begin(cycle)
    arranged = arrange(items, around.plan, teams=teams, cycles=cycles, team=team, cycle=cycle)
    people = People(around.plan)
    run = _Run(around=around, source=items.source, keep=keep, people=people)
    groups: dict[tuple[str, str], list[DraftObjective]] = {}
    for draft in arranged.objectives:
        groups.setdefault((draft.team, draft.cycle), []).append(draft)
    for (team_id, cycle_id), drafts in groups.items():
        run.write_objectives(team_id, cycle_id, drafts)
    run.write_check_ins()
    remarks = [*items.remarks, *arranged.remarks, *run.remarks]
    if arranged.objectives:
        for new in teams.new:
            run.add(f"{new.id}/team.yaml", team_text(new))
        if around.plan.organization is None:
            text = organization_text(around.name, people=people.new, cycles=cycles.new)
            run.add("organization.yaml", text)
        elif people.new:
            known = "; ".join(f"{h}: {{name: {p.name}}}" for h, p in list(people.new.items())[:20])
            more = ", …" if len(people.new) > 20 else ""
            remarks.append(
                Remark(
                    place="", message=f"New handles, for people: of the organisation: {known}{more}"
                )
            )
    return ImportPlan(
        files=dict(sorted(run.files.items())),
        remarks=tuple(remarks),
        objectives=len(arranged.objectives),
        key_results=run.key_results,
        check_ins=len(run.reports.keys() | run.summaries.keys()),
        already_there=arranged.already_there,
    )
