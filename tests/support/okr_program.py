"""The program as a person runs it, inside this process: exit code, output and complaints."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from okrascode.cli.main import run
from tests.support.git_repo import BO, GitRepo
from tests.support.good_company import GOOD_COMPANY

__all__ = ["TODAY", "Said", "company_with_history", "okr"]

TODAY = "2026-11-20"
_LISTENED_TO = (
    *("OKR_TODAY", "NO_COLOR", "FORCE_COLOR", "COLUMNS"),
    *("LC_ALL", "LC_MESSAGES", "LANG"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a run gave."""

    code: int
    out: str
    err: str


def okr(*words: str | Path, **environment: str) -> Said:
    """Run ``okr`` with words and, in the environment, nothing of the user's that it listens to."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        for name in _LISTENED_TO:
            patch.delenv(name, raising=False)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for name, value in environment.items():
            patch.setenv(name, value)
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stop:
            run([str(word) for word in words])
    assert isinstance(stop.value.code, int)
    return Said(stop.value.code, out.getvalue(), err.getvalue())


def company_with_history(folder: Path) -> GitRepo:
    """Commit the good company: its plan, two check-ins, another target and a trailer."""
    repo = GitRepo(folder)
    reports = [path for path in GOOD_COMPANY if path.count("/") == 3]
    plan = {path: text for path, text in GOOD_COMPANY.items() if path not in reports}
    repo.commit("Begin our OKRs", dict(plan), on="2026-10-01")
    for path in sorted(reports, reverse=True):
        day = path.rpartition("/")[2][:10]
        repo.commit(f"Check in {path}", {path: GOOD_COMPANY[path]}, on=day)
    sales = "okrs/sales/2026-Q4.yaml"
    text = GOOD_COMPANY[sales].replace(b"target: 12", b"target: 15")
    repo.commit("Aim higher in Japan", {sales: text}, on="2026-11-19", author=BO)
    repo.commit("Faster\n\nOKR: payments:effortless-checkout/time = 40", on="2026-11-19")
    return repo
