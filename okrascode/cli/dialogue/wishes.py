"""What the options of ``okr checkin`` ask for, and the end of every way through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrascode.cli.options import Common
from okrascode.errors import UsageError

if TYPE_CHECKING:
    from okrascode.documents.check_in_text import Said
    from okrascode.everyday.spot import Spot
    from okrascode.everyday.told import CheckInFile
    from okrascode.history.queries import Repository
    from okrascode.model.reference import PersonId, Reference

__all__ = ["Wishes", "check_day", "finish", "language_of", "wishes_from"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of the command line as one value."""

    common: Common
    reference: str | None
    value: str | None
    confidence: str | None
    note: str | None
    ask: str | None
    day: date | None
    done: tuple[str, ...]
    undone: tuple[str, ...]
    me: str | None
    commit: bool
    edit: bool
    span: str | None
    language: str | None
    dry_run: bool

    @property
    def is_told(self) -> bool:
        """Tell whether something was said on the line already."""
        said = (self.value, self.confidence, self.note, self.ask)
        return any(text is not None for text in said) or bool(self.done or self.undone)

    @property
    def at(self) -> str | None:
        """Give the revision that ``--at`` names."""
        return self.common.at


def wishes_from(common: Common, given: Mapping[str, Any]) -> Wishes:
    """Put the options together; refuse what contradicts itself."""
    wishes = Wishes(common=common, **given)
    if wishes.is_told and (wishes.edit or wishes.span):
        raise UsageError(
            "--edit and --from-commits ask for values, and one was given.",
            hint="Leave the value out, or leave the option out.",
        )
    return wishes


def check_day(wishes: Wishes, today: date) -> date:
    """Give the day the check-in is about.

    Raises:
        UsageError: it has not come yet.
    """
    day = wishes.day or today
    if day > today:
        raise UsageError(
            f"{day} is after today, {today}: nothing was observed then.",
            hint="Give the day it was true; --date is today unless said.",
        )
    return day


def finish(
    wishes: Wishes,
    said: Mapping[Reference, Said],
    *,
    root: Path,
    spots: Mapping[Reference, Spot],
    day: date,
    by: PersonId | None,
    commit_to: tuple[Repository | None, ...] = (),
    when_written: Callable[[], None] | None = None,
) -> None:
    """Write the check-ins, commit them when asked, and say what was done.

    ``commit_to`` is empty when nobody wants a commit, and holds ``None`` where there is no Git.
    """
    from okrascode.cli.dialogue.line import say
    from okrascode.everyday.told import check_in_files
    from okrascode.everyday.words import words_in
    from okrascode.output.escape import for_terminal
    from okrascode.workspace.check_ins import write_check_ins

    words = words_in(language_of(wishes))
    files = check_in_files(said, spots=spots, day=day, by=by)
    _refuse_unreadable(files, day)
    if wishes.dry_run:
        for file in files:
            path = for_terminal(f"{file.folder}/{day}-….yaml")
            say(f"# {words('check_in.would_write', path=path)}")
            say(*map(for_terminal, file.text.splitlines()))
        return
    if None in commit_to:
        raise UsageError(
            "There is no Git repository here to commit to.", hint="Leave --commit out."
        )
    paths = write_check_ins(root, [(f.folder, f.text) for f in files], day=day)
    if when_written is not None:
        when_written()
    for path in paths:
        say(words("check_in.wrote", path=for_terminal(path)))
    for repository in commit_to:
        assert repository is not None  # noqa: S101  # see above
        from okrascode.everyday.message import check_in_message
        from okrascode.history.commit_files import commit_files

        values = [(reference, _news(one)) for reference, one in said.items()]
        id_ = commit_files(repository, paths, check_in_message(files, day=day, values=values))
        say(words("check_in.committed", commit=id_[:12]))
    if not wishes.common.quiet:
        _note_oddities(said, spots, day, language=language_of(wishes))
        say(words("check_in.mistake"))


def language_of(wishes: Wishes) -> str:
    """Give the language of the questions."""
    import os

    from okrascode.output import language

    return wishes.language or language.language_of(os.environ)


def _shown(value: Decimal | float) -> str:
    if isinstance(value, bool):
        return "done" if value else "not done"
    return f"{value:f}"


def _news(said: Said) -> str:
    if said.current is not None:
        return _shown(said.current)
    if said.done:
        return f"{', '.join(said.done)} done"
    return "confidence" if said.confidence is not None else "note"


def _note_oddities(
    said: Mapping[Reference, Said], spots: Mapping[Reference, Spot], day: date, *, language: str
) -> None:
    from okrascode.cli.dialogue.line import say

    def note(*sentences: str) -> None:
        from okrascode.output.escape import for_terminal
        from okrascode.output.sentences import sentences_in

        say(*(for_terminal(sentences_in(language)(one)) for one in sentences))

    for reference, one in said.items():
        spot = spots[reference]
        if spot.current is not None and one.current not in (None, spot.current):
            note(
                f"note: {spot.path} still says current: {_shown(spot.current)};"
                " the check-in counts.",
                "      Take that line out, so that nobody believes the old number.",
            )
    for spot in {spots[reference].reference.cycle: spots[reference] for reference in said}.values():
        cycle, start, end = spot.reference.cycle, spot.start, spot.end
        if start is not None and day < start:
            note(f"note: {day} is before {cycle} begins, on {start}.")
        if end is not None and day > end:
            note(f"note: {cycle} ended on {end}; its final score stays what it was then.")


def _refuse_unreadable(files: Sequence[CheckInFile], day: date) -> None:
    """Read back what will be written: a check-in that cannot be read would be lost in silence."""
    from okrascode.documents.careful_data import data_if_right

    for file in files:
        if data_if_right(file.text.encode(), path=f"{file.folder}/{day}-new.yaml"):
            continue
        from okrascode.documents.read import read_document

        result = read_document(file.text.encode(), path=f"{file.folder}/{day}-new.yaml")
        if result.document is None:
            raise UsageError(
                f"This check-in cannot be written: {result.findings[0].message}",
                hint=result.findings[0].help or None,
            )
