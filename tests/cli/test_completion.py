"""Shells complete commands, options, references and people; bash is asked for real."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.okr_program import company_with_history, okr
from tests.support.source import ROOT


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """Make a company."""
    return company_with_history(tmp_path / "company").folder


def proposed(folder: Path, *words: str) -> list[str]:
    """Ask as bash does; the last word is what is being typed."""
    done = subprocess.run(
        [sys.executable, "-m", "okrascode"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "_OKR_COMPLETE": "bash_complete",
             "COMP_WORDS": " ".join(["okr", *words]), "COMP_CWORD": str(len(words))},
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert not done.stderr
    return [line.removeprefix("plain,") for line in done.stdout.splitlines() if line]


def test_references_are_completed_step_by_step(company: Path) -> None:
    """First teams and objectives, then the key results of the one that is typed."""
    found = proposed(company, "status", "pay")
    assert "payments" in found
    assert "payments:effortless-checkout" in found
    assert not any("/" in one for one in found)
    found = proposed(company, "log", "payments:effortless-checkout/")
    assert "payments:effortless-checkout/completion" in found
    assert all(one.startswith("payments:effortless-checkout/") for one in found)
    assert proposed(company, "checkin", "payments:effortless-checkout/t")[:1] == [
        "payments:effortless-checkout/time"
    ]


def test_teams_cycles_people_and_rules_are_completed(company: Path) -> None:
    """Where a command takes one, its names are proposed, also below -C."""
    assert proposed(company, "status", "--team", "s") == ["sales"]
    assert proposed(company, "rollup", "--cycle", "2026-") == ["2026-Q3", "2026-Q4"]
    assert proposed(company, "status", "--owner", "l") == ["lin"]
    assert proposed(company, "rule", "stale") == ["stale-check-in"]
    assert "OKR401" in proposed(company, "rule", "OKR40")
    assert proposed(company.parent, "-C", "company", "status", "--team", "s") == ["sales"]


def test_nothing_is_said_where_there_is_nothing(tmp_path: Path) -> None:
    """Outside of a repository and among broken documents a completion stays silent."""
    assert proposed(tmp_path, "status", "x") == []
    (tmp_path / "okrs").mkdir()
    (tmp_path / "okrs/organization.yaml").write_text("a: [\n", encoding="utf-8")
    assert proposed(tmp_path, "status", "x") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_lines(shell: str) -> None:
    """They call okr with the variable that Click listens to."""
    said = okr("completion", shell)
    assert said.code == 0
    assert f"_OKR_COMPLETE={shell}_complete" in said.out


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_zsh_completes_a_reference(company: Path, tmp_path: Path) -> None:
    """Tab after the beginning of a reference gives the whole of it, with an escaped colon."""
    program(tmp_path / "bin")
    pexpect = pytest.importorskip("pexpect", reason="terminals are tested with pexpect")
    shell = pexpect.spawn(
        "zsh",
        ["-f", "-i"],
        env={**shell_environment(tmp_path / "bin"), "TERM": "dumb", "ZDOTDIR": str(tmp_path)},
        cwd=str(company), encoding="utf-8", dimensions=(40, 200), timeout=90,
    )  # fmt: skip
    shell.sendline("PS1='ready> '; unsetopt zle_bracketed_paste prompt_cr prompt_sp; zstyle -d")
    shell.expect("\nready> |\rready> ")
    shell.sendline("autoload -Uz compinit && compinit -u -D && echo init''ialised")
    shell.expect("initialised")
    shell.sendline('eval "$(okr completion zsh)" && echo eval""uated')
    shell.expect("evaluated")
    shell.send("okr log payments:eff\t")
    shell.expect("payments\\\\?:effortless-checkout")
    shell.sendcontrol("c")
    shell.sendline("exit")
    shell.close(force=True)


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
def test_fish_completes_references_with_their_titles(company: Path, tmp_path: Path) -> None:
    """Fish itself says what it would propose: references with what they mean beside them."""
    program(tmp_path / "bin")
    done = subprocess.run(
        ["fish", "--no-config", "-c",
         "okr completion fish | source; complete --do-complete 'okr log payments:eff';"
         " complete --do-complete 'okr check'"],
        env={**shell_environment(tmp_path / "bin"), "HOME": str(tmp_path)},
        cwd=company, capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    found = dict(line.partition("\t")[::2] for line in done.stdout.splitlines())
    assert "Paying with us" in found["payments:effortless-checkout"]
    assert "checkin" in found


def program(folder: Path) -> None:
    """Put ``okr`` into a folder, as an installation would."""
    folder.mkdir()
    script = folder / "okr"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m okrascode "$@"\n', encoding="utf-8")
    script.chmod(0o755)


def shell_environment(folder: Path) -> dict[str, str]:
    """Give an environment in which a shell finds that program."""
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_a_reference_with_its_colon(company: Path, tmp_path: Path) -> None:
    """A reference is one word for bash, colon and all."""
    program(tmp_path / "bin")
    script = (
        'eval "$(okr completion bash)"\n'
        "COMP_WORDS=(okr log payments:eff); COMP_CWORD=2\n"
        "_okr_completion okr payments:eff log\n"
        'printf "%s\\n" "${COMPREPLY[@]}"; case $COMP_WORDBREAKS in *:*) echo colon;; esac\n'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=shell_environment(tmp_path / "bin"),
        cwd=company, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["payments:effortless-checkout"]
