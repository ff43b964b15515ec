"""What was answered to an ``okr new`` that nobody finished: kept, and proposed next time."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from okrascode.cli.dialogue.line import say
from okrascode.cli.dialogue.questions import Answers, Question, ask_all
from okrascode.everyday.words import Words
from okrascode.workspace.drafts import Draft, draft_of

__all__ = ["Kept", "kept_answers"]

_MOST = 10
"""Rounds of questions that belong together: an objective and its key results."""
_LONGEST = 10_000
"""Characters of one answer; nobody types as many."""


class Kept:
    """The answers of one kind in one repository, for each round of questions."""

    def __init__(self, draft: Draft) -> None:
        """Read what was kept."""
        self._draft = draft
        self._rounds = _read(draft.read() or "")

    def greet(self, words: Words) -> None:
        """Say that something is there already."""
        if any(self._rounds):
            say(words("new.continued"))

    def ask(
        self,
        questions: Sequence[Question],
        given: Answers,
        *,
        words: Words,
        before: Answers,
        number: int = 0,
    ) -> dict[str, str] | None:
        """Ask as ``ask_all`` does, and keep each answer; ``None`` when the person ends it."""
        while len(self._rounds) <= number:
            self._rounds.append({})

        def keep(answers: Answers) -> None:
            self._rounds[number] = dict(answers)
            self._draft.keep(json.dumps(self._rounds, ensure_ascii=False))

        known = {**self._rounds[number], **before}
        try:
            told = ask_all(questions, given, words=words, before=known, keep=keep)
        except KeyboardInterrupt:
            say("")
            self.end(words)
            raise
        if told is None:
            self.end(words)
        return told

    def end(self, words: Words) -> None:
        """Say that nothing is written, and whether what was typed is kept."""
        is_kept = any(self._rounds) and self._draft.read() is not None
        say(words("new.kept" if is_kept else "new.nothing"))

    def drop(self) -> None:
        """Forget it: it was written."""
        self._draft.drop()


def kept_answers(kind: str, root: Path) -> Kept:
    """Give what was kept of ``okr new KIND``."""
    return Kept(draft_of(f"new {kind}", root, os.environ, ending=".json"))


def _read(text: str) -> list[dict[str, str]]:
    try:
        rounds = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return []
    if not isinstance(rounds, list) or not all(isinstance(one, dict) for one in rounds):
        return []
    return [
        {k: v for k, v in one.items() if isinstance(v, str) and len(v) <= _LONGEST}
        for one in rounds[:_MOST]
    ]
