"""What a reader must know before the numbers: what was not read, and what is not known."""

from __future__ import annotations

from okrascode.output.header import Header
from okrascode.output.sentences import Say, in_english
from okrascode.rollup.result import Problem, Rollup

__all__ = ["notices_of", "problem_text"]


def notices_of(rollup: Rollup, header: Header) -> tuple[str, ...]:
    """Give one plain sentence each, unescaped, the gravest first; problems are listed apart."""
    found: list[str] = []
    if rollup.problems:
        number = len(rollup.problems)
        found.append(
            header.say(
                "1 document could not be read; numbers may lack what is in it:"
                if number == 1
                else f"{number} documents could not be read; numbers may lack what is in them:"
            )
        )
        found += [f"  {problem_text(problem, header.say)}" for problem in rollup.problems]
    if not rollup.complete_history:
        because = rollup.incomplete_because or "part of it is not here."
        found.append(header.say(f"History is incomplete: {because}"))
        if not rollup.judges_silence:
            silence = "Staleness is not judged, and older readings may be missing."
            found.append(header.say(silence))
    if header.targets_are_todays:
        found.append(
            header.say(
                f"Readings up to {header.today.isoformat()};"
                " targets are today's (--at reads old ones)."
            )
        )
    found += header.notes
    return tuple(found)


def problem_text(problem: Problem, say: Say = in_english) -> str:
    """Write a document that could not be read as ``path:line: message``."""
    line = "" if problem.line is None else f":{problem.line}"
    return f"{problem.path}{line}: {say(problem.message)}"
