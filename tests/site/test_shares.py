"""A site that two processes draw is the one that a process draws alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrascode.site.build import build_site
from okrascode.site.shares import drawn_in, merged
from okrascode.site.tree import pages_in
from okrascode.site.view_site import view_of
from tests.support.site_company import company


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
