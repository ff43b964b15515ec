"""A typed number in the unit of its measure: percent, scales, fractions, and what is refused."""

from __future__ import annotations

import re
from decimal import Decimal

from okrascode.errors import UsageError
from okrascode.everyday.typed_number import TypedNumber, plain_text, scaled
from okrascode.model.measure import Measure, Metric, Threshold

__all__ = ["fraction_in", "number_for"]

_PERCENT = frozenset({"%", "percent", "per cent", "pct", "prozent"})
_FRACTION = re.compile(r"(\d{1,15})\s*(?:/|\u2044| of | von )\s*(\d{1,15})")


def number_for(number: TypedNumber, measure: Measure | None) -> Decimal:
    """Give the value in the unit of the measure.

    Raises:
        UsageError: the unit is another one, or it can be meant in two ways.
    """
    unit = _unit(measure)
    if number.is_relative:
        raise UsageError(
            f"+{number.value} can be the new value or how much it grew.",
            hint="Type the new value without a sign.",
        )
    behind = number.behind
    if number.before and number.before not in unit:
        raise UsageError(_other_unit(number.before, unit), hint=_type_in(unit))
    if number.is_share or behind.casefold() in _PERCENT:
        if _is_percent(measure):
            return number.value
        raise UsageError(
            _other_unit("%", unit), hint=f"{_type_in(unit)[:-1]}, not the part of something."
        )
    if not behind or _same(behind, unit):
        return _not_in_thousands(number, measure)
    value = scaled(number.value, behind)
    if value is not None:
        if unit and any(scaled(Decimal(1), unit[:end]) for end in range(1, len(unit))):
            raise UsageError(
                f"The unit is {unit}, so {behind} can be meant once or twice.",
                hint=f"Type the number of {unit} in full.",
            )
        return value
    for end in range(len(behind) - 1, 0, -1):
        value = scaled(number.value, behind[:end].strip())
        if value is not None and _same(behind[end:].strip(), unit):
            return value
    if behind == "m":
        raise UsageError("m can mean a million, minutes or metres.", hint=_type_in(unit))
    raise UsageError(_other_unit(behind, unit), hint=_type_in(unit))


def fraction_in(text: str, measure: Measure | None) -> Decimal | None:
    """Give the value that ``3/5`` means for a measure; ``None`` when it is no fraction.

    Of percent it is 60; where 5 is the target it is 3.

    Raises:
        UsageError: neither fits, both do, or percent would not be exact.
    """
    found = _FRACTION.fullmatch(text)
    if found is None:
        return None
    part, whole = int(found[1]), int(found[2])
    is_target = isinstance(measure, Metric) and measure.target == whole
    if is_target and not _is_percent(measure):
        return Decimal(part)
    if whole == 0 or not _is_percent(measure) or is_target:
        goal = f"the target is {measure.target:f}" if isinstance(measure, Metric) else "no target"
        raise UsageError(f"{text!r} is not clear here: {goal}.", hint="Type the number itself.")
    from fractions import Fraction

    percent = Fraction(part * 100, whole)
    if (percent * 10**6).denominator != 1:
        raise UsageError(
            f"{text!r} is no finite number of percent.",
            hint=f"Type it rounded as you mean it: {float(percent):.1f}",
        )
    return Decimal(percent.numerator) / Decimal(percent.denominator)


def _unit(measure: Measure | None) -> str:
    return plain_text(measure.unit) if isinstance(measure, Metric | Threshold) else ""


def _is_percent(measure: Measure | None) -> bool:
    if isinstance(measure, Metric) and measure.withheld is not None:
        return True
    word = _unit(measure).casefold()
    return word in _PERCENT or word.startswith("%")


def _same(typed: str, unit: str) -> bool:
    one, other = typed.casefold(), unit.casefold()
    # A single letter counts as written: M and m are not the same.
    return typed == unit if len(typed) == 1 else one.rstrip("s") == other.rstrip("s") != ""


def _not_in_thousands(number: TypedNumber, measure: Measure | None) -> Decimal:
    """Refuse 1.200 where the measure counts in whole thousands: it may be meant as 1200."""
    numbers: tuple[Decimal, ...] = ()
    if isinstance(measure, Metric):
        numbers = (measure.baseline, measure.target)
    elif isinstance(measure, Threshold):
        numbers = (measure.bound,)
    are_whole = all(one == one.to_integral_value() for one in numbers)
    if number.other and are_whole and any(abs(one) >= 1000 for one in numbers):
        readings = f"{number.other} or {number.value.normalize():f}"
        raise UsageError(f"{number.value} may be {readings}.", hint=f"Type {readings}.")
    return number.value


def _other_unit(typed: str, unit: str) -> str:
    if not unit:
        return f"{typed!r} next to the number is not understood; this measure has no unit."
    return f"The unit of this key result is {unit}, not {typed!r}."


def _type_in(unit: str) -> str:
    return f"Type the number of {unit}." if unit and unit != "%" else "Type the number alone."
