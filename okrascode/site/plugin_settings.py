"""What can be set for the plug-in in ``mkdocs.yml``."""

from __future__ import annotations

from datetime import date

from mkdocs.config import config_options as options
from mkdocs.config.base import Config

__all__ = ["OkrascodeConfig"]


class OkrascodeConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs is half typed
    """Settings of the plug-in in ``mkdocs.yml``."""

    root = options.Type(str, default=".")
    """Folder of okr.toml, relative to mkdocs.yml."""
    prefix = options.Type(str, default="okr/")
    """Where the pages appear in the site."""
    language = options.Optional(options.Type(str))
    """The only language of the interface."""
    languages = options.ListOfItems(options.Type(str), default=[])
    """Languages of the interface, the first at ``prefix``, each other in a folder below it; when
    neither is given the theme's comes first, then the others of the organisation."""
    today = options.Optional(options.Type((str, date)))
    """The day to count as today, for reproducible builds."""
    whole_pages = options.Type(bool, default=False)
    """Have the theme draw every page in full, although most get the same frame from it."""
