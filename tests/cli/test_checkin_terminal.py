"""The weekly check-in in a terminal: little to type, nothing lost, nothing half written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.okr_program import TODAY, company_with_history, okr
from tests.support.terminal import Terminal


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give the good company, checked out by Bo, who reports on all of payments."""
    repo = company_with_history(tmp_path / "company")
    repo.git("config", "user.email", "bo@example.org")
    repo.git("config", "user.name", "Bo Lindqvist")
    return repo


def _new(repo: GitRepo) -> list[str]:
    out = repo.git("status", "--porcelain", "--untracked-files=all")
    return [line[3:] for line in out.splitlines()]


def test_five_key_results_in_little_more_than_twenty_keys(repo: GitRepo, tmp_path: Path) -> None:
    """A value and a confidence for each of my key results is one short line each."""
    for path, old, new in (
        ("okrs/payments/2026-Q4.yaml", "owner: ana", "owner: bo"),
        ("okrs/sales/2026-Q4.yaml", "- id: cost\n", "- id: cost\n        owner: ana\n"),
    ):
        text = (repo.folder / path).read_text(encoding="utf-8")
        repo.commit("Bo owns five", {path: text.replace(old, new)}, on="2026-11-19")
    run = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    run.sees("5 key results")
    run.sees("last 66 % (2 days ago) · goal 75 % · confidence 6/10")
    run.type("68;7", "40;7", "=;8", "g;7", "6;6", "")
    code, out = run.end()
    assert code == 0, out
    assert len(_new(repo)) == 2
    assert run.keys == 5 + 5 + 4 + 4 + 4 + 1
    said = okr("-C", repo.folder, "--today", TODAY, "lint", "--format", "concise")
    assert "error" not in said.out


def test_an_interruption_loses_nothing(repo: GitRepo, tmp_path: Path) -> None:
    """Ctrl-C writes no file; the next run goes on where it was."""
    run = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    run.type("68", "7", "The address form: next")
    run.interrupt()
    run.sees("What you typed is kept")
    assert run.end()[0] == 130
    assert _new(repo) == []
    again = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    again.sees("You began this check-in before")
    again.type("A decision", "", "", "c")
    assert again.end()[0] == 0
    assert _new(repo) == []
    text = repo.git("show", "HEAD", "--format=%B")
    assert 'note: "The address form: next"' in text
    assert "ask: A decision" in text
    assert list((tmp_path / "state/okrascode/drafts").iterdir()) == []


def test_a_power_cut_loses_nothing(repo: GitRepo, tmp_path: Path) -> None:
    """A kill -9 between two questions leaves no file and keeps what was typed."""
    run = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    run.type("68;7", "6")
    run.kill()
    run.end()
    assert _new(repo) == []
    again = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    again.type("", "", "", "", "q")
    assert again.end()[0] == 0
    last = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    last.type("")
    code, out = last.end()
    assert code == 0, out
    assert len(_new(repo)) == 2


def test_what_is_written_is_not_asked_for_again(repo: GitRepo, tmp_path: Path) -> None:
    """When a hook refuses the commit, the file stays and the draft is gone."""
    hook = repo.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    run = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    run.type("68;7", "", "", "c")
    code, out = run.end()
    assert code == 3
    assert "written and not committed" in out
    assert len(_new(repo)) == 1
    assert list((tmp_path / "state/okrascode/drafts").iterdir()) == []


def test_back_skip_and_a_wrong_answer(repo: GitRepo, tmp_path: Path) -> None:
    """Each does what it says, and a refusal asks the same question again."""
    run = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    run.type("1/3")
    run.sees("no finite number of percent")
    run.type("70", "<", "71;5", "s", "", "")
    code, out = run.end()
    assert code == 0, out
    [path] = _new(repo)
    assert "current: 71, confidence: 5" in (repo.folder / path).read_text(encoding="utf-8")


def test_a_slip_of_the_finger_is_doubted_once(repo: GitRepo, tmp_path: Path) -> None:
    """A value far from all that is known is asked for again; the same one again is taken."""
    run = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    run.type("688;7")
    run.sees("688;7 is far from all that is known")
    run.type("68;7", "500;7")
    run.sees("Type it again if it is right")
    run.type("500;7", "", "")
    code, out = run.end()
    assert code == 0, out
    texts = [(repo.folder / path).read_text(encoding="utf-8") for path in _new(repo)]
    assert any("current: 68" in text for text in texts)
    assert any("current: 500" in text for text in texts)


def test_what_commits_declared_is_offered(repo: GitRepo, tmp_path: Path) -> None:
    """In a terminal y takes a proposal, and anything else replaces it."""
    start = repo.head()
    repo.commit(
        "The form is live; at last\n\n"
        "OKR: payments:effortless-checkout/completion = 70 (8/10)\n"
        "OKR: payments:effortless-checkout/time",
        on="2026-11-20",
    )
    run = Terminal(repo.folder, "checkin", "--from-commits", start, state=tmp_path / "state")
    run.sees("The form is live; at last")
    run.sees("Value (y takes 70)")
    run.type("y", "y", "y", "", "35", "", "", "", "")
    code, out = run.end()
    assert code == 0, out
    [path] = _new(repo)
    text = (repo.folder / path).read_text(encoding="utf-8")
    assert "current: 70\n    confidence: 8\n    note: The form is live; at last\n" in text
    assert "effortless-checkout/time: {current: 35}" in text


def test_chinese_questions(repo: GitRepo, tmp_path: Path) -> None:
    """Questions, answers and the words that move about are there in Chinese."""
    run = Terminal(repo.folder, "checkin", "--language", "zh", state=tmp_path / "state")
    run.sees("的进度更新")
    run.type("六十八；7；表单", "跳过", "退出")
    run.sees("已输入的内容已保留")
    assert run.end()[0] == 0


def test_a_form_in_an_editor(repo: GitRepo, tmp_path: Path) -> None:
    """What cannot be understood opens the form again; giving up keeps it."""
    editor = tmp_path / "editor.sh"
    editor.write_text("#!/bin/sh\nsed -i '0,/  value:/s//  value: x1/' \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    run = Terminal(repo.folder, "checkin", "--edit", state=tmp_path / "state", EDITOR=str(editor))
    run.sees("'x1' is not a number")
    run.type("q")
    assert run.end()[0] == 0
    assert _new(repo) == []
    [form] = (tmp_path / "state/okrascode/drafts").glob("*.txt")
    assert "value: x1" in form.read_text(encoding="utf-8")


def test_who_is_not_known_is_asked_for(repo: GitRepo, tmp_path: Path) -> None:
    """Without a name of mine there is nothing to ask, and the cure is said."""
    repo.git("config", "user.email", "stranger@example.org")
    repo.git("config", "user.name", "Stranger")
    run = Terminal(repo.folder, "checkin", state=tmp_path / "state")
    run.sees("okr checkin --as HANDLE")
    assert run.end()[0] == 2
