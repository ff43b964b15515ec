"""What ``okr lint`` is asked, as one function of a repository that was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from okrascode.aside import aside, in_turn
from okrascode.documents.settings_toml import with_line
from okrascode.errors import ConfigurationError, EnvironmentFailure, UsageError
from okrascode.findings import Severity
from okrascode.lint.catalogue import rules_of
from okrascode.lint.judge import Judgement
from okrascode.lint.run import lint
from okrascode.lint.select import Choice

if TYPE_CHECKING:
    from okrascode.lint.against import Against
    from okrascode.lint.baseline import Baseline
    from okrascode.lint.material import Material
    from okrascode.lint.result import LintResult
    from okrascode.workspace import Workspace

__all__ = ["Question", "baseline_in", "judge_of", "save_baseline"]

_LARGEST = 64 << 20
"""Bytes of a baseline: hundreds of thousands of findings."""

_WORTH_A_PROCESS = 300
"""Documents from which on a second process takes less time than it costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be judged, and how."""

    choice: Choice
    paths: tuple[str, ...]
    threshold: Severity
    baseline: Baseline | None = None
    against: Against | None = None
    """A base, for change control."""
    base: Material | None = None
    """The base itself, when only what it lacks is asked for."""
    known: Judgement | None = None
    """What the rules say, when that is known already."""
    keep: Callable[[Judgement], None] | None = None
    """Takes what the rules said."""


def judge_of(question: Question, workspace: Workspace) -> Callable[[Material], LintResult]:
    """Give the function that judges a repository; its mistakes in okr.toml come with their line."""

    def judge(material: Material) -> LintResult:
        try:
            result = lint(
                material,
                choice=question.choice,
                paths=question.paths,
                against=question.against,
                known=question.known,
                keep=question.keep,
                aside=aside if len(material.texts) >= _WORTH_A_PROCESS else in_turn,
            )
            if question.base is not None:
                from okrascode.lint.new_only import only_new

                result = only_new(result, lint(question.base, choice=question.choice))
        except ConfigurationError as error:
            raise with_line(error, workspace.settings_raw) from error
        result = replace(result, threshold=question.threshold)
        known = question.baseline
        if known is None:
            return result
        from okrascode.lint.baseline import subtracted

        return subtracted(result, known, rules_of(workspace.settings))

    return judge


def baseline_in(file: Path) -> Baseline:
    """Read a baseline from a file.

    Raises:
        UsageError: there is no such file, or it is no baseline.
        EnvironmentFailure: it cannot be read.
    """
    from okrascode.lint.baseline import read_baseline

    try:
        with file.open("rb") as stream:
            raw = stream.read(_LARGEST)
    except FileNotFoundError:
        raise UsageError(
            f"There is no baseline {file}.", hint=f"okr lint --write-baseline {file} writes one."
        ) from None
    except OSError as error:
        raise EnvironmentFailure(f"{file} cannot be read: {error.strerror}.") from error
    return read_baseline(raw, name=str(file))


def save_baseline(result: LintResult, file: Path, workspace: Workspace) -> tuple[LintResult, str]:
    """Write what is found into a baseline, and give the result without it and what to say.

    What was known from another baseline is kept, so that one file can grow out of itself.
    """
    from okrascode.lint.baseline import read_baseline, subtracted, written
    from okrascode.workspace.output_files import write_output

    rules = rules_of(workspace.settings)
    text = written((*result.findings, *result.known), rules)
    write_output(file, text, root=workspace.root)
    baseline = read_baseline(text.encode(), name=str(file))
    whole = replace(result, findings=(*result.findings, *result.known))
    count = len(baseline.entries)
    findings = "1 finding" if count == 1 else f"{count} findings"
    return subtracted(whole, baseline, rules), f"Wrote {findings} to {file}."
