"""While people write, what is broken is said, and good pages stay until better ones are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from okrascode.errors import ConfigurationError
from okrascode.rollup.result import Problem
from okrascode.site.rebuild import Rebuild
from okrascode.site.source import SiteSource
from tests.support.site_company import company

BROKEN = Problem("okrs/people/2026-Q4.yaml", 7, "There is no key «nonsense».")


class Desk:
    """Somebody who writes: what is read next, what was built, what was said."""

    def __init__(self) -> None:
        """Begin with good documents."""
        self.now: SiteSource | ConfigurationError = company()
        self.built: list[SiteSource] = []
        self.said: list[tuple[tuple[str, ...], bool]] = []
        self.rebuild = Rebuild(self._load, self.built.append, self._report)

    def _load(self) -> SiteSource:
        if isinstance(self.now, ConfigurationError):
            raise self.now
        return self.now

    def _report(self, lines: Sequence[str], *, stays: bool) -> None:
        self.said.append((tuple(lines), stays))

    def reads(self, now: SiteSource | ConfigurationError) -> None:
        """Save something else and build again."""
        self.now = now
        self.rebuild()


def test_good_pages_stay_while_a_document_is_broken() -> None:
    """The finding is told with its place, and nothing is built until it is mended."""
    desk, good = Desk(), company()
    broken = replace(good, problems=(BROKEN,))
    desk.rebuild()
    desk.reads(broken)
    assert desk.said == [(("okrs/people/2026-Q4.yaml:7: There is no key «nonsense».",), True)]
    assert desk.built == [good]
    desk.reads(good)
    assert desk.built == [good, good]
    assert len(desk.said) == 1


def test_without_good_pages_the_broken_ones_say_what_to_mend() -> None:
    """Whoever begins with an error sees it on the page, again after each try."""
    desk, broken = Desk(), replace(company(), problems=(BROKEN,))
    desk.reads(broken)
    desk.reads(broken)
    assert desk.built == [broken, broken]
    assert [stays for _, stays in desk.said] == [False, False]


def test_broken_settings_take_no_page_away() -> None:
    """What stops every reading is said too; only the first time it ends the command."""
    wrong = ConfigurationError("okr.toml:2:1: There is no setting «sit».")
    desk = Desk()
    with pytest.raises(ConfigurationError):
        desk.reads(wrong)
    desk.reads(company())
    desk.reads(wrong)
    assert desk.said == [((str(wrong),), True)]
    assert len(desk.built) == 1
