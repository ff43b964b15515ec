"""Work that is shared with a second process gives what one process would give."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from okrascode.errors import OkrError
from okrascode.site.beside import beside
from okrascode.site.build import build_site
from okrascode.site.shares import drawn_in, merged
from okrascode.site.tree import pages_in
from okrascode.site.view_site import view_of
from tests.support.site_company import company


def failing() -> int:
    """Fail as a work does that cannot go on."""
    raise OkrError("The work cannot be done.")


@pytest.mark.parametrize("alone", [True, False])
def test_results_come_in_the_order_of_the_works(alone: bool) -> None:
    """Whoever does them; what is not asked for does no harm."""
    works: tuple[Callable[[], object], ...] = (lambda: "a" * 10**6, os.getpid, lambda: 3)
    with beside(works, alone=alone) as results:
        assert next(results) == "a" * 10**6
        assert alone == (next(results) == os.getpid()) or (os.cpu_count() or 1) == 1


@pytest.mark.parametrize("alone", [True, False])
def test_what_is_wrong_is_said_here(alone: bool) -> None:
    """A failure is the same sentence, and no process is left behind."""
    with beside((lambda: 1, failing, lambda: 3), alone=alone) as results:
        assert next(results) == 1
        with pytest.raises(OkrError, match="cannot be done"):
            next(results)


def test_a_second_process_that_dies_is_made_up_for() -> None:
    """As when the system stops it for want of memory."""
    here = os.getpid()

    def deadly() -> int:
        if os.getpid() != here:
            os._exit(9)
        return 2

    with beside((lambda: 1, deadly, lambda: 3)) as results:
        assert list(results) == [1, 2, 3]


def test_both_shares_are_all_pages() -> None:
    """In the same order, in every language."""
    site = view_of(company())
    both = merged(drawn_in(site, share=0), drawn_in(site, share=1))
    for language, drawn in both.items():
        assert tuple(one.page for one in drawn) == pages_in(language, site, framed=True)


def test_two_processes_build_what_one_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte."""
    build_site(company(), tmp_path / "one")
    monkeypatch.setattr("okrascode.site.build._FEW", 0)
    build_site(company(), tmp_path / "two")
    names = [p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*") if p.is_file()]
    assert len(names) == sum(p.is_file() for p in (tmp_path / "two").rglob("*"))
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
