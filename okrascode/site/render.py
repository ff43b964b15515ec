"""Draw pages: the one place that knows the template engine.

Every text a template prints is escaped on its way out, control and bidirectional characters
included, and a missing name is an error. A page is one block of HTML without blank lines and
without braces, so that neither Markdown nor a template plug-in finds anything of its own in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from types import CodeType

import jinja2
import markupsafe
from jinja2.bccache import Bucket

from okrascode import resources
from okrascode.model.measure import Measure, Metric, Milestone, Milestones
from okrascode.output.escape import for_html
from okrascode.output.sentences import sentences_in
from okrascode.registry import constants_in
from okrascode.site import pages, quantities
from okrascode.site.addresses import relative
from okrascode.site.gaps import Gap, rows_with_gaps
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.pictures import Pictures
from okrascode.site.rhythm import periods_of
from okrascode.site.sentences import Sentences
from okrascode.site.sums import Share, sum_of
from okrascode.site.view import ObjectiveView, SiteView
from okrascode.site.view_parts import IntentRow
from okrascode.site.words import languages, words_in

__all__ = ["Compiled", "RenderedPage", "page_kinds", "render_site"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPage:
    """A page as HTML."""

    address: str
    title: str
    """As written by people, not escaped."""
    html: str
    nav: int | None
    searchable: bool
    moved_to: str = ""
    """Path from the top of the site to where its subject is now; empty for ordinary pages."""
    index: str = ""
    """File name that its links to folders end with."""

    @property
    def path(self) -> str:
        """Give the Markdown file the page lives in."""
        return f"{self.address}index.md"


def page_kinds() -> tuple[PageKind, ...]:
    """Give the kinds of pages there are, those of the navigation first."""
    kinds = constants_in(pages, "PAGE", PageKind)
    return tuple(sorted(kinds, key=lambda kind: kind.nav or 99))


def render_site(
    site: SiteView,
    language: str,
    *,
    index: str = "",
    others: Mapping[str, str] | None = None,
    framed: bool = False,
    kinds: Collection[PageKind] | None = None,
) -> tuple[RenderedPage, ...]:
    """Draw all pages of a site in one language.

    Args:
        site: what to show.
        language: one there is a catalogue for.
        index: file name that links to folders end with, for sites read without a server.
        others: for every other language the path from the top of this site to the top of its own.
        framed: whether the theme around the pages leads from each to the others.
        kinds: those of the pages to draw, in the order of ``page_kinds``; all when not given.
    """
    phrases = Phrases(words_in(language))
    environment = _environment(language)
    found: list[RenderedPage] = []
    for kind in page_kinds() if kinds is None else kinds:
        template = environment.get_template(kind.template)
        for page in kind.pages(site, phrases):
            html = template.render(
                site=site,
                page=page.value,
                address=page.address,
                framed=framed,
                rel=partial(relative, here=page.address, index=index),
                others={
                    key: relative("", here=page.address) + top + page.address + index
                    for key, top in (others or {}).items()
                },
            )
            found.append(_rendered(page, kind, html, index))
    return tuple(found)


def _rendered(page: Page, kind: PageKind, html: str, index: str) -> RenderedPage:
    lines = (line.strip() for line in html.splitlines())
    whole = "\n".join(line for line in lines if line)
    return RenderedPage(
        address=page.address,
        title=page.title,
        html=whole.replace("{", "&#123;").replace("}", "&#125;") + "\n",
        nav=kind.nav if page.in_nav else None,
        searchable=page.searchable,
        moved_to=page.moved_to,
        index=index,
    )


class Compiled(jinja2.BytecodeCache):
    """Templates that were compiled by this process: the next language needs not do it again."""

    def __init__(self) -> None:
        """Begin without any."""
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled from the same source."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code


_OURS = Compiled()


@cache
def _environment(language: str) -> jinja2.Environment:
    words = words_in(language)
    phrases = Phrases(words)
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_OURS,
    )
    environment.globals.update(
        language=language,
        lang="zh-CN" if language == "zh" else language,
        t=words,
        tn=words.count,
        day=words.day,
        ago=words.ago,
        words_in=words_in,
        translated=sentences_in(language),
        all_languages=languages(),
        say=phrases,
        draw=Pictures(phrases),
        tell=Sentences(phrases),
        number=quantities.number,
        percent=quantities.percent,
        score=quantities.score,
        is_intent=_is_intent,
        is_gap=_is_gap,
        with_gaps=rows_with_gaps,
        periods=periods_of,
        total=sum_of,
        halves=_halves,
        steps=_steps,
        withheld=_withheld,
    )
    return environment


def _template(name: str) -> str:
    return resources.read_text("templates", "site", name)


def _is_intent(row: object) -> bool:
    """Tell the two kinds of rows in a history apart."""
    return isinstance(row, IntentRow)


def _is_gap(row: object) -> bool:
    """Tell silence from what was said."""
    return isinstance(row, Gap)


def _halves(view: ObjectiveView) -> tuple[Share, Share]:
    """Take apart a score that is the plain mean of its own and that of the supporters."""
    theirs = view.supporters_score
    own = None if view.score is None or theirs is None else 2 * view.score - theirs
    return Share(own), Share(theirs)


def _steps(measure: Measure | None) -> tuple[Milestone, ...]:
    return measure.items if isinstance(measure, Milestones) else ()


def _withheld(measure: Measure | None) -> str:
    return (measure.withheld or "") if isinstance(measure, Metric) else ""


def _printed(value: object) -> object:
    """Escape what a template prints; line breaks are kept, but not as blank lines."""
    if hasattr(value, "__html__") or isinstance(value, jinja2.Undefined):
        return value
    if value is None:
        return ""
    return _text(str(value))


@lru_cache(maxsize=1 << 14)
def _text(value: str) -> markupsafe.Markup:
    """Escape a text; those of the interface are printed again and again."""
    return markupsafe.Markup(for_html(value).replace("\n", "&#10;"))  # noqa: S704  # escaped
