"""Commands that only tell how things stand say it again without working it out again."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

from okrascode.cli.options import Common

if TYPE_CHECKING:
    from okrascode.workspace.answers import Answers
    from okrascode.workspace.state import Look

__all__ = ["remembered"]

_WORTH_KEEPING = 0.25
"""Seconds; what is quicker is quick enough."""
_NOT_OF_HERE = ("fix", "baseline", "write_baseline", "base", "new_only", "policy_from")
"""Options of commands that read or write files of their own, or name other revisions."""


def remembered(command: Callable[..., int]) -> Callable[..., int]:
    """Make a command answer from the cache where nothing has changed.

    One that is asked to write a file (``--format FORMAT:FILE``), or to read one that is no part of
    the repository, does so each time; and names of other revisions (``--base main``) move while
    nothing here does.
    """

    @functools.wraps(command)
    def with_memory(common: Common, **given: Any) -> int:
        is_writing = any(":" in text for text in given.get("formats", ())) or any(
            given.get(name) for name in _NOT_OF_HERE
        )
        start = _seconds()
        answers = None if common.no_cache or is_writing else _answers()
        look = _look(common) if answers is not None else None
        if answers is None or look is None:
            return command(common=common, **given)
        key = look.digest(_question(command, common, given))
        known = answers.find(key)
        if known is not None:
            sys.stdout.write(known.out)
            sys.stderr.write(known.err)
            return known.exit_code
        from okrascode.workspace.answers import Answer

        looked = _seconds()
        out, err = _Listener(sys.stdout), _Listener(sys.stderr)
        sys.stdout, sys.stderr = out, err
        try:
            code = command(common=replace(common, seen=look), **given)
        finally:
            sys.stdout, sys.stderr = out.heard_by, err.heard_by
        # Kept only when nothing moved while it was worked out.
        seconds = _seconds() - looked
        if seconds > _worth_keeping(looked - start) and _is_still(key, command, common, given):
            answers.keep(key, Answer(exit_code=code, out=out.getvalue(), err=err.getvalue()))
        return code

    return with_memory


def _seconds() -> float:
    """Give the seconds of work until now, that of Git too; waiting for others is no work."""
    return sum(os.times()[:4])


def _worth_keeping(look: float) -> float:
    """Give the seconds from which on; looking takes ``look`` of them, and comes once more."""
    with suppress(KeyError, ValueError):
        return float(os.environ["OKR_CACHE_AFTER"])
    return max(_WORTH_KEEPING, look)


def _answers() -> Answers | None:
    from okrascode.workspace.answers import Answers, cache_folder

    folder = cache_folder(os.environ)
    return None if folder is None else Answers(folder)


def _look(common: Common) -> Look | None:
    from okrascode.errors import OkrError
    from okrascode.workspace.state import look_at

    try:
        return look_at(
            common.directory,
            today=common.today,
            at=common.at,
            offline=common.offline,
            repositories=common.other_repositories,
        )
    except (OkrError, OSError):
        return None  # The command itself meets it again and has the words for it.


def _is_still(key: str, command: Callable[..., int], common: Common, given: dict[str, Any]) -> bool:
    look = _look(common)
    return look is not None and look.digest(_question(command, common, given)) == key


def _question(command: Callable[..., int], common: Common, given: dict[str, Any]) -> object:
    from okrascode.cli.printing import is_coloured

    return [
        command.__module__,
        given,
        # Paths may be relative, and messages name what was typed.
        os.getcwd(),  # noqa: PTH109  # kept as text
        str(common.directory),
        is_coloured(common),
        shutil.get_terminal_size((100, 24)).columns,
        sys.stdout.isatty(),
        # Words are said in the terminal's language.
        [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")],
        common.quiet,
        common.verbose,
    ]


class _Listener(StringIO):
    """Passes on what is written and keeps it."""

    def __init__(self, heard_by: TextIO) -> None:
        super().__init__(newline="")
        self.heard_by = heard_by

    def write(self, text: str) -> int:
        self.heard_by.write(text)
        return super().write(text)

    def flush(self) -> None:
        self.heard_by.flush()

    def isatty(self) -> bool:
        return self.heard_by.isatty()

    @property
    def encoding(self) -> str:  # type: ignore[override]  # of a stream it is an attribute
        return self.heard_by.encoding
