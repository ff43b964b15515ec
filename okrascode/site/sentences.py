"""The first sentence of a page: what it has to say, in words and before any picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from okrascode.site.alignment_map import AlignmentMap
from okrascode.site.cycle_summary import CyclePage
from okrascode.site.pages.dependencies import Dependencies
from okrascode.site.pages.hard import HardThings
from okrascode.site.phrases import Phrases
from okrascode.site.rhythm import Period
from okrascode.site.view import ObjectiveView
from okrascode.site.view_parts import QuestionView
from okrascode.site.weeks import Week

__all__ = ["Sentences"]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Says what a page shows, in the language of its phrases."""

    phrases: Phrases

    def week(self, week: Week) -> str:
        """Say what happened in a week."""
        words = self.phrases.words
        if week.is_quiet:
            return words("changes.quiet")
        n = len(week.updates)
        said = [words.count("changes.updated", n, all=max(week.running, n))]
        if week.rose or week.fell:
            said.append(words("overview.rose_fell", rose=week.rose, fell=week.fell))
        counted = (
            ("changes.moved", len([m for m in week.moves if m.row.field != "added"])),
            ("changes.raised", len(week.raised)),
            ("changes.resolved", len(week.resolved)),
        )
        said += [words.count(key, number) for key, number in counted if number]
        return self._joined(said)

    def hard(self, page: HardThings) -> str:
        """Say how many questions are open, how old they are and who waits for a sponsor."""
        words = self.phrases.words
        n = len(page.needing) + len(page.working)
        if not n:
            return words("hard.none_open")
        said = [words.count("hard.open_count", n)]
        if page.needing:
            said.append(words.count("overview.sponsor", len(page.needing)))
        if page.oldest is not None:
            said.append(words.count("hard.oldest", page.oldest))
        return self._joined(said)

    def dependencies(self, page: Dependencies) -> str:
        """Say how many requests there are and how many wait for an answer."""
        words = self.phrases.words
        if not page.now:
            return words("deps.none")
        said = [words.count("deps.count", len(page.now))]
        parts = [
            words.count(f"deps.n_{name}", len(some))
            for name, some in (
                ("unanswered", page.unanswered),
                ("promised", page.promised),
                ("declined", page.declined),
            )
            if some
        ]
        said.append(words("overview.sentence", rest=words.listed(parts)))
        if page.oldest:
            said.append(words.count("deps.oldest", page.oldest))
        if page.overdue:
            said.append(words.count("deps.overdue", page.overdue))
        return self._joined(said)

    def map(self, page: AlignmentMap) -> str:
        """Say how much of what teams do leads to what the company wants."""
        words, gaps = self.phrases.words, page.gaps
        teams = sum(1 for row, _ in page.rows if row.objectives)
        leading = sum(1 for _, cells in page.rows if any(cells))
        return self._joined(
            [
                words.count("map.leading", leading, all=words.count("map.of_teams", teams)),
                words.count("map.gap_count", gaps.count) if gaps.count else words("map.no_gaps"),
            ]
        )

    def cycle(self, page: CyclePage) -> str:
        """Say what came of a cycle: of a running one how it stands, of one that is over the end."""
        words = self.phrases.words
        if not page.objectives:
            return words("cycles.empty")
        if not page.cycle.over:
            return self.phrases.summary(page.key_results)
        n = len(page.objectives)
        said = []
        parts = [
            words("cycles.part", n=number, outcome=self._lower(words(f"outcome.{outcome}")))
            for outcome, number in page.outcomes
        ]
        if page.silent:
            parts.append(words.count("cycles.unclosed", len(page.silent)))
        if parts:
            of = words.count("cycles.of", n)
            said.append(words("overview.sentence", rest=of + words.listed(parts)))
        if page.lessons:
            said.append(words.count("cycles.lessons", len(page.lessons)))
        return self._joined(said)

    def rhythm(self, periods: Sequence[Period]) -> str:
        """Say in how many weeks all, some or nothing was heard of."""
        found, words = Counter(p.kind for p in periods), self.phrases.words
        parts = [
            words(f"rhythm.{kind}", n=found[kind])
            for kind in ("full", "part", "missed")
            if found[kind]
        ]
        return words.listed(parts) if parts else words("rhythm.none")

    def series(self, view: ObjectiveView) -> str:
        """Say from where to where the score of an objective went."""
        from okrascode.site.quantities import score

        known = [(day, value) for day, value in view.series if value is not None]
        if not known:
            return ""
        (first, start), (last, now) = known[0], known[-1]
        words = self.phrases.words
        return words(
            "objective.series_text",
            first=words.day(first),
            start=score(start),
            last=words.day(last),
            now=score(now),
        )

    def spans(self, questions: Iterable[QuestionView]) -> str:
        """Say what the chart of open questions shows."""
        return self.phrases.words.count("hard.chart_alt", len(tuple(questions)))

    def _joined(self, said: list[str]) -> str:
        return self.phrases.words("list.sentence").join(said)

    @staticmethod
    def _lower(text: str) -> str:
        return text[:1].lower() + text[1:]
