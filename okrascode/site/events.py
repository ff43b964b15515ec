"""What happened, as one list: check-ins, changes of what is intended, questions and their answers.

Feeds and weekly digests are made of it. What is not committed yet has not happened: a reader must
never be told a thing that is then taken back without a trace.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from okrascode.model.measure import Measure
from okrascode.site.view import KeyResultView, ObjectiveView, SiteView
from okrascode.site.view_parts import CommitView, IntentRow, Link, QuestionView, ReadingRow

__all__ = ["Event", "events_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened on a day."""

    day: date
    reference: str
    """Of the objective or key result."""
    title: str
    address: str
    """The page it is told on."""
    anchor: str
    team: Link
    objective: Link
    measure: Measure | None
    what: ReadingRow | IntentRow | QuestionView
    before: ReadingRow | None = None
    """For a reading: the one before it."""
    resolved: bool = False
    """For a question: it was resolved on this day, and not raised."""

    @property
    def name(self) -> str:
        """Name the event among all others, for ever."""
        return f"{self.reference}/{self.anchor}" + ("/resolved" if self.resolved else "")

    @property
    def who(self) -> str:
        """Give who said it, as the settings allow."""
        if isinstance(self.what, QuestionView):
            return self.what.sponsor if self.resolved else self.what.raised_by
        return self.what.who

    @property
    def commit(self) -> CommitView | None:
        """Give the commit it was written in, when that is known."""
        return None if isinstance(self.what, QuestionView) else self.what.commit


def events_of(site: SiteView) -> tuple[Event, ...]:
    """Give everything that happened up to today, the newest first."""
    found = [event for objective in site.objectives for event in _of_objective(objective)]
    found = [e for e in found if e.day <= site.today and _is_settled(e, site)]
    # Within a day by name, so that the order never depends on how things were found.
    found.sort(key=lambda event: event.name)
    found.sort(key=lambda event: event.day, reverse=True)
    return tuple(found)


def _is_settled(event: Event, site: SiteView) -> bool:
    if isinstance(event.what, QuestionView) or site.revision is None:
        return True
    return event.what.commit is not None


def _of_objective(view: ObjectiveView) -> Iterator[Event]:
    here = Link(view.title, view.address, view.status)
    for row in view.history:
        yield _event(view, row.day, row.anchor, row, objective=here, measure=None)
    for question in view.questions:
        if question.raised_on is not None:
            yield _event(
                view, question.raised_on, question.anchor, question, objective=here, measure=None
            )
        if question.resolved_on is not None:
            told = _event(
                view, question.resolved_on, question.anchor, question, objective=here, measure=None
            )
            yield replace(told, resolved=True)
    for key_result in view.key_results:
        before: ReadingRow | None = None
        for reading in key_result.readings:
            if reading.day is not None and reading.counts:
                yield _event(
                    key_result,
                    reading.day,
                    reading.anchor,
                    reading,
                    objective=here,
                    measure=key_result.measure,
                    before=before,
                )
                before = reading
        for change in key_result.rows:
            if isinstance(change, IntentRow):
                yield _event(
                    key_result,
                    change.day,
                    change.anchor,
                    change,
                    objective=here,
                    measure=key_result.measure,
                )


def _event(
    view: ObjectiveView | KeyResultView,
    day: date,
    anchor: str,
    what: ReadingRow | IntentRow | QuestionView,
    *,
    objective: Link,
    measure: Measure | None,
    before: ReadingRow | None = None,
) -> Event:
    return Event(
        day=day,
        reference=view.reference,
        title=view.title,
        address=view.address,
        anchor=anchor,
        team=view.team,
        objective=objective,
        measure=measure,
        what=what,
        before=before,
    )
