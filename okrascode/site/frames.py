"""The theme's frames around our pages: drawn by the theme for a few, filled for all the others.

A page in the navigation is drawn by the theme in full. Of the others, those that get the same frame
share one, and the first of them are drawn in full as well: where that gives anything else than the
frame does, nothing is filled any more.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from okrascode.site.render import RenderedPage
from okrascode.site.shell import STAND_INS, Places, Shell, shell_of

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

__all__ = ["TEMPLATE", "Environment", "Frames", "Loader"]

TEMPLATE = "okrascode-frame.html"
"""Name of the template that our pages ask for."""

_THEMES = "main.html"
_PROVED = 2
"""Pages of each frame that the theme draws in full, to compare."""

_Key = tuple[int, str, bool, bool]


class _Template(Protocol):
    def render(self, context: TemplateContext, /) -> str: ...


class _Loader(Protocol):
    def load(self, environment: Environment, name: str, globals: object = None, /) -> _Template: ...


class Environment(Protocol):
    """The template engine of MkDocs."""

    loader: _Loader
    bytecode_cache: object

    def get_template(self, name: str, /) -> _Template:
        """Give a template of the theme."""


class Frames:
    """Draws pages in one build."""

    def __init__(
        self,
        pages: Mapping[str, RenderedPage],
        *,
        linked: Iterable[str],
        told: Callable[[str], None],
    ) -> None:
        """Begin without frames.

        Args:
            pages: ours, by their source.
            linked: paths from the top of the site that the theme's frame has links to.
            told: takes in why pages are no longer filled.
        """
        self._pages, self._told = pages, told
        self._folders = {folder for path in linked for folder in _folders_of(path)}
        self._counts: Counter[_Key] = Counter()
        self._shells: dict[_Key, tuple[Shell, int]] = {}
        self._trusted = True

    def expect(self, pages: Iterable[Page]) -> None:
        """Take in all pages of MkDocs that will be drawn, so that a frame for few is not made."""
        self._counts = Counter(self._key(page) for page in pages)

    def draw(self, template: _Template, context: TemplateContext) -> str:
        """Give a page as the theme's template would draw it."""
        page = _page_of(context)
        page.content = self._pages[page.file.src_uri].html
        key = self._key(page)
        in_nav = any(page is other for other in context["nav"].pages)
        if not self._trusted or in_nav or self._counts[key] <= _PROVED + 1:
            return template.render(context)
        shell, proved = self._shells.get(key, (None, 0))
        if shell is not None and proved >= _PROVED:
            return shell.fill(_places(page))
        whole = template.render(context)
        shell = shell or _taken(template, context)
        if shell is None or shell.fill(_places(page)) != whole:
            self._trusted = False
            self._told(
                "the theme draws every page in full, because what it puts around a page "
                f"depends on more than its place ({page.file.src_uri})"
            )
        else:
            self._shells[key] = shell, proved + 1
        return whole

    def _key(self, page: Page) -> _Key:
        """Give what a frame depends on.

        Links follow from the depth of a page, and from how much of the way to it is also the way
        to what is linked.
        """
        folders = _folders_of(page.file.dest_uri)
        shared = max((one for one in folders if one in self._folders), key=len, default="")
        return len(folders), shared, bool(page.canonical_url), bool(page.edit_url)


class Loader:
    """Loads the theme's templates, and ours among them, for the template engine of MkDocs."""

    def __init__(self, theme: _Loader, frames: Frames) -> None:
        """``theme`` loads all others."""
        self._theme, self._frames = theme, frames

    def load(self, environment: Environment, name: str, globals: object = None) -> _Template:
        """Give a template, as the engine asks for it."""
        if name == TEMPLATE:
            return _Frame(environment, self._frames)
        return self._theme.load(environment, name, globals)

    def __getattr__(self, name: str) -> object:
        """Be the theme's loader in everything else."""
        return getattr(self._theme, name)


class _Frame:
    """What the template engine keeps under our name."""

    is_up_to_date = True

    def __init__(self, environment: Environment, frames: Frames) -> None:
        self._environment, self._frames = environment, frames
        self.name, self.filename, self.globals = TEMPLATE, None, dict[str, object]()

    def render(self, context: TemplateContext) -> str:
        return self._frames.draw(self._environment.get_template(_THEMES), context)


def _page_of(context: TemplateContext) -> Page:
    page = context["page"]
    if page is None:
        raise LookupError("a frame was asked for without a page")
    return page


def _places(page: Page) -> Places:
    return Places(
        title=str(page.title),
        content=str(page.content),
        canonical=page.canonical_url or "",
        edit=page.edit_url or "",
    )


def _taken(template: _Template, context: TemplateContext) -> Shell | None:
    """Have the theme draw a page of stand-ins in the place of this one."""
    page = _page_of(context)
    before = dict(page.__dict__)
    try:
        page.meta = {**page.meta, "title": STAND_INS.title}
        page.title, page.content = STAND_INS.title, STAND_INS.content
        without = []
        for name, value in (("canonical", STAND_INS.canonical), ("edit", STAND_INS.edit)):
            if getattr(page, f"{name}_url"):
                setattr(page, f"{name}_url", value)
            else:
                without.append(name)
        return shell_of(template.render(context), without=without)
    finally:
        page.__dict__.clear()
        page.__dict__.update(before)


def _folders_of(path: str) -> list[str]:
    """Give the folders on the way to a file, the outermost first.

    >>> _folders_of("teams/a/index.html")
    ['teams', 'teams/a']
    """
    found: list[str] = []
    folder = posixpath.dirname(path)
    while folder:
        found.append(folder)
        folder = posixpath.dirname(folder)
    return found[::-1]
