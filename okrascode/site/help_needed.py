"""Where help is needed: what a leader looks for first, each thing once and by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from okrascode.rollup.result import Status
from okrascode.site.view import KeyResultView, SiteView
from okrascode.site.view_parts import QuestionView

__all__ = ["HelpNeeded", "help_needed", "questions_now"]

_SETTLED = (Status.ACHIEVED, Status.MISSED)
_IN_DANGER = (Status.OFF_TRACK, Status.AT_RISK)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNeeded:
    """What waits for somebody."""

    in_danger: tuple[KeyResultView, ...]
    """Off track first, then at risk."""
    silent: tuple[KeyResultView, ...]
    """Stale: never heard of first, then the longest silence."""
    tense: tuple[KeyResultView, ...]
    """On track by what people believe, while the arithmetic disagrees."""
    asks: tuple[KeyResultView, ...]
    """With words on what would help."""
    questions: tuple[QuestionView, ...]
    """Open, and nobody has taken them on."""

    @property
    def key_results(self) -> int:
        """Count the key results in the first three lists, where each stands once."""
        return len(self.in_danger) + len(self.silent) + len(self.tense)


def help_needed(
    key_results: Iterable[KeyResultView], questions: Iterable[QuestionView]
) -> HelpNeeded:
    """Sort out what needs help; key results come worst first and keep their order."""
    views = tuple(key_results)
    return HelpNeeded(
        in_danger=tuple(k for k in views if k.status in _IN_DANGER),
        silent=tuple(
            sorted((k for k in views if k.status is Status.STALE), key=_silence, reverse=True)
        ),
        tense=tuple(k for k in views if k.tension and k.status is Status.ON_TRACK),
        asks=tuple(k for k in views if k.ask and k.status not in _SETTLED),
        questions=tuple(q for q in questions if not q.has_sponsor),
    )


def _silence(view: KeyResultView) -> tuple[bool, int]:
    return view.age_days is None, view.age_days or 0


def questions_now(site: SiteView) -> tuple[QuestionView, ...]:
    """Give the questions of running cycles, and those of ended ones that are still open.

    A question that was carried on under its id stands once, in the newer cycle.
    """
    running = [q for o in site.running for q in o.questions]
    seen = {(q.team.address, q.id) for q in running}
    now = {cycle.id for cycle in site.cycles}
    ended = [o for o in site.objectives if o.cycle.over and o.cycle.id not in now]
    ended.sort(key=lambda o: o.cycle.cycle.end, reverse=True)
    found = list(running)
    for question in (q for o in ended for q in o.questions):
        key = (question.team.address, question.id)
        if key not in seen:
            seen.add(key)
            found += [question] if question.is_open else []
    return tuple(found)
