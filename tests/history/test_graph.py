"""The shape of a history: numbers, steps of the main line, ids, and what merges brought in."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from okrascode.history.graph import NO_GRAPH, Graph
from okrascode.history.graph_builder import GraphBuilder
from okrascode.history.reachable import reached_by_merge

Shape = list[list[int]]


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """Give for each commit, oldest first, its parents; the last one reaches all of them."""
    shape: Shape = [[]]
    for number in range(1, draw(st.integers(1, 14))):
        shape.append(draw(st.lists(st.integers(0, number - 1), max_size=3, unique=True)))
    reached = ancestors(shape, len(shape) - 1)
    loose = [n for n in range(len(shape) - 1) if n not in reached]
    return [*shape, [len(shape) - 1, *loose]]


def ancestors(shape: Shape, number: int) -> set[int]:
    """Give a commit and all that it can reach."""
    found, waiting = set[int](), [number]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += shape[at]
    return found


def name(number: int) -> bytes:
    """Give a commit an id."""
    return hashlib.sha1(b"%d" % number, usedforsecurity=False).hexdigest().encode()


def graph_of(
    shape: Shape, chance: random.Random, head: int | None = None
) -> tuple[Graph, dict[int, int]]:
    """Build a graph as from the log of a commit; for each that is reached its number there."""
    builder = GraphBuilder()
    tip = len(shape) - 1 if head is None else head
    numbers = log(shape, ancestors(shape, tip), chance)
    add(builder, shape, numbers, chance)
    graph, order, _ = builder.graph()
    return graph, {numbers[old]: new for new, old in enumerate(order)}


def log(shape: Shape, wanted: set[int], chance: random.Random) -> list[int]:
    """Give some commits, the last first, the others so or as clocks that are wrong have it."""
    numbers = sorted(wanted, reverse=True)
    others = numbers[1:]
    if chance.random() < 0.5:
        chance.shuffle(others)
    return [*numbers[:1], *others]


def add(builder: GraphBuilder, shape: Shape, numbers: list[int], chance: random.Random) -> None:
    """Tell a builder of commits, cut anywhere."""
    for part in parts(numbers, chance):
        builder.add([name(n) for n in part], [b" ".join(map(name, shape[n])) for n in part])


def parts(numbers: list[int], chance: random.Random) -> Iterator[list[int]]:
    """Cut a list anywhere."""
    while numbers:
        at = chance.randint(1, len(numbers))
        yield numbers[:at]
        numbers = numbers[at:]


@given(shapes(), st.randoms())
def test_a_graph_is_what_was_given(shape: Shape, chance: random.Random) -> None:
    """Ids and parents are kept, parents have lower numbers, and the last is the head."""
    graph, of = graph_of(shape, chance)
    assert sorted(of.values()) == list(range(len(shape)))
    for number, parents in enumerate(shape):
        assert graph.id_of(of[number]) == name(number).decode()
        assert graph.parents_of(of[number]) == tuple(of[parent] for parent in parents)
        assert all(of[parent] < of[number] for parent in parents)
    assert of[len(shape) - 1] == len(graph) - 1


@given(shapes(), st.randoms())
def test_a_commit_counts_from_the_step_that_reaches_it(shape: Shape, chance: random.Random) -> None:
    """Its position is the first commit of the main line that has it; steps stand together."""
    graph, of = graph_of(shape, chance)
    line = [len(shape) - 1]
    while shape[line[-1]]:
        line.append(shape[line[-1]][0])
    line.reverse()
    assert list(graph.main) == [of[number] for number in line]
    for number in range(len(shape)):
        first = next(n for n, tip in enumerate(line) if number in ancestors(shape, tip))
        assert graph.position_of(of[number]) == first
    steps = [graph.position_of(number) for number in range(len(graph))]
    assert steps == sorted(steps)


@given(shapes(), st.randoms(), st.data())
def test_a_graph_that_is_built_on_is_the_whole_one(
    shape: Shape, chance: random.Random, data: st.DataObject
) -> None:
    """From any commit of the main line, whatever else was known, and from none beside it."""
    whole, of = graph_of(shape, chance)
    known, known_of = graph_of(shape, chance, data.draw(st.integers(0, len(shape) - 1)))
    base = data.draw(st.sampled_from(list(known.main)))
    at = next(number for number, there in known_of.items() if there == base)
    kept = ancestors(shape, at)
    new = log(shape, {*range(len(shape))} - kept, chance)
    builder = GraphBuilder()
    add(builder, shape, new, chance)
    made = builder.graph_after(known, base)
    if of[at] in whole.main:
        assert made is not None
        graph, order, rank = made
        assert graph == whole
        assert [of[new[old]] for old in order] == list(range(len(kept), len(shape)))
        assert [order[rank[old] - len(kept)] for old in range(len(new))] == list(range(len(new)))
    else:
        assert made is None


@given(shapes(), st.randoms(), st.data())
def test_what_a_merge_brought_in(shape: Shape, chance: random.Random, data: st.DataObject) -> None:
    """Everything reachable from it and not from the parent that is kept."""
    graph, of = graph_of(shape, chance)
    merge = data.draw(st.integers(0, len(shape) - 1))
    kept = data.draw(st.sampled_from([None, *shape[merge]]))
    line = kept if kept is not None else next(iter(shape[merge]), None)
    expected = ancestors(shape, merge) - (ancestors(shape, line) if line is not None else set())
    brought = reached_by_merge(graph, of[merge], kept=None if kept is None else of[kept])
    assert brought == {of[number] for number in expected}


def test_ids_may_be_short() -> None:
    """A beginning that fits one commit names it; one that fits two, or none, does not."""
    builder = GraphBuilder()
    ids = ["abcdef12" + 32 * "0", "abcdef13" + 32 * "0", 40 * "9"]
    builder.add([id_.encode() for id_ in ids], [parent.encode() for parent in [*ids[1:], ""]])
    graph, _, _ = builder.graph()
    found = graph.find(["abcdef1", "abcdef12", ids[1], "9999999", "8888888", 64 * "9"])
    assert {text: graph.id_of(number) for text, number in found.items()} == {
        "abcdef12": ids[0],
        ids[1]: ids[1],
        "9999999": ids[2],
    }


def test_a_parent_that_is_not_here_is_left_out() -> None:
    """At the boundary of a shallow clone the line ends; another parent may still be here."""
    builder = GraphBuilder()
    builder.add([40 * b"3"], [40 * b"1" + b" " + 40 * b"2"])
    builder.add([40 * b"2"], [b""])
    graph, order, _ = builder.graph()
    assert list(order) == [1, 0]
    assert graph.parents_of(1) == (0,)
    assert (list(graph.first), list(graph.main)) == ([-1, -1], [1])
    assert graph.position_of(0) == 0


def test_no_commit() -> None:
    """An empty log gives an empty shape."""
    assert GraphBuilder().graph()[0] == NO_GRAPH
    assert NO_GRAPH.find(["1234567"]) == {}
