"""Which language a terminal is set to."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LANGUAGES", "language_of"]

LANGUAGES = ("en", "zh")


def language_of(environment: Mapping[str, str]) -> str:
    """Give the language that a terminal is set to, English unless there is a catalogue.

    >>> language_of({"LANG": "zh_CN.UTF-8"}), language_of({"LC_ALL": "C", "LANG": "zh_CN"})
    ('zh', 'en')
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    set_to = next((environment[name] for name in names if environment.get(name)), "")
    return set_to[:2] if set_to[:2] in LANGUAGES else "en"
