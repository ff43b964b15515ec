"""What lint said of a repository, kept outside of it, so that a change of words is judged quickly.

Each judgement of all documents is a file of its own in ``$XDG_CACHE_HOME/okrascode/judged``, named
by all it depends on but the documents. When another run finds that some documents differ from those
that were judged, and in words only, it reads these and their neighbours, and nothing else
(:mod:`okrascode.lint.rejudge`). Only what was judged as a whole is kept, so nothing adds up.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrascode.documents.result import DocumentResult
from okrascode.lint.kept import judgement_from, plain_judgement, plain_rules, rules_from
from okrascode.lint.rejudge import can_be_kept, judged_again, that_see_words
from okrascode.lint.run import selected_rules
from okrascode.lint.words import is_same_but_words
from okrascode.model.organization import Organization
from okrascode.model.plan import Document, make_plan
from okrascode.model.team import Team
from okrascode.workspace.load import Workspace
from okrascode.workspace.sealed import SealedFiles
from okrascode.workspace.state import repository_state

if TYPE_CHECKING:
    from okrascode.lint.judge import Judgement
    from okrascode.lint.select import Choice
    from okrascode.workspace.state import Look

__all__ = ["judged_before", "keep_judged"]

_MOST = 20
_LARGEST = 64 << 20
_MOST_TEXT = 4 << 20
"""Bytes of texts that no commit has; of more, all is judged again."""
_FEW = 16
"""Documents; of more, the fast reader repays what loading it takes."""
_FEWEST_SAME = 0.75
"""Share of documents below which judging all of them takes no longer."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """What a document is called; empty where it has no such name."""

    digest: str
    kind: str
    team: str = ""
    cycle: str = ""


def judged_before(look: Look, cache: Path, choice: Choice) -> tuple[Workspace, Judgement] | None:
    """Give the judgement of what is there now, and of the documents those that had to be read.

    ``None`` when all documents have to be read and judged.

    Raises:
        UsageError, ConfigurationError: a selection or a setting that does not exist.
    """
    if look.files is None or look.files.findings:
        return None
    kept = _find(look, cache, choice)
    if kept is None or kept["head"] != look.head:
        return None
    texts = look.files.texts
    seats = {path: _Seat(*seat) for path, seat in kept["documents"].items()}
    if texts.keys() != seats.keys():
        return None
    changed = [path for path, text in texts.items() if _digest(text) != seats[path].digest]
    if len(changed) > len(seats) * (1 - _FEWEST_SAME) and len(changed) > 1:
        return None
    if not set(kept["changed"]).symmetric_difference(look.changed) <= set(changed):
        return None
    old = _old_texts(changed, kept, look)
    if old is None or any(_digest(text) != seats[path].digest for path, text in old.items()):
        return None
    affected, around = _neighbours(changed, seats)
    read, again = _readers(len(affected) + len(around) + len(old))
    results = {path: read(texts[path], path) for path in changed}
    documents: list[Document] = []
    for path, result in results.items():
        after = result.document
        if after is None or not is_same_but_words(again(old[path], path), after):
            return None
        documents.append(after)
    same = (path for path in (*affected, *around) if path not in results)
    documents += (again(texts[path], path) for path in same)
    workspace = Workspace(
        root=look.root,
        settings=look.settings,
        settings_raw=look.settings_raw,
        today=date.fromisoformat(kept["today"]),
        today_given=kept["today_given"],
        texts=texts,
        results=results,
        file_findings=(),
        plan=make_plan(documents),
        repository=look.repository,
        revision=look.head,
        from_work_tree=True,
    )
    judgement = judged_again(
        judgement_from(kept["judgement"]),
        rules_from(kept["rules"], look.settings),
        workspace,
        set(affected),
        changed,
    )
    return None if judgement is None else (workspace, judgement)


def keep_judged(
    look: Look, cache: Path, choice: Choice, workspace: Workspace, judgement: Judgement
) -> None:
    """Keep a judgement of all documents, when what was judged is what was looked at.

    A document that could not be read may say anything, so then nothing is kept.
    """
    if (
        look.files is None
        or look.around["others"]
        or look.around["missing"]
        or look.files.findings
        or look.files.texts != workspace.texts
        or look.head != workspace.revision
        or set(look.changed) != workspace.dirty_paths
        or look.around["own"] != repository_state(look.repository)
        or any(result.document is None for result in workspace.results.values())
    ):
        return
    selected = selected_rules(look.settings, choice)
    if not can_be_kept(selected):
        return
    texts = {path: workspace.texts[path] for path in look.changed if path in workspace.texts}
    if sum(map(len, texts.values())) > _MOST_TEXT:
        return
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
    }
    _files(cache).keep(_key(look, choice), (json.dumps(content).encode("ascii"),))


def _find(look: Look, cache: Path, choice: Choice) -> dict[str, Any] | None:
    content = _files(cache).find(_key(look, choice))
    found: dict[str, Any] | None = None if content is None else json.loads(content)
    return found


def _files(cache: Path) -> SealedFiles:
    return SealedFiles(cache / "judged", most=_MOST, largest=_LARGEST)


def _key(look: Look, choice: Choice) -> str:
    return look.digest_around(["judged", asdict(choice)])


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:40]


def _seat(document: Document, text: bytes) -> _Seat:
    if isinstance(document, Organization):
        return _Seat(_digest(text), "Organization")
    if isinstance(document, Team):
        return _Seat(_digest(text), "Team", document.id)
    return _Seat(_digest(text), "", document.team, document.cycle)


def _old_texts(
    changed: Iterable[str], kept: Mapping[str, Any], look: Look
) -> dict[str, bytes] | None:
    """Give what was judged of the documents that have changed since; ``None`` for want of it."""
    beside: dict[str, str] = kept["texts"]
    found: dict[str, bytes] = {}
    committed: list[tuple[str, str]] = []
    for path in changed:
        if path in beside:
            found[path] = beside[path].encode("utf-8", "surrogateescape")
        else:
            committed.append((kept["head"], path))
    for (_, path), text in look.repository.files_at(committed, are_few=True):
        found[path] = text
    return found if found.keys() == set(changed) else None


def _neighbours(changed: Iterable[str], seats: Mapping[str, _Seat]) -> tuple[list[str], list[str]]:
    """Give the documents of the teams and cycles of some, and those that stand above them."""
    named = {(seats[path].team, seats[path].cycle) for path in changed}
    teams = {team for team, _ in named}
    affected = [path for path, seat in seats.items() if (seat.team, seat.cycle) in named]
    around = [
        path
        for path, seat in seats.items()
        if seat.kind == "Organization" or (seat.kind == "Team" and seat.team in teams)
    ]
    return affected, [path for path in around if path not in affected]


def _readers(
    number: int,
) -> tuple[Callable[[bytes, str], DocumentResult], Callable[[bytes, str], Document]]:
    """Give what reads a document, and what reads one that was right before.

    A few are read without loading what makes the reading of many fast.
    """
    from okrascode.documents.careful_read import document_again, document_if_right
    from okrascode.documents.paths import path_mismatches

    def careful(text: bytes, path: str) -> DocumentResult:
        document = document_if_right(text, path=path)
        if document is None or path_mismatches(document):
            return full(text, path)
        return DocumentResult(document=document, findings=())

    def full(text: bytes, path: str) -> DocumentResult:
        from okrascode.documents.read import read_document

        return read_document(text, path=path)

    def again(text: bytes, path: str) -> Document:
        document = full(text, path).document if number > _FEW else None
        return document or document_again(text, path=path)

    return full if number > _FEW else careful, again
