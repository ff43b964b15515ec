"""Values made like others."""

from __future__ import annotations

from dataclasses import replace

from okrascode.model.altered import altered
from okrascode.model.objective import KeyResult
from okrascode.model.place import Place
from okrascode.model.reference import Id


def test_it_is_what_replace_gives() -> None:
    """An equal value of the same class, and the first one is as it was."""
    one = KeyResult(id=Id("nps"), title="Loved", measure=None, place=Place("a.yaml"))
    other = altered(one, title="Loved more", how="Asked monthly")
    assert other == replace(one, title="Loved more", how="Asked monthly")
    assert one.title == "Loved"
    assert altered(one) == one
