"""The files that begin a company's own site, with the OKR pages as a part of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from okrascode import resources
from okrascode.config import SiteSettings
from okrascode.output.escape import for_markdown

__all__ = ["new_site"]


def new_site(name: str, *, language: str, settings: SiteSettings) -> Mapping[str, str]:
    """Give the texts of the files by path, from the folder of okr.toml.

    Args:
        name: what the site is called.
        language: of its interface and of the first page.
        settings: where the site and the repository are, as far as okr.toml says.
    """
    # Quoted as JSON, which is YAML in which no name can break out of its place.
    filled = {
        "name": json.dumps(name, ensure_ascii=False),
        "heading": for_markdown(name),
        "language": language,
        "addresses": "".join(
            f"{key}: {json.dumps(value)}\n"
            for key, value in (("site_url", settings.url), ("repo_url", settings.repository))
            if value
        ),
    }
    return {
        path: resources.read_text("templates", "own-site", language, file).format_map(filled)
        for path, file in (("mkdocs.yml", "mkdocs.yml.in"), ("docs/index.md", "index.md.in"))
    }
