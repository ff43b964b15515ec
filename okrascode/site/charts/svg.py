"""SVG as text, escaped while it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from okrascode.output.escape import for_html

__all__ = ["Svg", "element", "group", "number", "path", "picture", "text"]


@dataclass(frozen=True, slots=True)
class Svg:
    """Markup that is safe to print; templates know it by ``__html__``."""

    markup: str

    def __html__(self) -> str:
        """Give the markup, as template engines ask for it."""
        return self.markup

    def __str__(self) -> str:
        """Give the markup."""
        return self.markup


@lru_cache(maxsize=1 << 16)
def number(value: float) -> str:
    """Write a coordinate with at most one decimal.

    >>> number(3.0), number(-0.04), number(12.345)
    ('3', '0', '12.3')
    """
    return (
        f"{value:.1f}".rstrip("0").rstrip(".").replace("-0", "0", 1)
        if abs(value) < 0.05
        else (f"{value:.1f}".removesuffix(".0"))
    )


def element(name: str, /, *inside: Svg, **attributes: str | float | None) -> Svg:
    """Make an element; ``_`` in a name is ``-``, a trailing one is dropped (``class_``)."""
    written = name
    for key, value in attributes.items():
        if value is not None:
            text = for_html(value) if isinstance(value, str) else number(value)
            written += f' {_written(key)}="{text}"'
    content = "".join([part.markup for part in inside]) if inside else ""
    return Svg(f"<{written}>{content}</{name}>" if content else f"<{written}/>")


@cache
def _written(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def group(class_: str, inside: Iterable[Svg]) -> Svg:
    """Put elements of one kind together."""
    return element("g", *inside, class_=class_)


def text(words: str, x: float, y: float, **attributes: str | float | None) -> Svg:
    """Write words at a place."""
    return element("text", Svg(for_html(words)), x=x, y=y, **attributes)


def path(points: Iterable[tuple[float, float]], **attributes: str | float | None) -> Svg:
    """Draw a line through points."""
    steps = " ".join(
        f"{'L' if n else 'M'}{number(x)} {number(y)}" for n, (x, y) in enumerate(points)
    )
    return element("path", d=steps, **attributes)


def picture(
    width: float,
    height: float,
    inside: Iterable[Svg],
    *,
    class_: str,
    stretch: bool = False,
    hidden: bool = True,
) -> Svg:
    """Make the picture; it is hidden from those who hear the page, who get the text beside it.

    One that is made of words and links itself is not ``hidden``.
    """
    return element(
        "svg",
        *inside,
        class_=class_,
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=None if stretch else width,
        height=None if stretch else height,
        preserveAspectRatio="none" if stretch else None,
        aria_hidden="true" if hidden else None,
        role=None if hidden else "group",
        focusable="false",
    )
