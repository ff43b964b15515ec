"""Views for tests of health: a plan and a record built by hand, and what one theme says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from okrascode.config import HealthSettings, Settings
from okrascode.health.examine import Health, all_themes, examine, view_for
from okrascode.health.theme import Look
from okrascode.health.view import View
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Id, parse_reference
from okrascode.readings.reading import Origin, Reading
from okrascode.readings.record import Dated, IntentChange, LinkSince
from okrascode.rollup.rollup import roll_up
from tests.support.plans import cycle, day, record_of

__all__ = ["QUARTERS", "change", "examined", "look_of", "traits", "view_of"]

QUARTERS = (
    cycle("2026-Q1", "01-01", "03-31"),
    cycle("2026-Q2", "04-01", "06-30"),
    cycle("2026-Q3", "07-01", "09-30"),
    cycle("2026-Q4", "10-01", "12-31"),
)


def change(of: str, field: str, old: Any, new: Any, on: str, **more: Any) -> IntentChange:
    """Make a change of what is intended."""
    origin = Origin(
        commit=more.pop("commit", "d" * 40),
        author=more.pop("author", "Ana"),
        authored_at=None,
        position=0,
        path="okrs/company/2026-Q4.yaml",
        pointer="",
    )
    return IntentChange(
        about=parse_reference(of), field=field, old=old, new=new, day=day(on), origin=origin, **more
    )


def view_of(
    plan: Plan,
    *readings: Reading,
    of: str = "2026-Q4",
    today: str = "11-20",
    seen: str | None = "01-01",
    born: Mapping[str, str] = MappingProxyType({}),
    changes: Iterable[IntentChange] = (),
    asked: Mapping[tuple[str, str], str] = MappingProxyType({}),
    raised: Mapping[tuple[str, str], str] = MappingProxyType({}),
    limits: HealthSettings | None = None,
    wording: Any = None,
    **record: Any,
) -> View:
    """Look at a cycle; everything was first seen on ``seen``, what is ``born`` on another day."""
    names = (*plan.objectives, *plan.key_results)
    first = {name: day(seen) for name in names} if seen else {}
    first |= {parse_reference(name): day(on) for name, on in born.items()}
    found = record_of(
        *readings,
        first_seen=MappingProxyType(first),
        changes=tuple(changes),
        links=MappingProxyType(
            {
                ("depends_on", parse_reference(one), parse_reference(other)): LinkSince(
                    day(on), "e" * 40
                )
                for (one, other), on in asked.items()
            }
        ),
        questions=MappingProxyType(
            {
                (parse_reference(one), Id(question)): Dated(day(on), "e" * 40)
                for (one, question), on in raised.items()
            }
        ),
        **record,
    )
    settings = Settings(health=limits or HealthSettings())

    def numbers(cycles: Sequence[CycleId]) -> Any:
        return roll_up(plan, found, today=day(today), cycles=cycles, settings=settings)

    return view_for(
        plan,
        found,
        cycle=CycleId(of),
        roll_up=numbers,
        today=day(today),
        settings=settings,
        wording=wording,
    )


def look_of(theme: str, view: View) -> Look:
    """Give what one theme finds."""
    [found] = [one for one in all_themes() if one.slug == theme]
    return view.early or found.look(view)


def traits(theme: str, view: View) -> list[tuple[str, str]]:
    """Give trait and name of everything that a theme finds, in its order."""
    return [
        (item.trait, str(item.about or item.team or item.cycle or item.path))
        for item in look_of(theme, view).items
    ]


def examined(view: View) -> Health:
    """Look at all themes, and at the cycle before."""
    return examine(view)
