"""Milestones as people name them: by id, by the beginning of an id, by title, all or how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from okrascode.errors import UsageError
from okrascode.everyday.typed_number import plain_text
from okrascode.model.measure import Milestone, Milestones
from okrascode.model.reference import Id
from okrascode.readings.subject import did_you_mean

__all__ = ["typed_steps"]

_ALL = frozenset({"all", "all done", "全部", "全部完成", "都完成了"})
_WORDS = re.compile(r"(?P<word>not done|undone|done|未完成|撤回|已完成|完成)[:\s]*", re.IGNORECASE)
_NOT = frozenset({"not done", "undone", "未完成", "撤回"})
_COUNT = re.compile(r"(\d{1,4})\s*(?:/|\u2044| of )\s*(\d{1,4})")


def typed_steps(
    text: str, measure: Milestones, *, known: Sequence[Id]
) -> tuple[tuple[Id, ...], tuple[Id, ...]]:
    """Give which milestones are newly done and which are no longer.

    ``text`` is plain; ``known`` are those done so far.

    Raises:
        UsageError: it names none, or it is not clear which.
    """
    still_open = [step.id for step in measure.items if step.id not in known]
    word = text.casefold()
    if word in _ALL:
        return _some(still_open), ()
    if count := _COUNT.fullmatch(text):
        return _counted(int(count[1]), int(count[2]), measure, still_open), ()
    if word in ("done", "完成", "已完成"):
        if len(still_open) == 1:
            return tuple(still_open), ()
        raise UsageError(
            f"{len(still_open)} milestones are not done yet: {', '.join(still_open)}.",
            hint="Type which are done, or all.",
        )
    done: list[Id] = []
    undone: list[Id] = []
    target = done
    for part in re.split(r"[,;、，]", text):
        name = part.strip()
        if found := _WORDS.match(name):
            exact = [step.id for step in measure.items if step.id == name.casefold()]
            if not exact:
                target = undone if found["word"].casefold() in _NOT else done
                name = name[found.end() :]
        target += [] if not name else _named(name, measure.items)
    if not done and not undone:
        raise UsageError("No milestone is named.", hint=_there_are(measure.items))
    return tuple(dict.fromkeys(done)), tuple(dict.fromkeys(undone))


def _some(still_open: Sequence[Id]) -> tuple[Id, ...]:
    if still_open:
        return tuple(still_open)
    raise UsageError("All milestones are done already.", hint="Leave it, or type undone NAME.")


def _counted(
    part: int, whole: int, measure: Milestones, still_open: Sequence[Id]
) -> tuple[Id, ...]:
    every = len(measure.items)
    if whole != every:
        raise UsageError(f"There are {every} milestones, not {whole}.", hint="Type which are done.")
    if part == every:
        return _some(still_open)
    newly = part - (every - len(still_open))
    raise UsageError(
        f"It is not clear which {'is' if newly == 1 else 'are'} done.",
        hint=f"Type which: {', '.join(still_open)}.",
    )


def _named(text: str, items: Sequence[Milestone]) -> list[Id]:
    name = text.removeprefix("+").strip()
    found = _matching(name, items)
    if len(found) == 1:
        return found
    if len(found) > 1:
        raise UsageError(f"{name!r} can be {' or '.join(found)}.", hint="Type it in full.")
    words = name.split()
    # Ids hold no spaces, so several may stand side by side; a title is tried whole before.
    if len(words) > 1:
        each = [_matching(word, items) for word in words]
        if all(len(one) == 1 for one in each):
            return [one[0] for one in each]
    raise UsageError(
        f"There is no milestone {name!r}.", hint=did_you_mean(name, [step.id for step in items])
    )


def _matching(name: str, items: Sequence[Milestone]) -> list[Id]:
    word = name.casefold()
    exact = [step.id for step in items if word in (step.id, plain_text(step.title).casefold())]
    return exact or [step.id for step in items if step.id.startswith(word)]


def _there_are(items: Sequence[Milestone]) -> str:
    return f"There are: {', '.join(step.id for step in items)}."
