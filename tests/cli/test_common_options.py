"""Options of every command: before and after its name, from the environment, and colours."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.okr_program import TODAY, company_with_history, okr


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """A repository with a history."""
    return company_with_history(tmp_path_factory.mktemp("acme") / "acme")


@pytest.mark.parametrize("command", ["rollup", "status", "log"])
def test_they_stand_before_and_after_the_command(company, command) -> None:
    """The same either way, and mixed."""
    folder = str(company.folder)
    before = okr("-C", folder, "--today", TODAY, "--color", "never", command)
    after = okr(command, "--color", "never", "--today", TODAY, "-C", folder)
    mixed = okr("--today", TODAY, command, "-C", folder)
    assert before.code == 0
    assert before.out == after.out == mixed.out != ""


def test_what_stands_nearer_to_the_command_holds(company) -> None:
    """An option after the command beats the one before, and both the environment."""
    words = ("-C", str(company.folder))
    said = okr("--today", "2026-10-05", *words, "status", "--today", TODAY, OKR_TODAY="2026-01-01")
    assert said.out.splitlines()[-1].startswith(TODAY)


def test_the_environment_says_which_day_it_is(company) -> None:
    """Like --today; a day that is none is wrong usage."""
    said = okr("-C", company.folder, "status", OKR_TODAY=TODAY)
    assert said.out == okr("-C", company.folder, "--today", TODAY, "status").out
    wrong = okr("-C", company.folder, "status", OKR_TODAY="tomorrow")
    assert (wrong.code, wrong.out) == (2, "")
    assert "'tomorrow' is not a day; write it like 2026-11-20." in wrong.err


@pytest.mark.parametrize("day", ["2026-13-01", "20261120", "x", "2026-11-31", ""])
def test_a_day_is_a_day(company, day) -> None:
    """Anything else is wrong usage."""
    said = okr("-C", company.folder, "--today", day, "rollup")
    assert (said.code, said.out) == (2, "")


@pytest.mark.parametrize("command", ["rollup", "status", "log"])
def test_colours_are_for_terminals(company, command) -> None:
    """Never in a pipe unless asked for; NO_COLOR and FORCE_COLOR are heard, --color is louder."""

    def is_coloured(*words: str, **environment: str) -> bool:
        said = okr("-C", company.folder, "--today", TODAY, command, *words, **environment)
        assert said.code == 0
        return "\x1b[" in said.out

    assert not is_coloured()
    assert is_coloured("--color", "always")
    assert is_coloured(FORCE_COLOR="1")
    assert not is_coloured(FORCE_COLOR="1", NO_COLOR="1")
    assert is_coloured("--color", "always", NO_COLOR="1")
    assert not is_coloured("--color", "never", FORCE_COLOR="1")


def test_the_root_is_looked_for_upwards(company) -> None:
    """Any folder inside is as good."""
    inside = company.folder / "okrs/payments"
    said = okr("-C", inside, "--today", TODAY, "rollup")
    assert said.out == okr("-C", company.folder, "--today", TODAY, "rollup").out != ""


@pytest.mark.parametrize("command", ["rollup", "status", "log"])
def test_without_documents_there_is_nothing_to_do(tmp_path, command) -> None:
    """Wrong usage, and how to begin."""
    said = okr("-C", tmp_path, command)
    assert (said.code, said.out) == (2, "")
    assert "okr init" in said.err
    assert okr("-C", tmp_path / "none", command).code == 2


@pytest.mark.parametrize("command", ["rollup", "status", "log"])
@pytest.mark.parametrize("revision", ["nope", "--output=x", "HEAD~99", "HEAD:okrs"])
def test_an_unknown_revision_is_wrong_usage(company, command, revision) -> None:
    """Whatever it looks like."""
    said = okr("-C", company.folder, f"--at={revision}", command)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"okr: There is no revision '{revision}' here.\n")
    assert not (company.folder / "x").exists()


def test_a_revision_beyond_a_shallow_clone_is_no_usage_error(company, tmp_path) -> None:
    """It may well exist: the environment lacks it."""
    clone = company.clone(tmp_path / "shallow", "--depth", "1")
    said = okr("-C", clone.folder, "--at", "HEAD~2", "rollup")
    assert (said.code, said.out) == (3, "")
    assert "git fetch --unshallow" in said.err
    assert okr("-C", clone.folder, "--today", TODAY, "status").code == 0


def test_an_unknown_command_is_guessed() -> None:
    """Wrong usage, with the one that was probably meant."""
    said = okr("rolup")
    assert (said.code, said.out) == (2, "")
    assert "There is no command 'rolup'. Did you mean 'rollup'?" in said.err


@pytest.mark.parametrize(
    "words",
    ["rollup", "rollup --format json --series daily", "status", "log -n 0", "schema objectives"],
)
@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_leaves_early_ends_it_quietly(company, words) -> None:
    """``okr … | head -1``: nothing is said, and the exit code is 0."""
    command = [sys.executable, "-m", "okrascode", "-C", company.folder, *words.split()]
    with subprocess.Popen(
        [*command, "--today", TODAY], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        # Closed before the program can have written: every write finds a broken pipe.
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_head_shows_the_first_line(company) -> None:
    """As a shell runs it, the exit code of okr being the one that counts."""
    line = '"$@" rollup --format json --series daily 2>&1; echo $? >&2'
    done = subprocess.run(
        ["sh", "-c", f"{{ {line}; }} | head -n 1", "sh", sys.executable, "-m", "okrascode",
         "-C", company.folder, "--today", TODAY],
        capture_output=True, timeout=60,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == (b"{\n", b"0\n")
