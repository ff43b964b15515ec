"""Values and views as phrases in one language: the sentences that stand beside every picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from okrascode.model.measure import (
    Binary,
    Condition,
    Measure,
    Metric,
    Milestones,
    Source,
    SourceKind,
    Threshold,
)
from okrascode.readings.reading import ReadingValue, SourceName
from okrascode.rollup.progress import holds
from okrascode.rollup.result import Status
from okrascode.site.charts.marks import ORDER
from okrascode.site.formulas import formula
from okrascode.site.intents import intent
from okrascode.site.projections import projection
from okrascode.site.quantities import number, percent, quantity, rounded
from okrascode.site.standing import is_aside, reason_of, score_of
from okrascode.site.view import KeyResultView, ObjectiveView
from okrascode.site.view_parts import IntentRow, ReadingRow
from okrascode.site.words import Words

__all__ = ["Phrases"]

_SOURCES = {
    SourceName.CHECK_IN: "check_in",
    SourceName.CURRENT: "current",
    SourceName.TRAILER: "trailer",
    SourceName.TREE: "tree",
}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Says things in the language of its words."""

    words: Words

    def status(self, status: Status, was: Status | None = None) -> str:
        """Name a status, and what it would be if somebody had looked lately."""
        now = self.words(f"status.{status.value}")
        if status is not Status.STALE or was is None:
            return now
        before = self.words(f"status.{was.value}")
        return self.words("status.was", now=now, before=before[:1].lower() + before[1:])

    def amount(self, value: Decimal, measure: Measure | None) -> str:
        """Write a number with the unit of its measure."""
        return quantity(number(value), _unit(measure), language=self.words.language)

    def value(self, value: ReadingValue | None, measure: Measure | None) -> str:
        """Write what was observed: a number, how many steps, done or not."""
        if value is None:
            return self.words("kr.no_reading")
        if isinstance(value, bool):
            return self.words("kr.done" if value else "kr.not_done")
        if isinstance(value, tuple):
            every = len(measure.items) if isinstance(measure, Milestones) else len(value)
            return self.words("kr.steps", done=len(value), all=every)
        return self.amount(value, measure)

    def start(self, measure: Measure | None) -> str:
        """Write where a metric begins; empty for other shapes."""
        return self.amount(measure.baseline, measure) if isinstance(measure, Metric) else ""

    def target(self, measure: Measure | None) -> str:
        """Write what is wanted."""
        if isinstance(measure, Metric):
            return self.amount(measure.target, measure)
        if isinstance(measure, Threshold):
            upper = self.amount(measure.upper, measure) if measure.upper is not None else ""
            return self.words(
                f"kr.{measure.condition.value}",
                value=self.amount(measure.bound, measure),
                **({"upper": upper} if measure.condition is Condition.BETWEEN else {}),
            )
        if isinstance(measure, Milestones):
            every = len(measure.items)
            return self.words("kr.steps", done=every, all=every)
        return self.words("kr.done") if isinstance(measure, Binary) else ""

    def journey(self, measure: Measure | None) -> str:
        """Write start → target, or what is wanted where there is no start."""
        if not isinstance(measure, Metric):
            return self.target(measure)
        return self.words("kr.journey", start=number(measure.baseline), target=self.target(measure))

    def stretch(self, measure: Measure | None) -> str:
        """Write the stretch target; empty when there is none."""
        if not isinstance(measure, Metric) or measure.stretch is None:
            return ""
        return self.words("kr.stretch", value=self.amount(measure.stretch, measure))

    def direction(self, measure: Measure | None) -> str:
        """Say which way is better; empty when there is no such way."""
        if isinstance(measure, Metric):
            return self.words("kr.up" if measure.target > measure.baseline else "kr.down")
        return ""

    def pace(self, view: KeyResultView) -> list[str]:
        """Say in sentences how far a key result is and what is expected by now."""
        words, progress = self.words, view.progress
        if view.last is None or progress is None:
            return [words("kr.never")] if view.last is None else []
        if isinstance(view.measure, Threshold):
            now = view.current
            if not isinstance(now, Decimal):
                return []
            key = "kr.holds" if holds(view.measure, now) else "kr.holds_not"
            if view.status is Status.STALE and view.last.day and view.age_days:
                held = words(key.replace("holds", "held"), day=words.day(view.last.day))
                return [held, words.count("kr.silent", view.age_days)]
            return [words(key)]
        if isinstance(view.measure, Binary):
            return []
        way = percent(progress)
        if view.status is Status.STALE and view.last.day and view.age_days:
            return [
                words("kr.last_known", day=words.day(view.last.day), progress=way),
                words.count("kr.silent", view.age_days),
            ]
        if progress > 1 or progress < 0:
            said = [words("kr.way_past" if progress > 1 else "kr.way_back", progress=way)]
        elif view.cycle.over:
            said = [words("kr.way_over", progress=way)]
        else:
            said = [words("kr.way_time", progress=way, elapsed=percent(view.cycle.elapsed))]
        return [*said, *self._expected(view)] if view.cycle.running else said

    def _expected(self, view: KeyResultView) -> Iterator[str]:
        if view.expected is None:
            return
        words, progress = self.words, percent(view.expected)
        if view.expected_value is None:
            yield words("kr.expected_progress", progress=progress)
        else:
            value = self.computed(view.expected_value, view.measure)
            yield words("kr.expected_value", value=value, progress=progress)
        if view.factor != 1:
            is_planned = isinstance(view.measure, Metric) and view.measure.expected
            key = "kr.enough_plan" if is_planned else "kr.enough"
            yield words(key, share=percent(view.factor))

    def computed(self, value: Fraction, measure: Measure | None) -> str:
        """Write a computed number of a metric, rounded, with its unit."""
        like = (measure.baseline, measure.target) if isinstance(measure, Metric) else ()
        return quantity(rounded(value, like=like), _unit(measure), language=self.words.language)

    def projection(self, view: KeyResultView) -> str:
        """Say where the readings of a key result point to; empty when that is unknown."""
        return projection(view, self.words, written=self.computed)

    def formula(self, view: KeyResultView) -> str:
        """Show how the score is made, so that a person can redo it."""
        return formula(view, self.words)

    def score(self, view: ObjectiveView) -> str:
        """Write the score of an objective and where it comes from."""
        return score_of(view, self.words)

    def because(self, view: ObjectiveView) -> str:
        """Say what made the status of an objective."""
        return reason_of(view, self.words)

    def summary(self, views: Iterable[KeyResultView]) -> str:
        """Say in one sentence how many key results stand where; those that count only."""
        counted = [view for view in views if not is_aside(view)]
        tally, total = Counter(view.status for view in counted), len(counted)
        if not total:
            return self.words("overview.none")
        words, good = self.words, tally.pop(Status.ON_TRACK, 0)
        first = words.count("overview.good", good, all=words.count("overview.of", total))
        if talks := sum(1 for view in counted if view.tension and view.status is Status.ON_TRACK):
            first += words.count("overview.talk", talks)
        order = (Status.ACHIEVED, *(status for status in ORDER if status is not Status.ACHIEVED))
        rest = [words.count(f"count.{s.value}", tally[s]) for s in order if tally[s]]
        if good == total or not rest:
            return words("overview.sentence", rest=first)
        if not good:
            first = words.count("overview.all_of", total)
            return words("overview.sentence", rest=first + words.listed(rest))
        return words("overview.sentence", rest=words.listed([first, *rest]))

    def change(self, row: ReadingRow) -> str:
        """Write the difference to the value before, with its sign; the word is separate."""
        if row.change is None:
            return ""
        return ("+" if row.change > 0 else "") + number(row.change) if row.change else "0"

    def moment(self, row: ReadingRow) -> str:
        """Write when something was observed."""
        if row.day is not None:
            return self.words.day(row.day, year=True)
        return (
            self.words("date.by", day=self.words.day(row.not_after, year=True))
            if (row.not_after)
            else ""
        )

    def source(self, name: SourceName) -> str:
        """Say which way a number came."""
        return self.words(f"source.{_SOURCES[name]}")

    def from_git(self, source: Source) -> str:
        """Say what a number is read from."""
        what = source.pattern or source.kind.value
        if source.kind is SourceKind.FILE and source.at:
            what += f" {source.at}"
        elif source.files or source.of:
            what += f" · {source.files or source.of}"
        return self.words("kr.source_git", what=what)

    def intent(self, row: IntentRow, measure: Measure | None) -> str:
        """Say what was changed in what was intended."""
        return intent(row, self.words, amount=lambda value: self.amount(value, measure))


def _unit(measure: Measure | None) -> str:
    return measure.unit if isinstance(measure, Metric | Threshold) else ""
