"""An objective or a key result of a Markdown page while its lines are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from okrascode.exchange.cells import Cells
from okrascode.exchange.item import Item, ItemKind
from okrascode.exchange.mapping import ColumnMapping
from okrascode.exchange.markdown_facts import Facts, facts_in, journey_in
from okrascode.exchange.markdown_lines import Line, links_in

__all__ = ["Open"]

_DAYS = re.compile(r"(.{1,60}?) \((\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)\)")
_STATES = {"draft": "draft", "dropped": "dropped", "cancelled": "dropped", "active": "active"}
_COMMITMENTS = {"committed": "committed", "aspirational": "aspirational", "stretch": "aspirational",
                "moonshot": "aspirational", "roofshot": "committed"}  # fmt: skip
_FIELDS = (
    "unit", "metric", "baseline", "target", "stretch", "current", "progress", "as_of", "start",
    "end", "confidence", "weight", "commitment", "state", "reason", "steps",
)  # fmt: skip
_MAPPING = ColumnMapping(slug="markdown", name="Markdown", states=_STATES, commitments=_COMMITMENTS)
_COLUMNS = {name: (name,) for name in _FIELDS}


@dataclass(slots=True, kw_only=True)
class Open:
    """Collects what is said about one item."""

    kind: ItemKind
    line: Line
    title: str
    team: str = ""
    cycle: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    parts: list[Open] = field(default_factory=list)
    is_title_open: bool = True
    """True until something else than the rest of the title was read."""

    @classmethod
    def objective(cls, line: Line, title: str, *, team: str, cycle: str) -> Open:
        """Begin an objective."""
        return cls(kind=ItemKind.OBJECTIVE, line=line, title=title, team=team, cycle=cycle,
                   is_title_open=False)  # fmt: skip

    def add_key_result(self, line: Line, title: str) -> Open:
        """Begin a key result of this objective."""
        part = Open(kind=ItemKind.KEY_RESULT, line=line, title=title)
        self.parts.append(part)
        self.is_title_open = False
        return part

    def extend_title(self, text: str) -> None:
        """Add a line that a title goes on to."""
        self.title = f"{self.title} {text}"

    def add_text(self, text: str) -> None:
        """Add a line of explanation."""
        self.is_title_open = False
        self.text.append(text)

    def set(self, name: str, value: str) -> str:
        """Set what ``Name: value`` says; give a sentence when that was said before."""
        self.is_title_open = False
        if name == "text":
            self.text.append(value)
            return ""
        if name == "steps":
            value = "\n".join(filter(None, (self.fields.get("steps", ""), value)))
        elif name == "cycle" and (found := _DAYS.fullmatch(value)):
            value = found[1]
            self.fields |= {"start": found[2], "end": found[3]}
        if name in ("steps", "ignored"):
            self.fields[name] = value
            return ""
        if name in self.fields:
            return f"{name} is said twice: {value!r} is left out."
        if value:
            self.fields[name] = value
        return ""

    def finished(self) -> Iterator[tuple[Item, tuple[str, ...]]]:
        """Give the item and those below it, each with what could not be read of it."""
        key = self.fields.get("key") or f"\0line {self.line.number}"
        yield self._item(key=key, parents=self._parents())
        for part in self.parts:
            own = part.fields.get("key") or f"\0line {part.line.number}"
            yield part._item(key=own, parents=(key,))

    def _parents(self) -> tuple[str, ...]:
        text = self.fields.get("parents", "")
        return tuple(part for name in re.split(r"[;,]", text) if (part := name.strip()))

    def _item(self, *, key: str, parents: tuple[str, ...]) -> tuple[Item, tuple[str, ...]]:
        # What okr wrote itself has its title as it is, whatever looks like a score in it.
        is_ours = ":" in self.fields.get("key", "")
        facts = Facts(title=self.title) if is_ours else facts_in(self.title)
        fields = dict(self.fields)
        journey = journey_in(fields.get("journey", ""))
        shape = _shape_in(fields.get("journey", ""))
        if fields.get("confidence", "").count("/") == 1:
            fields["confidence"] = fields["confidence"].partition("/")[0]
        cells = Cells(fields, _COLUMNS, _MAPPING, place=f"line {self.line.number}")
        measure = cells.measure()
        owners = fields.get("owners", "")
        item = Item(
            kind=self.kind,
            place=f"line {self.line.number}",
            key=key,
            parents=parents,
            title=facts.title or self.title,
            text="\n".join([*self.text, *links_in(self.line.text)]),
            owners=tuple(n.strip(" @") for n in re.split(r"[,;]", owners) if n.strip(" @"))
            or facts.owners,
            team=fields.get("team", self.team),
            cycle=fields.get("cycle", self.cycle),
            start=cells.day("start"),
            end=cells.day("end"),
            shape=shape[0],
            unit=measure.unit or shape[2],
            metric=measure.metric,
            baseline=measure.baseline,
            target=measure.target if measure.target is not None else shape[1],
            stretch=measure.stretch if measure.stretch is not None else shape[3],
            steps=cells.steps(),
            current=measure.current,
            progress=cells.share("progress"),
            as_of=cells.day("as_of"),
            confidence=cells.number("confidence"),
            weight=cells.number("weight"),
            commitment=cells.word("commitment", _COMMITMENTS),
            state=cells.word("state", _STATES),
            reason=fields.get("reason", "") or cells.dropped_because(),
        )
        if item.baseline is None and item.target is None and not item.shape and not item.steps:
            way = journey or ((facts.baseline, facts.target, facts.unit) if facts.target else None)
            if way:
                item = replace(item, baseline=way[0], target=way[1], unit=item.unit or way[2])
        if item.progress is None and item.current is None:
            item = replace(item, progress=facts.progress)
        problems = list(cells.problems)
        if "journey" in fields and journey is None and not shape[0]:
            problems.append(f"The measure {fields['journey']!r} is left out.")
        return self._with_box(item), tuple(problems)

    def _with_box(self, item: Item) -> Item:
        """Read a check box as done or not, where no number says more."""
        if self.line.is_done is None or item.kind is not ItemKind.KEY_RESULT:
            return item
        has_number = item.target is not None or item.progress is not None or item.steps
        return item if has_number else replace(item, shape="binary", current=self.line.is_done)


_CONDITIONS = {"at least": "at_least", "at most": "at_most", "above": "above", "below": "below",
               "between": "between", "≥": "at_least", "≤": "at_most", ">": "above", "<": "below",
               "done or not": "binary"}  # fmt: skip


def _shape_in(text: str) -> tuple[str, Decimal | None, str, Decimal | None]:
    """Read ``at least 99.95 %`` as condition, bound and unit, ``between 1 and 2 s`` with two."""
    from okrascode.exchange.values import split_unit

    for words, shape in _CONDITIONS.items():
        if not text.startswith(words):
            continue
        rest = text.removeprefix(words).strip()
        first, _, second = rest.partition(" and ")
        bound, unit = split_unit(first)
        upper, other = split_unit(second)
        if shape == "binary" or bound is not None:
            return shape, bound, unit or other, upper
    return "", None, "", None
