"""Rules of the organisation, without code: ``[[rule]]`` tables of okr.toml become rules.

Their regular expressions run in linear time, since a pull request may bring any. What is drafted,
dropped or in a closed cycle is judged only where ``select`` names ``state`` or ``cycle``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from okrascode.config import OrganizationRule
from okrascode.documents.item_fields import unknown_field
from okrascode.documents.plain_items import PlainItem, PlainItems
from okrascode.errors import ConfigurationError
from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.readings.line_pattern import PatternFault
from okrascode.readings.line_search import LineSearch, TooMuchWork

__all__ = ["organization_rules", "selected_by"]

_Test = Callable[[object], bool]


def organization_rules(
    tables: Iterable[OrganizationRule], known: Iterable[Rule]
) -> tuple[Rule, ...]:
    """Make the rules; ``known`` are those that are there already.

    Raises:
        ConfigurationError: with its setting, for a name that is taken, a field that no item has,
            and a pattern that is not understood.
    """
    taken = {name for rule in known for name in (rule.code, rule.slug)}
    found: list[Rule] = []
    for table in tables:
        for key, name in (("code", table.code), ("slug", table.slug)):
            if name in taken:
                # Where no slug is written, it is made of the code.
                raise _wrong(table, (key,), f"There is another rule {name}.", "Choose a free name.")
        taken |= {table.code, table.slug}
        found.append(_rule(table))
    return tuple(found)


def selected_by(table: OrganizationRule, items: PlainItems) -> Iterator[PlainItem]:
    """Give the items that a rule judges."""
    wanted = [
        (field, value if isinstance(value, list) else [value])
        for field, value in table.select.items()
        if field != "kind"
    ]
    is_about_all = "state" in table.select or "cycle" in table.select
    for item in items.of_kind(str(table.select["kind"])):
        if (item.is_open or is_about_all) and all(
            any(_is_same(there, value) for there in item.values(field) for value in values)
            for field, values in wanted
        ):
            yield item


def _rule(table: OrganizationRule) -> Rule:
    kind = str(table.select["kind"])
    for part, fields in (("select", table.select), ("require", table.require)):
        for field in fields:
            if hint := unknown_field(kind, field):
                text = f"{table.code}: a {kind} has no field {field}."
                raise _wrong(table, (part, field), text, hint)
    tests = tuple(
        (field, value, _test(table, field, value)) for field, value in table.require.items()
    )

    def check(context: Context) -> Iterator[Finding]:
        for item in selected_by(table, context.plain):
            for field, value, holds in tests:
                if not any(map(holds, item.values(field))):
                    yield context.finding(
                        item.place.at(*field.split(".")),
                        table.message,
                        about=item.about,
                        subject=field,
                        cure=table.help or f"{field} has to {_words(value)}.",
                    )

    return Rule(
        code=table.code,
        slug=table.slug,
        severity=Severity(table.severity),
        check=check,
        # Items are judged one by one, also by keys that no model has. What stands above teams and
        # cycles hardly ever changes, and then all is judged (lint/rejudge.py).
        sees=Sees.TEAM if kind in ("objective", "key_result", "check_in") else Sees.STRUCTURE,
        manual=_manual(table),
    )


def _test(table: OrganizationRule, field: str, wanted: object) -> _Test:
    if not isinstance(wanted, str):
        return lambda there: _is_same(there, wanted)
    try:
        search = LineSearch(wanted)
    except PatternFault as fault:
        text = f"{table.code}: the pattern {wanted!r} is not understood: {fault}."
        hint = "Look-around and back-references are left out, so that it takes little time."
        raise _wrong(table, ("require", field), text, hint) from fault

    def holds(there: object) -> bool:
        try:
            return search.count(_text(there).replace("\n", " ")) > 0
        except TooMuchWork as error:
            text = f"{table.code}: the pattern {wanted!r} takes too long for these documents."
            raise _wrong(table, ("require", field), text, "Write a simpler one.") from error

    return holds


def _is_same(there: object, wanted: object) -> bool:
    if isinstance(there, bool) or isinstance(wanted, bool):
        return there is wanted
    if isinstance(there, int | Decimal) and isinstance(wanted, int | Decimal):
        return there == wanted
    return _text(there) == _text(wanted)


def _text(value: object) -> str:
    """Write a value as a document has it; of what has parts, their names."""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, dict) else str(value)


def _words(wanted: object) -> str:
    if wanted == ".":
        return "be written"
    return f"match “{wanted}”" if isinstance(wanted, str) else f"be {_text(wanted)}"


def _wrong(
    table: OrganizationRule, below: tuple[str, ...], text: str, hint: str
) -> ConfigurationError:
    return ConfigurationError(text, hint=hint, setting=("rule", table.number, *below))


def _manual(table: OrganizationRule) -> str:
    select = ", ".join(f"{field} = {_text(value)}" for field, value in table.select.items())
    require = ", ".join(f"{field} has to {_words(value)}" for field, value in table.require.items())
    # Not the message alone: it may say "Why:", and then it would be a heading.
    return f"""The organisation says: {_line(table.message)}

Why:
    It stands in okr.toml, as {table.code}.

Fails:
    # where {_line(select)}

Passes:
    # {_line(require)}

Options:
    None.
"""


def _line(text: str) -> str:
    return " ".join(text.split())
