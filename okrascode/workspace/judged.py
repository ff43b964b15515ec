"""What lint said of a repository, kept outside of it.

Each judgement of all documents is a file of its own in ``$XDG_CACHE_HOME/okrascode/judged``, named
by all it depends on but the documents and the head. Only what was judged as a whole is kept, so
nothing adds up. What is made of it when documents change is :mod:`okrascode.workspace.rejudged`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrascode.lint.kept import plain_judgement, plain_rules
from okrascode.lint.rejudge import can_be_kept, that_see_reports, that_see_words
from okrascode.lint.run import selected_rules
from okrascode.model.organization import Organization
from okrascode.model.plan import Document
from okrascode.model.team import Team
from okrascode.workspace.sealed import SealedFiles
from okrascode.workspace.state import repository_state

if TYPE_CHECKING:
    from okrascode.lint.judge import Judgement
    from okrascode.lint.select import Choice
    from okrascode.workspace.load import Workspace
    from okrascode.workspace.state import Look

__all__ = ["Kept", "Seat", "digest_of", "find_judged", "keep_judged"]

_MOST = 20
_LARGEST = 64 << 20
_MOST_TEXT = 4 << 20
"""Bytes of texts that no commit has; of more, nothing is kept."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What a document is called; empty where it has no such name."""

    digest: str
    """Of its text."""
    kind: str
    """Organization or Team; empty for all others."""
    team: str = ""
    cycle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A judgement of all documents, and what they were."""

    seats: Mapping[str, Seat]
    """By path."""
    data: Mapping[str, Any]
    """``head``, ``today``, ``today_given``, ``changed`` (against the head) and the ``texts`` of
    those, ``judgement``, ``rules`` and ``reporting`` as :mod:`okrascode.lint.kept` writes them, and
    the teams and cycles that are ``tied`` (:mod:`okrascode.workspace.few_readings`)."""


def find_judged(look: Look, cache: Path, choice: Choice) -> Kept | None:
    """Give what was kept of a repository under the same settings, on the same day."""
    content = _files(cache).find(_key(look, choice))
    if content is None:
        return None
    data = json.loads(content)
    seats = {path: Seat(*seat) for path, seat in data.pop("documents").items()}
    return Kept(seats=seats, data=data)


def keep_judged(
    look: Look, cache: Path, choice: Choice, workspace: Workspace, judgement: Judgement
) -> None:
    """Keep a judgement of all documents, when what was judged is what was looked at.

    A document that could not be read may say anything, so then nothing is kept.

    Raises:
        UsageError, ConfigurationError: a selection or a setting that does not exist.
    """
    selected = selected_rules(look.settings, choice)
    if not can_be_kept(selected) or not _is_what_was_seen(look, workspace):
        return
    texts = {path: workspace.texts[path] for path in look.changed if path in workspace.texts}
    if sum(map(len, texts.values())) > _MOST_TEXT:
        return
    reporting = that_see_reports(one for one in selected if one.rule.code in judgement.judged)
    tied: list[tuple[str, str]] = []
    if reporting:
        from okrascode.workspace.few_readings import ties_in

        tied = ties_in(workspace)
    seats = {
        path: _seat(result.document, workspace.texts[path])
        for path, result in workspace.results.items()
        if result.document is not None
    }
    content = {
        "head": look.head,
        "today": workspace.today.isoformat(),
        "today_given": workspace.today_given,
        "changed": look.changed,
        "texts": {path: text.decode("utf-8", "surrogateescape") for path, text in texts.items()},
        "documents": {
            path: [seat.digest, seat.kind, seat.team, seat.cycle] for path, seat in seats.items()
        },
        "judgement": plain_judgement(judgement),
        "rules": plain_rules(that_see_words(selected)),
        "reporting": plain_rules(reporting),
        "tied": tied,
    }
    _files(cache).keep(_key(look, choice), (json.dumps(content).encode("ascii"),))


def digest_of(text: bytes) -> str:
    """Give the digest of a text as a seat has it."""
    return hashlib.sha256(text).hexdigest()[:40]


def _is_what_was_seen(look: Look, workspace: Workspace) -> bool:
    return (
        look.files is not None
        and not look.around["others"]
        and not look.around["missing"]
        and not look.files.findings
        and look.files.texts == workspace.texts
        and look.head == workspace.revision
        and set(look.changed) == workspace.dirty_paths
        and look.around["own"] == repository_state(look.repository)
        and all(result.document is not None for result in workspace.results.values())
    )


def _files(cache: Path) -> SealedFiles:
    return SealedFiles(cache / "judged", most=_MOST, largest=_LARGEST)


def _key(look: Look, choice: Choice) -> str:
    return look.digest_around(["judged", asdict(choice)])


def _seat(document: Document, text: bytes) -> Seat:
    if isinstance(document, Organization):
        return Seat(digest_of(text), "Organization")
    if isinstance(document, Team):
        return Seat(digest_of(text), "Team", document.id)
    return Seat(digest_of(text), "", document.team, document.cycle)
