"""The conversation as a value: answers, steps back, and what is kept of it."""

from __future__ import annotations

from datetime import date

import pytest

from okrascode.errors import UsageError
from okrascode.everyday.session import (
    Move,
    Session,
    Step,
    answered,
    moved,
    session_from,
    session_text,
)
from okrascode.everyday.told import Told
from okrascode.model.reference import parse_reference

ONE, TWO = (parse_reference(f"payments@2026-Q4:checkout/{name}") for name in ("one", "two"))
START = Session(day=date(2026, 11, 20), about=(ONE, TWO))


def _ask(session: Session, *texts: str) -> Session:
    for text in texts:
        session = answered(session, text, check=lambda told: told)
    return session


def test_four_questions_then_the_next() -> None:
    """Value, confidence, note and ask are asked of each key result in turn."""
    session = _ask(START, "66", "7", "", "")
    assert session.answers == {ONE: Told(value="66", confidence="7")}
    assert (session.at, session.step) == (1, Step.VALUE)
    assert _ask(session, "1", "", "a note", "help").is_over


def test_enter_leaves_a_key_result_out() -> None:
    """Nothing typed at the first question writes nothing about it, and asks nothing more."""
    session = _ask(START, "", "")
    assert session.is_over
    assert not session.answers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("66;7", Told(value="66", confidence="7")),
        (
            "66; 7; it moved; a decision",
            Told(value="66", confidence="7", note="it moved", ask="a decision"),
        ),
        ("66；7；动了", Told(value="66", confidence="7", note="动了")),
        ("; 4", Told(confidence="4")),
    ],
)
def test_one_line_answers_everything(text: str, told: Told) -> None:
    """Parts between semicolons answer the questions behind as well."""
    session = _ask(START, text)
    assert session.answers == {ONE: told}
    assert session.at == 1


def test_going_back_loses_nothing() -> None:
    """Back and forth with Enter keeps every answer; skipping forgets one."""
    session = _ask(START, "66;7;why", "5")
    back = moved(moved(session, Move.BACK), Move.BACK)
    assert (back.subject, back.step) == (ONE, Step.VALUE)
    assert _ask(back, "").answers == session.answers
    assert _ask(back, "67", "", "", "").answers[ONE] == Told(value="67", confidence="7", note="why")
    assert ONE not in moved(back, Move.SKIP).answers


def test_a_wrong_answer_changes_nothing() -> None:
    """What cannot be understood is asked again; the session before is still good."""

    def refuse(told: Told) -> None:
        raise UsageError("no")

    with pytest.raises(UsageError):
        answered(START, "x", check=refuse)
    assert START.answers == {}


def test_what_was_kept_is_gone_on_with() -> None:
    """A session written down and read again asks the same next question."""
    session = _ask(START, "66;7", "5")
    again = session_from(session_text(session), START.about, check=lambda r, t: True)
    assert again == session


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"day": 1}', '{"day": "2026-11-20", "told": {"x": 1}}', "null", "\x00"],
)
def test_a_damaged_draft_counts_as_none(text: str) -> None:
    """Whatever stands in the file, the conversation can begin."""
    assert session_from(text, START.about, check=lambda r, t: True) is None


def test_what_no_longer_fits_is_left_out() -> None:
    """A key result that is gone, or whose measure has changed, is asked again or not at all."""
    kept = session_text(_ask(START, "66;7", "5;5"))
    again = session_from(kept, (TWO,), check=lambda r, t: True)
    assert again is not None
    assert list(again.answers) == [TWO]
    assert session_from(kept, (TWO,), check=lambda r, t: False) is None
