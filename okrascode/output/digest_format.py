"""What a format of a digest is: a name on the command line and a function to text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from okrascode.output.digest_page import DigestPage

__all__ = ["DigestRenderer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRenderer:
    """One format of a digest."""

    name: str
    """The word on the command line."""
    render: Callable[[DigestPage], str]
    """Gives the whole text, with a newline at its end."""
