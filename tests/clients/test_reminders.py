"""The workflows that ``okr init`` writes post as promised, by the real ``gh`` on loopback."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.support.forge_server import running_forge
from tests.support.source import ROOT
from tests.support.workflow_steps import Runner, steps_of

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the steps are for bash"),
    pytest.mark.skipif(shutil.which("gh") is None, reason="gh is not installed"),
]

FOLDER = ROOT / "templates/init/any"
[POST] = [
    step
    for step in steps_of((FOLDER / "github-reminders.yml").read_text("utf-8"), "post")
    if "run" in step
]
[COMMENT] = [
    step
    for step in steps_of((FOLDER / "github.yml").read_text("utf-8"), "comment")
    if "run" in step
]


def _write(folder: Path, **bodies: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, body in bodies.items():
        kind, _, team = name.partition("_")
        (folder / kind).mkdir(parents=True, exist_ok=True)
        text = f"<!-- okrascode: reminder {team} -->\n\n{body}\n"
        (folder / kind / f"{team}.md").write_text(text, "utf-8")


def test_a_team_has_one_issue_that_is_updated_and_closed(tmp_path: Path) -> None:
    """It is opened when something is due, updated a week later, and closed when nothing is."""
    with running_forge() as forge:
        forge.add("<!-- okrascode: reminder sales -->\nquoted", kind="User", title="A person's")
        runner = Runner(workspace=tmp_path, temp=tmp_path / "temp", values={})
        runner.environment = forge.environment
        weeks = (
            {"due_sales": "one @x", "done_payments": "nothing"},
            {"due_sales": "two", "due_payments": "three"},
            {"done_sales": "nothing", "due_payments": "four"},
        )
        for week in weeks:
            _write(tmp_path / "okr-reminders", **week)
            said = runner.run(POST)
            assert said.code == 0, said.err
        person, sales, payments = forge.entries
    assert person["body"].endswith("quoted")
    assert sales["title"] == "OKRs of sales: what is due"
    assert sales["labels"] == ["okr-reminder"]
    assert (sales["state"], payments["state"]) == ("closed", "open")
    assert sales["body"].endswith("nothing\n")
    assert payments["body"].endswith("four\n")


def test_nothing_due_posts_nothing(tmp_path: Path) -> None:
    """No issue is opened to say that there is nothing, and a closed one stays closed."""
    with running_forge() as forge:
        forge.add("<!-- okrascode: reminder sales -->\nold", state="closed")
        runner = Runner(workspace=tmp_path, temp=tmp_path / "temp", values={})
        runner.environment = forge.environment
        _write(tmp_path / "okr-reminders", done_sales="nothing")
        said = runner.run(POST)
    assert said.code == 0, said.err
    assert [call.partition(" ")[0] for call in forge.calls] == ["GET"]


def test_the_comment_is_updated_in_place(tmp_path: Path) -> None:
    """The workflow of a new repository keeps one comment, too."""
    with running_forge() as forge:
        runner = Runner(workspace=tmp_path, temp=tmp_path / "temp", values={})
        runner.environment = {**forge.environment, "NUMBER": "7"}
        for text in ("one\n", "two\n"):
            (tmp_path / "okr-diff.md").write_text(text)
            said = runner.run(COMMENT)
            assert said.code == 0, said.err
    assert [entry["body"] for entry in forge.entries] == ["<!-- okrascode: diff -->\ntwo\n"]
