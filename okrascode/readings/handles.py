"""Handles that somebody may have whom the documents do not name by address."""

from __future__ import annotations

__all__ = ["handles_like"]


def handles_like(*, name: str, email: str) -> frozenset[str]:
    """Give what stands before the @ of an address, and a name in small letters.

    >>> sorted(handles_like(name="Ana Díaz", email="Ana@example.org"))
    ['ana', 'ana díaz', 'ana-díaz']
    """
    called = name.casefold()
    return frozenset({email.casefold().partition("@")[0], called, called.replace(" ", "-")}) - {""}
