"""Objectives and key results as views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from okrascode.model.measure import Measure, Metric
from okrascode.model.objective import Commitment
from okrascode.model.place import Place
from okrascode.model.reference import Reference
from okrascode.rollup.result import CycleRollup, KeyResultRollup, ObjectiveRollup, Status
from okrascode.site.addresses import address_of, team_address
from okrascode.site.check_in_form import check_in_form, reported_by_hand
from okrascode.site.source import SiteSource
from okrascode.site.view import KeyResultView, ObjectiveView
from okrascode.site.view_history import History, newest_first
from okrascode.site.view_known import Known
from okrascode.site.view_parts import CheckInView, CycleView, FileView, Link
from okrascode.site.view_questions import question_view
from okrascode.site.view_supporters import parts_of

__all__ = ["Items"]

_LONGEST_URL = 6000
"""Browsers take more, but proxies and forges cut longer addresses off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """What the views of single objectives and key results need to know of the whole."""

    source: SiteSource
    """Only what may be published."""
    history: History
    statuses: Mapping[Reference, Status]
    """Of every objective and key result that has pages."""
    rollups: Mapping[Reference, ObjectiveRollup]
    """Every objective that has pages."""
    known: Known
    """What is looked up for each of them."""

    @property
    def today(self) -> date:
        """Give the day that counts as today."""
        return self.source.today

    def link(self, reference: Reference) -> Link | None:
        """Give the link to an objective or key result; ``None`` when it has no page."""
        status = self.statuses.get(reference)
        plan = self.source.plan
        if status is None:
            return None
        item = plan.key_results.get(reference) or plan.objectives.get(reference)
        return Link(item.title, address_of(reference), status) if item else None

    def objective(self, rollup: ObjectiveRollup, *, cycle: CycleRollup) -> ObjectiveView:
        """Give the view of an objective."""
        objective, record = rollup.objective, self.source.record
        team = self.source.plan.teams[objective.team]
        where = CycleView(cycle.cycle, self.today, cycle.elapsed)
        supporters = tuple(filter(None, map(self.link, rollup.supporters)))
        return ObjectiveView(
            reference=str(rollup.reference),
            id=str(objective.id),
            address=address_of(rollup.reference),
            title=objective.title,
            why=objective.why,
            team=Link(team.name, team_address(team.id)),
            cycle=where,
            state=objective.state,
            reason=objective.reason,
            status=rollup.status,
            was=rollup.last_status,
            commitment=objective.commitment,
            owner=self.history.people.name_of(objective.owner),
            sponsor=self.history.people.name_of(team.sponsor),
            weight=objective.weight,
            score=rollup.score,
            final_score=rollup.final_score,
            no_score_because=rollup.no_score_because,
            score_from=rollup.score_from,
            status_from=rollup.status_from,
            expected=rollup.expected,
            pace=rollup.pace,
            confidence=rollup.confidence,
            factor=self._factor(objective.commitment),
            supporters_score=rollup.supporters_score,
            parts=parts_of(rollup.supporters, rollups=self.rollups, plan=self.source.plan),
            counted=rollup.score is not None
            and rollup.status not in (Status.DRAFT, Status.DROPPED),
            draft=rollup.draft,
            dropped=rollup.dropped,
            complete=rollup.complete,
            key_results=tuple(self._key_result(k, rollup, where) for k in rollup.key_results),
            supports=tuple(filter(None, (self.link(s.reference) for s in objective.supports))),
            supporters=supporters,
            supporter_teams=self._teams(rollup.supporters, but=objective.team),
            questions=tuple(
                question_view(q, rollup, cycle=where, items=self)
                for q in objective.open_questions
                if q.raised_on is None or q.raised_on <= self.today
            ),
            history=tuple(
                reversed(
                    self.history.changes(
                        c
                        for c in self.known.changes.get(rollup.reference, ())
                        if c.day <= self.today
                    )
                )
            ),
            evidence=self.history.evidence(
                e for e in record.evidence.get(rollup.reference, ()) if e.day <= self.today
            ),
            closing=objective.closing,
            carried_from=self.link(objective.carried_from.reference)
            if objective.carried_from
            else None,
            carried_to=self.known.carried_to(rollup.reference, self.link),
            series=self.known.series.get(rollup.reference, ()),
            file=self.file(objective.place),
        )

    def _factor(self, commitment: Commitment) -> Decimal:
        is_aspirational = commitment is Commitment.ASPIRATIONAL
        factor = self.source.settings.status.aspirational_factor
        return factor if is_aspirational else Decimal(1)

    def _teams(self, references: tuple[Reference, ...], *, but: str) -> tuple[Link, ...]:
        ids = dict.fromkeys(r.team for r in references if r.team and r.team != but)
        known = (self.source.plan.teams.get(team) for team in ids)
        return tuple(Link(team.name, team_address(team.id)) for team in known if team)

    def _key_result(
        self, rollup: KeyResultRollup, parent: ObjectiveRollup, cycle: CycleView
    ) -> KeyResultView:
        key_result, objective = rollup.key_result, parent.objective
        record, reference = self.source.record, rollup.reference
        readings = self.history.readings(
            rollup.readings, measure=key_result.measure, cycle=cycle.cycle
        )
        changes = self.history.changes(
            c for c in self.known.changes.get(reference, ()) if c.day <= self.today
        )
        last = readings[-1] if readings else None
        team = self.source.plan.teams[objective.team]
        supporting = self.known.supporting.get(reference, ())
        rules = self.source.settings.status
        said = [row for row in readings if row.note or row.ask]
        return KeyResultView(
            reference=str(reference),
            id=str(key_result.id),
            address=address_of(reference),
            title=key_result.title,
            objective=Link(objective.title, address_of(parent.reference), parent.status),
            team=Link(team.name, team_address(team.id)),
            cycle=cycle,
            state=key_result.state,
            reason=key_result.reason,
            status=rollup.status,
            was=rollup.last_status,
            tension=rollup.tension,
            commitment=rollup.commitment,
            owner=self.history.people.name_of(key_result.owner or objective.owner),
            has_owner=(key_result.owner or objective.owner) is not None,
            weight=key_result.weight,
            measure=key_result.measure,
            current=rollup.current,
            progress=rollup.progress,
            score=rollup.score,
            final_score=rollup.final_score,
            no_score_because=rollup.no_score_because,
            expected=rollup.expected,
            expected_value=_value_at(rollup.expected, key_result.measure),
            confidence=rollup.confidence,
            levels=(rules.confidence_on_track, rules.confidence_at_risk),
            good_from=(
                rules.achieved_aspirational
                if rollup.commitment is Commitment.ASPIRATIONAL
                else None
            ),
            factor=self._factor(rollup.commitment),
            forecast=rollup.forecast,
            counted=rollup.counted,
            complete=rollup.complete,
            last=last,
            age_days=(self.today - last.day).days if last and last.day else None,
            readings=readings,
            rows=newest_first(readings, changes),
            how=key_result.how,
            ask=next((row.ask for row in reversed(readings) if row.ask), ""),
            said=said[-1] if said else None,
            supporters=tuple(filter(None, map(self.link, supporting))),
            evidence=self.history.evidence(
                e for e in record.evidence.get(reference, ()) if e.day <= self.today
            ),
            check_in=self.check_in([rollup]) if cycle.running else None,
            file=self.file(key_result.place),
        )

    def file(self, place: Place) -> FileView:
        """Give the addresses of a file."""
        forge = self.history.forge
        return FileView(
            path=place.path,
            view_url=forge.view(place.path),
            edit_url=forge.edit(place.path),
            history_url=forge.history(place.path),
        )

    def check_in(self, rollups: Iterable[KeyResultRollup]) -> CheckInView | None:
        """Begin a check-in about those that people report; ``None`` when there are none."""
        asked = [rollup for rollup in rollups if reported_by_hand(rollup)]
        if not asked:
            return None
        forge = self.history.forge
        path, text = check_in_form(asked, self.today)
        url = forge.new(path, text)
        is_short = len(url) <= _LONGEST_URL
        return CheckInView(
            url=url if is_short else forge.new(path, ""),
            is_filled=bool(url) and is_short and forge.fills_new_files,
            path=path,
            text=text,
        )


def _value_at(progress: Fraction | None, measure: Measure | None) -> Fraction | None:
    """Give the value of a metric that has come so far on its way."""
    if progress is None or not isinstance(measure, Metric):
        return None
    baseline = Fraction(measure.baseline)
    return baseline + (Fraction(measure.target) - baseline) * progress
