"""Versions and kinds of documents: which schema judges what."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrascode.documents.trouble import Trouble

__all__ = ["CURRENT", "SCHEMAS", "head_troubles"]

CURRENT = "okrascode/v1"
"""The newest version of the format, to which older ones are lifted in memory."""

SCHEMAS = MappingProxyType(
    {
        "Organization": "organization",
        "Team": "team",
        "Objectives": "objectives",
        "CheckIn": "check-in",
    }
)
"""Name of the schema in ``schemas/v1`` by the document's ``kind``."""

_KINDS = "Organization, Team, Objectives or CheckIn"


def head_troubles(data: object) -> tuple[Trouble, ...]:
    """Say why no schema can judge a document: it is empty, no mapping, of another version or kind.

    A document without ``apiVersion`` but of a known kind is left to the schema.
    """
    if isinstance(data, dict):
        kind, version = data.get("kind"), data.get("apiVersion", CURRENT)
        is_ours = not isinstance(version, str) or version == CURRENT
        if is_ours and isinstance(kind, str) and kind in SCHEMAS:
            return ()
    return (_head_trouble(data),)


def _head_trouble(data: object) -> Trouble:
    # Loaded when there is something to say: most documents are right.
    from okrascode.documents.trouble import Trouble

    if data is None:
        message, cure = "This file is empty.", f"Begin with `apiVersion: {CURRENT}` and `kind:`."
        return Trouble(code="OKR101", message=message, help=cure, steps=())
    if not isinstance(data, dict):
        what = "a list" if isinstance(data, list) else "one value"
        return Trouble(
            code="OKR103",
            message=f"A document must be a group of fields, but this is {what}.",
            help=f"Begin with `apiVersion: {CURRENT}` and `kind:`, at the start of a line.",
            steps=(),
        )
    version = data.get("apiVersion", CURRENT)
    if isinstance(version, str) and version != CURRENT:
        return _other_version(version)
    return _no_kind(data)


def _other_version(version: str) -> Trouble:
    from okrascode.documents.trouble import Trouble

    number = re.fullmatch(r"okrascode/v([1-9][0-9]{0,3})", version)
    if number and int(number[1]) < int(CURRENT.rpartition("v")[2]):
        message = f"This document is in version {version}, and this okr reads {CURRENT}."
        cure = "Run okr migrate."
    elif number:
        message = f"This document is in version {version}, but this okr reads up to {CURRENT}."
        cure = f"Install an okr that reads {version}."
    else:
        message = f"`apiVersion: {version[:60]}` is no version of this format."
        cure = f"Write `apiVersion: {CURRENT}`."
    return Trouble(code="OKR009", message=message, help=cure, steps=("apiVersion",))


def _no_kind(data: dict[str, object]) -> Trouble:
    from okrascode.documents.similar import similar
    from okrascode.documents.trouble import Trouble

    kind = data.get("kind")
    if "kind" not in data:
        guess = next((key for key in data if similar(key, ["kind"])), None)
        if guess:
            return Trouble(
                code="OKR102",
                message=f"`{guess}` is not a field of a document.",
                help="Did you mean `kind`?",
                steps=(guess,),
                at_key=True,
            )
        message, cure = "This document needs `kind`.", f"Write `kind:` with {_KINDS}."
        return Trouble(code="OKR101", message=message, help=cure, steps=())
    if not isinstance(kind, str):
        message, cure = f"`kind` must be {_KINDS}.", "Write one of these."
        return Trouble(code="OKR103", message=message, help=cure, steps=("kind",))
    guess = similar(kind, SCHEMAS)
    return Trouble(
        code="OKR104",
        message=f"`kind` can be {_KINDS}, but it is the text `{kind[:60]}`.",
        help=f"Did you mean {guess}?" if guess else "Write one of these.",
        steps=("kind",),
    )
