"""What a person types about a key result, as the value that its measure asks for.

Whatever can be meant in two ways is refused with a sentence that says what to type instead: a
wrong number in the history is worse than a second question.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from okrascode.errors import UsageError
from okrascode.everyday.typed_number import plain_text, typed_number
from okrascode.everyday.typed_quantity import fraction_in, number_for
from okrascode.model.measure import Binary, Measure, Metric, Milestones
from okrascode.model.reference import Id

if TYPE_CHECKING:
    from okrascode.readings.reading import ReadingValue

__all__ = ["Typed", "needs_current", "typed_confidence", "typed_value"]

_DONE = frozenset({"done", "yes", "true", "finished", "完成", "已完成", "是", "达成", "做完了"})
_NOT_DONE = frozenset({"not done", "no", "false", "open", "未完成", "没完成", "否", "未达成"})
_SAME = frozenset({"=", "same", "unchanged", "不变", "没变", "照旧"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A value to report: one of a number, done or not, and milestones."""

    current: Decimal | bool | None = None
    done: tuple[Id, ...] = ()
    undone: tuple[Id, ...] = ()


def typed_value(text: str, measure: Measure | None, *, current: ReadingValue | None) -> Typed:
    """Give what was typed; ``current`` is the last value, ``None`` when there is none.

    Raises:
        UsageError: it does not fit the measure, or can be meant in two ways.
    """
    plain = plain_text(text)
    if measure is not None and measure.source is not None:
        raise UsageError(
            "This key result is read from Git (source), so nobody reports its value.",
            hint="Give a confidence or a note alone, or take source out of its measure.",
        )
    word = plain.casefold()
    if word in _SAME and current is not None and not isinstance(measure, Milestones):
        return Typed(current=current if not isinstance(current, tuple) else None)
    if isinstance(measure, Milestones):
        from okrascode.everyday.typed_steps import typed_steps

        known = current if isinstance(current, tuple) else ()
        done, undone = typed_steps(plain, measure, known=known)
        return Typed(done=done, undone=undone)
    if word in _SAME:
        raise UsageError("There is no value yet that could stay the same.", hint="Type the value.")
    if isinstance(measure, Binary):
        return Typed(current=_is_done(word, text))
    if word in _DONE:
        if isinstance(measure, Metric):
            return Typed(current=measure.target)
        raise UsageError(f"{text!r} is no number here.", hint="Type the number that was measured.")
    if word in _NOT_DONE:
        raise UsageError(f"{text!r} is no number here.", hint="Type the number that was measured.")
    over = fraction_in(plain, measure)
    return Typed(current=number_for(typed_number(plain), measure) if over is None else over)


def needs_current(text: str, measure: Measure | None) -> bool:
    """Tell whether the meaning of a text depends on the last value.

    To know that value takes the whole history, and most of what is typed can do without.
    """
    if isinstance(measure, Milestones) and text:
        ids = {str(step.id) for step in measure.items}
        words = plain_text(text).casefold().replace(",", " ").split()
        return not all(word in ids or word in ("done", "undone") for word in words) or not (
            ids.intersection(words)
        )
    return plain_text(text).casefold() in _SAME


def typed_confidence(text: str) -> Decimal:
    """Give a confidence of 0 to 10 with at most one decimal: ``6`` or ``6/10``.

    Raises:
        UsageError: it is none.

    >>> typed_confidence("6/10"), typed_confidence("7,5"), typed_confidence("八")
    (Decimal('6'), Decimal('7.5'), Decimal('8'))
    """
    plain = plain_text(text)
    number = typed_number(plain.removesuffix("/10").removesuffix("/ 10").strip())
    exponent = number.value.as_tuple().exponent
    if number.behind or number.before or number.is_relative or number.is_share:
        raise UsageError(f"{text!r} is no confidence.", hint="Type a number from 0 to 10.")
    if not 0 <= number.value <= 10 or not isinstance(exponent, int) or exponent < -1:
        raise UsageError(
            f"A confidence lies between 0 and 10, and {text!r} does not.",
            hint="Type how sure you are that it will be reached: 0 not at all, 10 certain.",
        )
    return number.value


def _is_done(word: str, text: str) -> bool:
    if word in _DONE or word in _NOT_DONE:
        return word in _DONE
    raise UsageError(
        f"This key result is done or not, and {text!r} says neither.",
        hint="Type done or not done.",
    )
