"""Objectives support each other in a circle.

Why:
    Alignment says what something is for. In a circle everything is for everything, and no score
    can be made from supporters.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        supports: [company:love-us]

    # okrs/company/2026-Q4.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        supports: [payments:pay-fast]

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        supports: [company:love-us]

    # okrs/company/2026-Q4.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

Options:
    None.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from okrascode.findings import Finding, Severity
from okrascode.lint.items import names_in
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.place import Place
from okrascode.model.reference import Reference
from okrascode.rollup.alignment import order_and_loops

_Links = Mapping[Reference, Mapping[Reference, Place]]


def _check(context: Context) -> Iterator[Finding]:
    names = names_in(context.plan)
    links: dict[Reference, dict[Reference, Place]] = {}
    for objective in context.plan.objectives.values():
        for link in objective.supports:
            found = names.find(link.reference)
            if found is not None:
                links.setdefault(objective.reference, {})[found.of_objective] = link.place
    upwards = {name: tuple(above) for name, above in links.items()}
    _, in_loops = order_and_loops(sorted(upwards), upwards)
    said: set[Reference] = set()
    for start in sorted(in_loops):
        if start in said:
            continue
        loop = _shortest_loop(start, links)
        said.update(loop)
        circle = " → ".join(map(str, (*loop, start)))
        yield context.finding(
            links[start][(*loop, start)[1]],
            f"These support each other in a circle: {circle}.",
            about=start,
            subject=" ".join(sorted(map(str, loop))),
            cure="Take out the link that points downwards.",
        )


def _shortest_loop(start: Reference, links: _Links) -> tuple[Reference, ...]:
    came_from: dict[Reference, Reference] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for above in links.get(here, {}):
            if above == start:
                loop = [here]
                while loop[-1] != start:
                    loop.append(came_from[loop[-1]])
                return tuple(reversed(loop))
            if above not in came_from:
                came_from[above] = here
                waiting.append(above)
    raise AssertionError(f"{start} is in no loop")  # pragma: no cover  # the caller knows better


RULE = Rule(
    code="OKR203", slug="alignment-loop", severity=Severity.ERROR, check=_check, sees=Sees.STRUCTURE
)
