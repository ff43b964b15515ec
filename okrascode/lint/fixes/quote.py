"""Put a text in quotes that YAML, or a part of its readers, takes for something else."""

from __future__ import annotations

import re
from functools import cache

from okrascode.documents.quoting import quoted
from okrascode.documents.scalars import value_of
from okrascode.documents.schema_texts import schema_named
from okrascode.documents.syntax_scene import field_in
from okrascode.documents.versions import SCHEMAS
from okrascode.edits.edit import Edit
from okrascode.edits.span import Position, Span
from okrascode.findings import Finding, Fix
from okrascode.lint.source import Source

__all__ = ["quote_ambiguous", "quote_broken"]

_TITLE = "Put the text in quotes."
_CLOSED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?P<rest>.*)""")
_COMMENT = re.compile(r"\s+#.*")


def quote_ambiguous(finding: Finding, source: Source) -> Fix | None:
    """Quote a scalar that others read as something else, or write the number that it is here.

    A text that a # has cut is quoted as a whole, which is no safe fix: it may be a comment.
    """
    if finding.span is None:
        return None
    written = source.written(finding.span)
    value, remark = value_of(written)
    if written and remark == "ambiguous":
        new = quoted(written) if isinstance(value, str) or finding.at_key else str(value)
        title = _TITLE if new[0] in "\"'" else f"Write {new}."
        return Fix(title=title, is_safe=True, edits=(Edit(finding.span, new),))
    rest = source.rest_of_line(finding.span.start)
    whole = source.written(rest).rstrip()
    if not written or not _COMMENT.match(whole[len(written) :]):
        return None
    end = Position(rest.start.line, rest.start.column + len(whole))
    edits = (Edit(Span(rest.start, end), quoted(whole)),)
    return Fix(title="Put the whole text in quotes.", is_safe=False, edits=edits)


def quote_broken(finding: Finding, source: Source) -> Fix | None:
    """Quote the value of the line on which YAML breaks, if that is what mends it."""
    if finding.span is None:
        return None
    number = finding.span.start.line
    line = source.line(number)
    field = field_in(line)
    # A line that is neither a field nor an entry holds no text that was meant to be one.
    if field is None or not field["before"].strip():
        return None
    if _goes_on_below(number, field.start("value"), source):
        return None
    value = field["value"]
    if value[:1] in ("'", '"') and not ((closed := _CLOSED.match(value)) and closed["rest"]):
        return None
    if value[:1] in ("[", "{") and ("]" if value[0] == "[" else "}") not in value[:-1]:
        return None
    text = _COMMENT.sub("", value).rstrip()
    if not text:
        return None
    start = Position(number, field.start("value") + 1)
    span = Span(start, Position(number, start.column + len(text)))
    edit = Edit(span, quoted(text))
    # The parser has the last word: the line must be mended, whatever is wrong below it.
    error = source.first_error_after(edit)
    if error is not None and error <= number:
        return None
    is_text = field["key"] is None or field["key"] in _text_fields()
    return Fix(title=_TITLE, is_safe=is_text, edits=(edit,))


@cache
def _text_fields() -> frozenset[str]:
    """Name the fields that hold text wherever they stand; in others, quotes may not be meant."""
    types: dict[str, set[object]] = {}
    for name in SCHEMAS.values():
        schema = schema_named(name)
        for group in (schema, *schema.get("$defs", {}).values()):
            for shape in (group, *group.get("oneOf", ())):
                for field, of in shape.get("properties", {}).items():
                    target = of.get("$ref", "").removeprefix("#/$defs/")
                    resolved = schema["$defs"][target] if target else of
                    types.setdefault(field, set()).add(str(resolved.get("type")))
    return frozenset(field for field, found in types.items() if found == {"string"})


def _goes_on_below(number: int, column: int, source: Source) -> bool:
    """Tell whether the next line looks like more of the same text."""
    below = source.line(number + 1)
    text = below.lstrip(" ")
    if not text or text.startswith(("#", "- ")):
        return False
    field = field_in(below)
    has_key = field is not None and field["key"] is not None
    here = source.line(number)
    indent = len(here) - len(here.lstrip(" -"))
    return not has_key and len(below) - len(text) > min(indent, column)
