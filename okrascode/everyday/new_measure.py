"""A measure from what somebody answers, as YAML on one line or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from okrascode.errors import UsageError
from okrascode.everyday.proposed_id import proposed_id
from okrascode.everyday.typed_number import plain_text, typed_number
from okrascode.model.measure import Metric
from okrascode.model.reference import is_id
from okrascode.scaffold.scalars import clean_line, yaml_scalar

__all__ = ["NewMeasure", "measure_lines", "number_text"]

_BOUNDS = ("at_least", "at_most", "above", "below")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeasure:
    """What was said about how it is measured, as typed; exactly one shape of four."""

    unit: str = ""
    baseline: str = ""
    target: str = ""
    stretch: str = ""
    bound: tuple[str, str] = ("", "")
    """Which condition (``at_least`` …) and its number."""
    milestones: tuple[str, ...] = ()
    """Each a title, or ``ID: title``."""
    is_binary: bool = False


def measure_lines(new: NewMeasure, *, language: str = "en") -> tuple[str, list[str]]:
    """Give a remark for the line above (may be empty), and the text behind ``measure:``.

    The first line stands behind the colon, the others below, in the columns of a key result.

    Raises:
        UsageError: no shape, more than one, or a number that is none.
    """
    is_metric = bool(new.baseline or new.target or new.stretch)
    if [is_metric, bool(new.bound[0]), bool(new.milestones), new.is_binary].count(True) != 1:
        raise UsageError(
            "A key result is measured in exactly one way.",
            hint="Give --baseline and --target; or --at-least, --at-most, --above or --below;"
            " or --milestone; or --binary.",
        )
    unit = clean_line(new.unit)
    unit_part = [f"unit: {yaml_scalar(unit)}"] if unit else []
    if new.is_binary:
        return "", ["{binary: true}"]
    if new.milestones:
        return "", ["", "    milestones:", *_steps(new.milestones)]
    if new.bound[0]:
        if new.bound[0] not in _BOUNDS:
            raise UsageError(f"{new.bound[0]!r} is no condition.", hint=", ".join(_BOUNDS))
        parts = [*unit_part, f"{new.bound[0]}: {number_text(new.bound[1], unit)}"]
        return "", [f"{{{', '.join(parts)}}}"]
    baseline, target = number_text(new.baseline, unit), number_text(new.target, unit)
    if Decimal(baseline) == Decimal(target):
        raise UsageError(
            "The target is the same as where it stands now.",
            hint="A number to keep where it is has --at-least or --at-most instead.",
        )
    parts = [*unit_part, f"baseline: {baseline}", f"target: {target}"]
    if new.stretch:
        parts.append(f"stretch: {number_text(new.stretch, unit)}")
    return _remark(baseline, target, language), [f"{{{', '.join(parts)}}}"]


def number_text(text: str, unit: str = "") -> str:
    """Give a typed number as it is written in YAML.

    Raises:
        UsageError: it is none, or it is missing.
    """
    from okrascode.everyday.typed_quantity import number_for

    if not text.strip():
        raise UsageError("A number is missing.", hint="Give both --baseline and --target.")
    # The unit is the one being said here, so what stands behind a number can only be that.
    measure = Metric(baseline=Decimal(0), target=Decimal(1), unit=unit)
    return f"{number_for(typed_number(plain_text(text)), measure):f}"


def _remark(baseline: str, target: str, language: str) -> str:
    middle = (Decimal(baseline) + Decimal(target)) / 2
    half = f"{middle.normalize():f}"
    if language == "zh":
        return f"# 从 {baseline} 到 {target}；到 {half} 时得分 0.5。"
    return f"# From {baseline} to {target}. At {half} the score is 0.5."


def _steps(texts: Sequence[str]) -> list[str]:
    lines: list[str] = []
    taken: list[str] = []
    for text in texts:
        id_, colon, title = (part.strip() for part in text.partition(":"))
        if not colon or not is_id(id_):
            title = text
            id_ = proposed_id(text, taken=taken, kind="step")
        if id_ in taken:
            raise UsageError(f"Two milestones are called {id_}.", hint="Write ID: TITLE.")
        taken.append(id_)
        name = yaml_scalar(clean_line(title))
        lines.append(f"      - {{id: {yaml_scalar(id_)}, title: {_in_braces(name)}}}")
    return lines


def _in_braces(scalar: str) -> str:
    return scalar if scalar.startswith('"') or not set(scalar) & set(",[]{}") else f'"{scalar}"'
