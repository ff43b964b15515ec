"""The number at a place in a JSON, YAML or TOML file, exactly as it is written."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from okrascode.documents.characters import MOST_BYTES, text_of
from okrascode.documents.scalars import MOST_DIGITS, MOST_EXPONENT
from okrascode.documents.tree import read_tree
from okrascode.documents.yaml_text import YamlSyntaxError
from okrascode.findings import Finding

__all__ = ["Gap", "is_lfs_pointer", "number_in"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Why there is no number in a tree; ``path`` is the file that it is about."""

    path: str
    why: str
    """What follows the path in a sentence, for example ``is not JSON``."""

    @property
    def sentence(self) -> str:
        """Say it."""
        return f"{self.path} {self.why}."


def number_in(raw: bytes, *, path: str, pointer: str) -> Decimal | bool | Gap:
    """Give the number, true or false that stands at a JSON pointer of a file."""
    if is_lfs_pointer(raw):
        return Gap(path, "is kept in Git LFS, so Git has no text of it")
    if len(raw) > MOST_BYTES:
        return Gap(path, "is larger than 1 MiB")
    ending = path.lower().rpartition(".")[2]
    try:
        data = _data(raw, ending, path=path)
    except (ValueError, RecursionError, InvalidOperation, YamlSyntaxError):
        kind = {"json": "JSON", "toml": "TOML"}.get(ending, "YAML that is read here")
        return Gap(path, f"is not {kind}")
    for step in pointer.split("/")[1:]:
        data = _below(data, step.replace("~1", "/").replace("~0", "~"))
        if data is _NOTHING:
            return Gap(path, f"has nothing at {_shown(pointer)}")
    return _number(data, path=path, at=_shown(pointer))


def is_lfs_pointer(raw: bytes) -> bool:
    """Tell whether Git has only the note that the content is kept in Git LFS."""
    return raw.startswith(b"version https://git-lfs.github.com/spec/")


_NOTHING = object()
_LONGEST_SHOWN = 60
_MISLEADING = frozenset({"OKR002", "OKR005", "OKR103"})


def _data(raw: bytes, ending: str, *, path: str) -> object:
    if ending not in ("json", "toml"):
        text = text_of(raw, path=path)
        if isinstance(text, Finding):
            raise ValueError(text.message)
        tree = read_tree(text, path=path)
        # A number that is none, or a key that is there twice, comes as something else than meant.
        if not tree.is_whole or any(f.code in _MISLEADING for f in tree.findings):
            raise ValueError(path)
        return tree.data
    text = raw.decode("utf-8-sig")
    if ending == "toml":
        return tomllib.loads(text, parse_float=Decimal)
    return json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)


def _shown(pointer: str) -> str:
    if len(pointer) > _LONGEST_SHOWN:
        return pointer[:_LONGEST_SHOWN] + "…"
    return pointer or "its top"


def _refuse(constant: str) -> NoReturn:
    # NaN and Infinity are Python's own idea of JSON.
    raise ValueError(constant)


def _below(data: object, step: str) -> object:
    if isinstance(data, dict):
        return data.get(step, _NOTHING)
    is_index = step.isascii() and step.isdigit() and len(step) < 10 and str(int(step)) == step
    if isinstance(data, list) and is_index and int(step) < len(data):
        return data[int(step)]
    return _NOTHING


def _number(data: object, *, path: str, at: str) -> Decimal | bool | Gap:
    if isinstance(data, bool):
        return data
    if not isinstance(data, int | Decimal):
        return Gap(path, f"has no number at {at}")
    number = Decimal(data)
    if not number.is_finite():
        return Gap(path, f"has no finite number at {at}")
    if len(number.as_tuple().digits) > MOST_DIGITS or abs(number.adjusted()) > MOST_EXPONENT * 2:
        return Gap(path, f"has a number of more than {MOST_DIGITS} digits at {at}")
    return number
