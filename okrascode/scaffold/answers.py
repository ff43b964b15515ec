"""What must be known to begin a repository of OKRs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okrascode.model.reference import is_id
from okrascode.scaffold.scalars import clean_line, id_from

__all__ = ["Answers", "Forge", "Language", "answers_from"]

_LONGEST_NAME = 120
"""Characters of a name; a longer one is no name."""


class Language(StrEnum):
    """The language of the comments and of the example."""

    ENGLISH = "en"
    CHINESE = "zh"


class Forge(StrEnum):
    """Where the repository is hosted, so which workflow checks it."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything a new repository depends on, cleaned."""

    name: str
    """Of the organisation; one line, not empty."""
    team: str
    """Identifier of the first team."""
    team_name: str
    owner: str
    """Handle of the person who begins."""
    today: date
    language: Language
    forge: Forge
    below: str = ""
    """Path from the top of the Git repository to the OKR root, with ``/``; empty: the same."""


def answers_from(
    *,
    name: str,
    team: str | None,
    owner: str,
    today: date,
    language: Language = Language.ENGLISH,
    forge: Forge = Forge.GITHUB,
    below: str = "",
) -> Answers:
    """Clean what a person typed or the surroundings say, and fill in what is missing."""
    chinese = language is Language.CHINESE
    team_text = clean_line(team or "")[:_LONGEST_NAME].strip()
    team_id = team_text if is_id(team_text) else id_from(team_text)
    if is_id(team_text):
        team_text = team_text.replace("-", " ").strip().capitalize()
    return Answers(
        name=clean_line(name)[:_LONGEST_NAME].strip()
        or ("我们的组织" if chinese else "Our company"),
        team=team_id if is_id(team_id) else "company",
        team_name=team_text or ("公司" if chinese else "Company"),
        owner=_handle(owner),
        today=today,
        language=language,
        forge=forge,
        below=below,
    )


def _handle(text: str) -> str:
    handle = id_from(clean_line(text))
    return handle if is_id(handle) else "me"
