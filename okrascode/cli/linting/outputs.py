"""Where ``okr lint`` writes: each format to the screen or to a file of its own."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from okrascode.cli.options import Common
from okrascode.cli.printing import TOOL, echo, is_coloured, say_in
from okrascode.errors import UsageError
from okrascode.lint.result import LintResult
from okrascode.output.header import Header
from okrascode.output.lint_format import LintRenderer, find_renderer
from okrascode.output.translated import in_language

__all__ = ["Output", "outputs_of", "show"]

Output = tuple[LintRenderer, Path | None]
"""A format, and the file it goes to; ``None`` is the screen."""


def outputs_of(formats: Sequence[str], common: Common) -> tuple[Output, ...]:
    """Read ``FORMAT`` and ``FORMAT:FILE``; raises :class:`UsageError` for what is neither."""
    found: list[Output] = []
    for text in formats:
        name, colon, file = text.partition(":")
        if colon and not file:
            raise UsageError(
                f"{text!r} names no file.", hint=f"Write {name}:FILE, or {name} alone."
            )
        found.append((find_renderer(name), common.start / file if colon else None))
    return tuple(found)


def show(
    result: LintResult,
    outputs: Sequence[Output],
    common: Common,
    *,
    root: Path,
    statistics: bool,
    language: str | None = None,
) -> None:
    """Write a result in every format that was asked for; ``root`` is that of the documents.

    Without a language, ``full`` is in that of the terminal, and what programs read in English.
    """
    for renderer, file in outputs:
        say = say_in(language if language or renderer.name == "full" else "en")
        header = Header(
            tool=TOOL,
            today=result.today,
            colour=file is None and is_coloured(common),
            width=shutil.get_terminal_size((100, 24)).columns,
            statistics=statistics,
            say=say,
        )
        text = renderer.render(in_language(result, say), header=header)
        if file is not None:
            from okrascode.workspace.output_files import write_output

            write_output(file, text, root=root)
        elif text:
            echo(text)
