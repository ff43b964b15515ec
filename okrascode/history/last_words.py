"""What Git says at the end of a run that failed, as part of a sentence of ours."""

from __future__ import annotations

__all__ = ["last_words"]


def last_words(error: bytes) -> str:
    """Give the line of Git's error output that says what was wrong, without mark and full stop."""
    lines = error.decode("utf-8", "replace").strip().splitlines() or ["it did not say why"]
    # Advice follows what was wrong, which Git marks.
    marked = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    return (marked or lines)[-1].removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
