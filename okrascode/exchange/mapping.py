"""Mappings: which column of another tool's table is what, as a small TOML file.

The ready ones lie in ``templates/import`` and are found by their file names; a table whose columns
fit one of them needs no choice.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from okrascode.errors import ConfigurationError, UsageError

__all__ = ["FIELDS", "ColumnMapping", "best_mapping", "read_mapping"]

FIELDS = frozenset(
    {"kind", "key", "parents", "title", "text", "owners", "team", "cycle", "start", "end", "shape",
     "unit", "metric", "baseline", "target", "stretch", "steps", "current", "progress", "as_of",
     "confidence", "weight", "commitment", "state", "reason", "updates", "order"}
)  # fmt: skip
_TOP = frozenset(
    {"name", "source", "detect", "dates", "decimal_comma", "progress", "parents", "default_kind",
     "columns", "key_result", "kinds", "states", "commitments", "ignored"}
)  # fmt: skip
_PARENTS = frozenset({"key", "viva", "order", "above"})
_Columns = Mapping[str, tuple[str, ...]]


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """How to read one tool's table."""

    slug: str
    """Name of the file without its end, for example ``viva-goals``."""
    name: str
    source: str = ""
    """Where the columns are documented."""
    detect: tuple[str, ...] = ()
    """Columns that tell this table from others; all must be there."""
    columns: _Columns = field(default_factory=lambda: MappingProxyType({}))
    """Column names of each field, in small letters; the first that is there counts."""
    key_result: _Columns = field(default_factory=lambda: MappingProxyType({}))
    """Columns of a key result that stands in the row of its objective; ``{n}`` counts several."""
    kinds: Mapping[str, str] = field(default_factory=_nothing)
    """objective, key_result or skip by what the column of kinds says, in small letters."""
    states: Mapping[str, str] = field(default_factory=_nothing)
    commitments: Mapping[str, str] = field(default_factory=_nothing)
    ignored: Mapping[str, str] = field(default_factory=_nothing)
    """Columns that say nothing new, each with the reason that the user is told."""
    dates: str = ""
    """DMY or MDY, where days are written with slashes."""
    decimal_comma: bool = False
    progress: str = "auto"
    """share (0 to 1), percent, or auto."""
    parents: str = "key"
    """key, viva, order (1.2 is below 1) or above (a key result follows its objective)."""
    default_kind: str = ""

    def column_names(self) -> frozenset[str]:
        """Give all columns that are read or ignored, in small letters."""
        lists = [*self.columns.values(), *self.key_result.values()]
        return frozenset([name for names in lists for name in names] + list(self.ignored))


def read_mapping(raw: bytes | str, *, slug: str) -> ColumnMapping:
    """Read a mapping file.

    Raises:
        ConfigurationError: it is no TOML, or has a key or a value that is none.
    """
    where = f"The mapping {slug}"
    try:
        data = tomllib.loads(raw if isinstance(raw, str) else raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{where} is not TOML: {error}.") from None
    _known(data, _TOP, where)
    texts = {key: data.get(key, "") for key in ("name", "source", "dates", "default_kind")}
    columns, key_result = (_columns(data.get(t, {}), f"{where}, [{t}]") for t in
                           ("columns", "key_result"))  # fmt: skip
    parents = str(data.get("parents", "key"))
    if parents not in _PARENTS:
        raise ConfigurationError(
            f"{where}: parents can be {', '.join(sorted(_PARENTS))}, not {parents!r}."
        )
    return ColumnMapping(
        slug=slug,
        name=str(texts["name"] or slug),
        source=str(texts["source"]),
        detect=tuple(str(name).casefold() for name in data.get("detect", ())),
        columns=columns,
        key_result=key_result,
        kinds=_table(data, "kinds", where),
        states=_table(data, "states", where),
        commitments=_table(data, "commitments", where),
        ignored=_table(data, "ignored", where),
        dates=str(texts["dates"]),
        decimal_comma=data.get("decimal_comma") is True,
        progress=str(data.get("progress", "auto")),
        parents=parents,
        default_kind=str(texts["default_kind"]),
    )


def best_mapping(columns: Sequence[str], mappings: Iterable[ColumnMapping]) -> ColumnMapping:
    """Give the mapping that fits the columns of a table: of several the one with most in common.

    Raises:
        UsageError: none fits.
    """
    here = {name.casefold() for name in columns}
    fitting = [one for one in mappings if one.detect and here.issuperset(one.detect)]
    if not fitting:
        shown = ", ".join(columns[:12]) + (", …" if len(columns) > 12 else "")
        raise UsageError(
            f"No ready mapping fits these columns: {shown}.",
            hint="Call two columns Objective and Key result, name a mapping with --mapping, or"
            " write your own: see docs/how-to/import.md.",
        )
    return max(fitting, key=lambda one: (len(one.detect), len(here & one.column_names())))


def _columns(table: object, where: str) -> _Columns:
    if not isinstance(table, dict):
        raise ConfigurationError(f"{where} is no table.")
    _known(table, FIELDS, where)
    found: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(n, str) and n for n in names):
            raise ConfigurationError(f"{where}: {name} is neither a column nor a list of columns.")
        found[name] = tuple(n.casefold() for n in names)
    return MappingProxyType(found)


def _table(data: Mapping[str, object], name: str, where: str) -> Mapping[str, str]:
    table = data.get(name, {})
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise ConfigurationError(f"{where}: [{name}] must be a table of texts.")
    return MappingProxyType({str(key).casefold(): str(value) for key, value in table.items()})


def _known(table: Mapping[str, object], known: frozenset[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise ConfigurationError(
                f"{where}: {key!r} is not known.", hint=f"Known are: {', '.join(sorted(known))}."
            )
