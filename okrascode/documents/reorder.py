"""Put the keys of mappings in order by moving their lines, comments and all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from okrascode.documents.layout import BlockMapping, Layout

__all__ = ["reordered"]

Order = Callable[[tuple[str | int, ...]], Sequence[str]]


def reordered(lines: Sequence[str], layout: Layout, order_at: Order) -> list[str]:
    """Give the lines with the keys of every mapping in the order that ``order_at`` has for it.

    A key moves with the comments and blank lines above it and with everything below it. What
    stands behind the last key stays where it is. A key with comments above it never becomes the
    first of a list's item, for there is no place for them there.
    """
    result = list(lines)
    # From the last to the first: moving lines within a mapping leaves those of others in place.
    for mapping in reversed(layout.mappings):
        order = order_at(mapping.steps)
        if order:
            _put_in_order(result, mapping, order)
    return result


def _put_in_order(lines: list[str], mapping: BlockMapping, order: Sequence[str]) -> None:
    keys = mapping.keys
    rank = {name: number for number, name in enumerate(order)}
    ranks = [rank.get(key.name, len(rank)) for key in keys]
    wanted = sorted(range(len(keys)), key=lambda n: (ranks[n], n))
    if wanted == list(range(len(keys))) or not _is_plain(lines, mapping):
        return
    segments = _segments(lines, mapping)
    new = wanted[0]
    above = range(segments[new][0], keys[new].line)
    if new != 0 and any(lines[number - 1].strip() for number in above):
        wanted = [0, *(n for n in wanted if n != 0)]
    first, last = segments[0][0], segments[-1][1]
    pieces = [[lines[number - 1] for number in range(s, e + 1)] for s, e in segments]
    if wanted[0] != 0:
        _swap_first(pieces, wanted[0], keys[0].column - 1)
    lines[first - 1 : last] = [line for n in wanted for line in pieces[n]]


def _is_plain(lines: Sequence[str], mapping: BlockMapping) -> bool:
    """Tell whether each key begins a line, all in one column."""
    columns = {key.column for key in mapping.keys}
    numbers = {key.line for key in mapping.keys}
    if len(columns) > 1 or len(numbers) < len(mapping.keys):
        return False
    first, *others = (lines[key.line - 1][: key.column - 1] for key in mapping.keys)
    return not first.strip(" -") and not any(prefix.strip(" ") for prefix in others)


def _segments(lines: Sequence[str], mapping: BlockMapping) -> list[tuple[int, int]]:
    """Give first and last line of each key with what belongs to it, without gaps between them."""
    found: list[tuple[int, int]] = []
    keys = mapping.keys
    for number, key in enumerate(keys):
        limit = keys[number + 1].line - 1 if number + 1 < len(keys) else len(lines)
        start = key.line if not found else found[-1][1] + 1
        found.append((start, _end(lines, key.line, key.column, limit)))
    return found


def _end(lines: Sequence[str], start: int, column: int, limit: int) -> int:
    end = start
    for number in range(start + 1, limit + 1):
        line = lines[number - 1].rstrip("\r")
        text = line.lstrip(" ")
        if not text:
            continue
        indent = len(line) - len(text)
        is_item = indent == column - 1 and (text.startswith("- ") or text == "-")
        if indent < column and not is_item:
            if text.startswith("#") and indent == column - 1:
                continue  # It may be followed by more items of a list in this column.
            break
        end = number
    return end


def _swap_first(pieces: list[list[str]], new: int, width: int) -> None:
    """Give the hyphen in front of the first key to another one, and its blank lines in exchange."""
    blank = 0
    while not pieces[new][blank].strip():
        blank += 1
    before = pieces[0][0][:width]
    gap, moved = pieces[new][:blank], pieces[new][blank:]
    pieces[new] = [before + moved[0][width:], *moved[1:]]
    pieces[0] = [*gap, " " * width + pieces[0][0][width:], *pieces[0][1:]]
