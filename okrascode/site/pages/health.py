"""Health: are OKRs working here, as a page to print once a month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from okrascode.health.theme import Level, Value
from okrascode.model.reference import Reference, TeamId
from okrascode.output.health_format import SHOWN
from okrascode.output.health_words import HealthWords, health_words
from okrascode.rollup.result import Status
from okrascode.site.charts.attention import Attention, attention
from okrascode.site.charts.bar import bar
from okrascode.site.charts.confidence import Curves, confidence_curves
from okrascode.site.charts.svg import Svg
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.quantities import percent
from okrascode.site.view import SiteView
from okrascode.site.view_health import HealthView, ItemView, ThemeView, Waiting

__all__ = ["PAGE", "HealthPage", "page_of"]

_STATUS = {
    Level.STRONG: Status.ON_TRACK,
    Level.FAIR: Status.AT_RISK,
    Level.WEAK: Status.OFF_TRACK,
    Level.UNKNOWN: Status.UNJUDGED,
}
"""Marks and colours are those of statuses; the words are the levels' own."""


@dataclass(frozen=True, slots=True)
class HealthPage:
    """Says and draws the view in one language."""

    view: HealthView
    words: HealthWords
    phrases: Phrases
    shown: int = SHOWN

    def say(self, key: str, **values: Value) -> str:
        """Give a sentence of the catalogue of health."""
        return self.words(key, **self._titled(values))

    def first(self) -> str:
        """Say which themes are worth talking about first, the weak ones before the fair ones."""
        judged = [theme.assessment for theme in self.view.themes]
        told = [a for level in (Level.WEAK, Level.FAIR) for a in judged if a.look.level is level]
        if not told:
            known = any(a.look.level is Level.STRONG for a in judged)
            return self.say("site.first_none" if known else "site.first_unknown")
        names = self.phrases.words("list.names").join(self.say(f"{a.slug}.name") for a in told)
        return self.say("site.first", n=len(told), all=len(judged), names=names)

    def rule(self, theme: ThemeView) -> str:
        """Give the rule that gave the level, with its numbers."""
        rule = theme.assessment.look.rule
        return self.say(rule.key, **rule.values)

    def status(self, level: Level) -> Status:
        """Give the status whose mark a level has."""
        return _STATUS[level]

    def measures(self, theme: ThemeView) -> tuple[tuple[str, str, str], ...]:
        """Give label, number and the last cycle's number of each measure."""
        slug, words = theme.assessment.slug, self.words
        return tuple(
            (
                words(f"{slug}.measure.{one.key}"),
                words.number(one),
                ""
                if one.before is None
                else words("word.before_value", value=words.amount(one.before, one.unit)),
            )
            for one in theme.assessment.look.measures
        )

    def item(self, theme: ThemeView, shown: ItemView) -> str:
        """Give the sentence of something behind a theme."""
        item = replace(shown.item, values=self._titled(shown.item.values))
        return self.words.item(theme.assessment.slug, item)

    def question(self, theme: ThemeView) -> str:
        """Ask what a coach would; empty when nothing was found, or what may not be named."""
        asked = theme.assessment.question
        if asked is None or (theme.hidden and "team" in asked.values):
            return ""
        return self.say(asked.key, **asked.values)

    def name(self, shown: ItemView) -> str:
        """Name what has no page of its own."""
        return self.words.about(shown.item)

    def share(self, cell: tuple[int, int]) -> str:
        """Give the tint of a cell of the grid."""
        done, of = cell
        if not of:
            return "empty"
        if not done:
            return "none"
        return "all" if done == of else "most" if 2 * done >= of else "few"

    def attention(self, *, wide: bool) -> Svg:
        """Draw the attention of the top."""
        return attention(
            Attention(
                weeks=self.view.weeks,
                whole=self.view.whole_weeks,
                stretch=self.view.drift.weeks,
                alarm=self.view.drift.alarm,
                months=self._months(),
            ),
            wide=wide,
        )

    def drift(self) -> str:
        """Say whether attention has drifted, or that it is too early."""
        drift = self.view.drift
        if not drift.known:
            return self.words("site.attention_early", weeks=drift.weeks)
        key = "site.attention_drift" if drift.alarm else "site.attention_no_drift"
        return self.words(key, first=drift.first, last=drift.last, weeks=drift.weeks)

    def curves(self, *, missed: bool) -> Svg:
        """Draw the confidence of what was missed, or of what was kept."""
        ended = self.view.ended
        assert ended is not None  # noqa: S101  # the template asks first
        return confidence_curves(
            Curves(
                start=ended.cycle.start,
                end=ended.cycle.end,
                level=self.view.level,
                lines=self.view.missed if missed else self.view.kept,
                months=self._months(),
                missed=missed,
            )
        )

    def age(self, waiting: Waiting) -> Svg:
        """Draw how long something has waited, beside the longest."""
        longest = max((one.days or 0 for one in self.view.waiting), default=0)
        return bar(Fraction(waiting.days or 0, longest) if longest else None, None)

    def waiting(self, waiting: Waiting) -> str:
        """Say what waits, and for how long."""
        if waiting.is_request:
            return self._aged("request", waiting, need=waiting.text, asked=waiting.asked)
        return self._aged("question", waiting, text=waiting.text)

    def _aged(self, key: str, waiting: Waiting, **values: Value) -> str:
        if waiting.days is None:
            return self.say(f"digest.{key}_undated", **values)
        return self.say(f"digest.{key}", n=waiting.days, **values)

    def _titled(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Write titles where a command writes references."""
        titles, teams = self.view.titles, self.view.teams
        return {
            key: self.words("site.quoted", text=titles[value])
            if isinstance(value, Reference) and value in titles
            else teams[TeamId(value)].title
            if key == "team" and isinstance(value, str) and TeamId(value) in teams
            else value
            for key, value in values.items()
        }

    def _months(self) -> tuple[str, ...]:
        return tuple(self.phrases.words(f"month.{n}") for n in range(1, 13))


def page_of(site: SiteView, phrases: Phrases) -> HealthPage | None:
    """Give the page in a language; ``None`` before the first cycle."""
    if site.health is None:
        return None
    words = replace(health_words(phrases.words.language), percent=percent)
    return HealthPage(site.health, words, phrases)


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    if (page := page_of(site, phrases)) is not None:
        yield Page(address="health/", title=page.say("site.title"), value=page)


PAGE = PageKind(template="health.html", pages=_pages, nav=9)
