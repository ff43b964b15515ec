"""Who is meant when a row names another one, and alignment without loops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from okrascode.exchange.draft import DraftObjective
from okrascode.exchange.item import Item, Remark
from okrascode.model.reference import Reference

__all__ = ["Known", "Named", "without_loops"]


@dataclass(frozen=True, slots=True)
class Named:
    """What a name leads to."""

    reference: Reference
    draft: DraftObjective | None = None
    """The objective it is or belongs to, when that is new."""


@dataclass(slots=True)
class Known:
    """Finds items by the key or, when only one has it, the title that the source uses."""

    by_key: dict[str, Named] = field(default_factory=dict)
    by_title: dict[str, Named | None] = field(default_factory=dict)

    def add(self, item: Item, named: Named) -> None:
        """Remember an item; the first of two with one key counts."""
        if item.key:
            self.by_key.setdefault(item.key, named)
        title = item.title.casefold()
        self.by_title[title] = None if title in self.by_title else named

    def find(self, name: str) -> Named | None:
        """Give what a key or a title names."""
        return self.by_key.get(name) or self.by_title.get(name.casefold())


def without_loops(drafts: Sequence[DraftObjective]) -> list[Remark]:
    """Take out the links that would lead an objective back to itself; say which."""
    links = {draft.reference: draft for draft in drafts}
    remarks: list[Remark] = []
    done: set[Reference] = set()
    for draft in drafts:
        if draft.reference not in done:
            _walk(draft, links, done, remarks)
    return remarks


def _walk(
    start: DraftObjective,
    links: dict[Reference, DraftObjective],
    done: set[Reference],
    remarks: list[Remark],
) -> None:
    """Go depth first without recursion; a link to something on the way closes a loop."""
    on_the_way = {start.reference}
    stack = [(start, iter(tuple(start.supports)))]
    while stack:
        here, rest = stack[-1]
        for link in rest:
            target = link.of_objective
            if target in on_the_way:
                here.supports.remove(link)
                remarks.append(
                    Remark(place=here.item.place, message=f"The link to {target} closes a loop.")
                )
            elif target in links and target not in done:
                on_the_way.add(target)
                stack.append((links[target], iter(tuple(links[target].supports))))
                break
        else:
            stack.pop()
            done.add(here.reference)
            on_the_way.discard(here.reference)
