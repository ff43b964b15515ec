"""Tell the chapters as commits, in the order in which people made them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from okrascode.demo.chapter import Chapter, Step
from okrascode.demo.people import Person, number_from
from okrascode.demo.timeline import fill, text_at
from okrascode.history.write import NewCommit

__all__ = ["REPOSITORY", "tell"]

REPOSITORY = "tamarind/okrs"
"""Owner and name on the forge, as merges and reverts name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    at: datetime
    chapter: Chapter
    step: Step
    author: Person
    pull_request: int | None
    """Its number; ``None`` for a commit straight to main."""


@dataclass(slots=True)
class _State:
    """What the repository holds at a moment."""

    texts: dict[str, str] = field(default_factory=dict)
    happened: dict[str, set[str]] = field(default_factory=dict)
    """Ids of steps by path of their chapter."""
    squashed: dict[tuple[str, str], NewCommit] = field(default_factory=dict)


def tell(
    chapters: Iterable[Chapter], people: Mapping[str, Person], *, before: date
) -> tuple[NewCommit, ...]:
    """Give every commit up to the day before ``before``, oldest first.

    A pull request is opened and merged on one day, so no day ends with half a story.
    """
    state = _State()
    commits: list[NewCommit] = []
    for moment in _moments(chapters, people):
        if moment.step.day < before:
            commits += _commits(moment, state, people)
    return tuple(sorted(commits, key=lambda commit: commit.authored_at))


def _moments(chapters: Iterable[Chapter], people: Mapping[str, Person]) -> Sequence[_Moment]:
    """Give all moments in order of time; the numbers of pull requests do not depend on today."""
    found = []
    for chapter in chapters:
        for step in chapter.steps:
            author = people[step.by]
            at = author.at_work(step.day, f"{chapter.path} {step.id}")
            found.append((at, chapter, step, author))
    found.sort(key=lambda one: one[0])
    moments, number = [], 0
    for at, chapter, step, author in found:
        asks_to_merge = bool(step.merged_by or step.squash or step.reverts)
        number += asks_to_merge
        moments.append(
            _Moment(
                at=at,
                chapter=chapter,
                step=step,
                author=author,
                pull_request=number if asks_to_merge else None,
            )
        )
    return moments


def _commits(moment: _Moment, state: _State, people: Mapping[str, Person]) -> Iterator[NewCommit]:
    chapter, step, number = moment.chapter, moment.step, moment.pull_request
    message = fill(step.message, chapter.meaning).strip()
    files = _new_texts(moment, state)
    removed: tuple[str, ...] = ()
    if step.squash:
        subject, _, body = message.partition("\n")
        message = f"{subject} (#{number})\n{body}"
    if step.reverts:
        mistake = state.squashed[chapter.path, step.reverts]
        subject = mistake.message.partition("\n")[0]
        was = subject.rpartition("(#")[2].rstrip(")")
        message = f'Revert "{subject}" (#{number})\n\nReverts {REPOSITORY}#{was}\n\n{message}'
        removed = tuple(path for path in mistake.files if path not in files)
    state.texts |= files
    for path in removed:
        del state.texts[path]
    name, email = moment.author.signs(f"{chapter.path} {step.id}")
    branch = f"{step.by}/{step.id}-{number}" if step.merged_by else "main"
    commit = NewCommit(
        author=name,
        email=email,
        authored_at=moment.at,
        message=message,
        files=files,
        removed=removed,
        branch=branch,
    )
    yield commit
    if step.squash:
        state.squashed[chapter.path, step.id] = commit
    if step.merged_by:
        subject = message.partition("\n")[0]
        merger = people[step.merged_by]
        waited = timedelta(minutes=25 + number_from(f"{branch} merged") % 60)
        merged_at = (moment.at + waited).astimezone(merger.zone)
        yield NewCommit(
            author=merger.name,
            email=merger.email,
            authored_at=merged_at,
            message=f"Merge pull request #{number} from tamarind/{branch}\n\n{subject}",
            merges=branch,
        )


def _new_texts(moment: _Moment, state: _State) -> dict[str, str]:
    """Give the files this step changes: those it names, and its document where that moved."""
    chapter, step = moment.chapter, moment.step
    happened = state.happened.setdefault(chapter.path, set())
    happened.add(step.id)
    texts = {fill(path, chapter.meaning): text for path, text in step.files.items()}
    texts[chapter.path] = text_at(chapter.text, happened)
    filled = {path: fill(text, chapter.meaning) for path, text in texts.items()}
    return {path: text for path, text in filled.items() if state.texts.get(path) != text}
