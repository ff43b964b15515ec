"""What a format of lint is: a name on the command line and a function to text.

Each format is a module ``lint_NAME`` here with one constant ``RENDERER``.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Protocol

from okrascode.errors import UsageError
from okrascode.findings import Finding, Position, Span
from okrascode.lint.result import LintResult
from okrascode.output.header import Header

__all__ = ["LintRenderer", "Render", "file_of", "find_renderer", "span_of", "told"]

_TOP = Span(Position(1, 1), Position(1, 1))


class Render(Protocol):
    """Make a text of the outcome of a run."""

    def __call__(self, result: LintResult, *, header: Header) -> str:
        """Give the whole text, with a newline at its end, or nothing at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRenderer:
    """One format of lint."""

    name: str
    """The word on the command line."""
    media_type: str
    """For files and downloads."""
    render: Render


def span_of(finding: Finding) -> Span:
    """Give the place of a finding; what is about a file that cannot be read is at its top."""
    return finding.span or _TOP


def told(finding: Finding) -> tuple[str, ...]:
    """Give what a finding says: what is wrong, what would be right, what to ask, as far as known.

    The texts are of the repository and not yet escaped for any place they are shown at.
    """
    where = f"In {finding.path}: " if _is_of_commit(finding) else ""
    return tuple(filter(None, (where + finding.message, finding.help, finding.question)))


def file_of(finding: Finding, result: LintResult) -> str:
    """Give the file at which a forge can show a finding, from the Git top level.

    What is about a message of a commit is in no file; it is shown at the organization.
    """
    path = finding.path
    if _is_of_commit(finding):
        names = sorted(result.texts)
        path = next((name for name in names if name.endswith("/organization.yaml")), "okr.toml")
    return result.git_prefix + path


def _is_of_commit(finding: Finding) -> bool:
    return finding.code.startswith("OKR8") and finding.path.startswith("commit ")


def find_renderer(name: str) -> LintRenderer:
    """Give the format of a name, importing no other; raises :class:`UsageError` for no format."""
    from okrascode import output

    known: list[str] = []
    for info in pkgutil.iter_modules(output.__path__):
        if info.name == f"lint_{name}":
            module = importlib.import_module(f"{output.__name__}.{info.name}")
            renderer = getattr(module, "RENDERER", None)
            if isinstance(renderer, LintRenderer):
                return renderer
        if info.name.startswith("lint_") and info.name not in _NO_FORMATS:
            known.append(info.name.removeprefix("lint_"))
    raise UsageError(f"There is no format {name!r}.", hint=f"There are: {', '.join(known)}.")


_NO_FORMATS = frozenset({"lint_format", "lint_summary"})
