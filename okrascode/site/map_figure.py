"""The alignment map as a picture: from branches to the boxes of a tree."""

from __future__ import annotations

from collections.abc import Callable

from okrascode.site.alignment_map import Branch
from okrascode.site.charts.svg import Svg
from okrascode.site.charts.tree import Node, tree
from okrascode.site.phrases import Phrases
from okrascode.site.standing import is_aside

__all__ = ["depth_of", "map_figure"]


def depth_of(branch: Branch) -> int:
    """Count the levels of a branch, itself included."""
    return 1 + max([*map(depth_of, branch.children), 1 if branch.more else 0])


def map_figure(branch: Branch, phrases: Phrases, *, columns: int, rel: Callable[[str], str]) -> Svg:
    """Draw one company objective with everything that supports it."""
    return tree(_node(branch, phrases, rel), columns=columns)


def _node(branch: Branch, phrases: Phrases, rel: Callable[[str], str]) -> Node:
    objective, words = branch.objective, phrases.words
    children = tuple(_node(child, phrases, rel) for child in branch.children)
    if branch.more:
        more = Node(
            over="",
            title=words.count("map.more", branch.more),
            href=rel(objective.address) + "#supporters",
            status=None,
        )
        children = (*children, more)
    under = []
    if branch.target:
        under.append(words("map.through", title=branch.target))
    if branch.also:
        names = words("list.names").join(link.title for link in branch.also)
        under.append(words("map.also", titles=names))
    dot = words("list.dot")
    return Node(
        over=f"{objective.team.title}{dot}{phrases.status(objective.status)}",
        title=objective.title,
        href=rel(objective.address),
        status=objective.status,
        under=dot.join(under),
        marks=tuple(k.status for k in objective.key_results if not is_aside(k)),
        children=children,
    )
