"""The data files of the sample company, as bytes by path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from okrascode.site.source import SiteSource
from okrascode.site.tree import data_in
from okrascode.site.view_site import view_of
from tests.support.site_company import company

__all__ = ["URL", "data_of", "sample", "with_url"]

URL = "https://okrs.lighthouse.example/kitchens"


def with_url(source: SiteSource, url: str = URL) -> SiteSource:
    """Say where the site is published."""
    site = replace(source.settings.site, url=url)
    return replace(source, settings=replace(source.settings, site=site))


def data_of(source: SiteSource) -> Mapping[str, bytes]:
    """Give the data files of a source."""
    return data_in(source, view_of(source))


@cache
def sample() -> Mapping[str, bytes]:
    """Give the data files of the sample company, published at ``URL``."""
    return data_of(with_url(company()))
