"""What no schema can say: time zones that exist, bounds in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okrascode.documents.trouble import Trouble

__all__ = ["format_troubles", "reversed_bounds"]

_NO_MEASURE: Mapping[str, Any] = MappingProxyType({})


def format_troubles(data: Mapping[str, Any]) -> tuple[Trouble, ...]:
    """Judge data that its schema has accepted."""
    return (*_time_zone(data), *_bounds(data))


def _time_zone(data: Mapping[str, Any]) -> Iterator[Trouble]:
    name = data.get("time_zone")
    if name is None or _is_time_zone(name):
        return
    from zoneinfo import available_timezones

    from okrascode.documents.similar import similar
    from okrascode.documents.trouble import Trouble

    guess = similar(name, available_timezones()) or similar(name, _cities())
    yield Trouble(
        code="OKR105",
        message=f"There is no time zone `{name[:60]}`.",
        help=f"Did you mean {_cities().get(guess, guess)}?"
        if guess
        else "Write the name of an IANA time zone, for example Europe/Zurich.",
        steps=("time_zone",),
    )


@cache
def _is_time_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo  # Only the organization's document has a time zone.

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # unknown, a folder of the database, no such path
        return False
    return True


@cache
def _cities() -> dict[str, str]:
    from zoneinfo import available_timezones

    return {name.rpartition("/")[2]: name for name in sorted(available_timezones())}


def _bounds(data: Mapping[str, Any]) -> Iterator[Trouble]:
    if data["kind"] != "Objectives":
        return
    for at, objective in enumerate(data["objectives"]):
        for below, key_result in enumerate(objective.get("key_results", ())):
            if between := reversed_bounds(key_result):
                from okrascode.documents.trouble import Trouble

                yield Trouble(
                    code="OKR104",
                    message="`between` has its larger end first, so that no value is right.",
                    help=f"Write [{between[1]}, {between[0]}].",
                    steps=("objectives", at, "key_results", below, "measure", "between"),
                )


def reversed_bounds(key_result: Mapping[str, Any]) -> Sequence[Any] | None:
    """Give the bounds of a key result that stand the wrong way round."""
    between: Sequence[Any] | None = key_result.get("measure", _NO_MEASURE).get("between")
    return between if between and between[0] > between[1] else None
