"""``okr lint --fix``, ``--diff`` and ``--baseline`` on a real folder."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okrascode.cli.main import main, run
from tests.support.git_repo import GitRepo
from tests.support.good_company import GOOD_COMPANY

PLAN = "okrs/payments/2026-Q4.yaml"
SALES = "okrs/sales/2026-Q4.yaml"
TEXTS = ("--select", "0,1,2,3,5,9", "--ignore", "dependency-unanswered")


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """Write the good company with a typo in each of two files, one of them with Windows' ends."""
    for path, raw in GOOD_COMPANY.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = raw.decode()
        if path in (PLAN, SALES):
            text = text.replace("    owner:", "    ownr:", 1)
        file.write_bytes(text.replace("\n", "\r\n" if path == SALES else "\n").encode())
    return tmp_path


def okr(folder: Path, *words: str) -> Result:
    """Run lint in a folder; exit codes of errors are those of the program."""
    arguments = ["-C", str(folder), "--today", "2026-11-20", "lint", *TEXTS, *words]
    return CliRunner().invoke(main, arguments, standalone_mode=False, catch_exceptions=False)


def state_of(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder."""
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_fix_mends_and_judges_what_is_left(company: Path) -> None:
    """Only the typos change, and the exit code is that of the documents as they are now."""
    before = state_of(company)
    result = okr(company, "--fix")
    assert (result.return_value, result.stdout) == (0, "")
    assert result.stderr == "Made 2 fixes in 2 documents.\nNothing to report in 9 documents.\n"
    after = state_of(company)
    changed = [path for path in before if before[path] != after[path]]
    assert changed == [str(company / PLAN), str(company / SALES)]
    for path in changed:
        assert after[path] == before[path].replace(b"ownr", b"owner")


def test_fix_keeps_to_the_paths_behind_it(company: Path) -> None:
    """A path behind --fix is a path, and other documents stay as they are."""
    before = state_of(company)
    result = okr(company, "--fix", PLAN)
    assert result.stderr.startswith("Made 1 fix in 1 document.")
    assert state_of(company)[str(company / SALES)] == before[str(company / SALES)]


def test_without_fix_nothing_is_written(company: Path) -> None:
    """Lint reads, and says what a word would mend."""
    before = state_of(company)
    result = okr(company)
    assert result.return_value == 1
    assert "  = fix: Write `owner` instead of `ownr`: okr lint --fix\n" in result.stdout
    assert result.stderr.endswith("--fix mends 2.\n")
    assert state_of(company) == before


def test_diff_shows_what_fix_writes(company: Path) -> None:
    """It is a patch that Git applies, with the bytes that --fix would write; exit 1 by itself."""
    before = state_of(company)
    result = okr(company, "--diff")
    assert result.return_value == 1
    assert result.stderr.startswith("Would make 2 fixes in 2 documents.\n")
    assert state_of(company) == before
    patch = result.stdout_bytes
    subprocess.run(["git", "apply", "-"], cwd=company, input=patch, check=True)
    patched = state_of(company)
    for path, raw in before.items():
        Path(path).write_bytes(raw)
    okr(company, "--fix")
    assert state_of(company) == patched
    assert okr(company, "--diff").return_value == 0


def test_a_diff_applies_below_a_folder_of_a_repository(tmp_path: Path) -> None:
    """Where the documents lie below the Git top level, the patch says so."""
    repo = GitRepo(tmp_path / "repo")
    files = {f"the goals/{path}": raw for path, raw in GOOD_COMPANY.items()}
    files[f"the goals/{PLAN}"] = GOOD_COMPANY[PLAN].replace(b"    owner:", b"    ownr:", 1)
    repo.commit("Begin", dict(files))
    folder = repo.folder / "the goals"
    patch = okr(folder, "--diff").stdout_bytes
    subprocess.run(["git", "apply", "-"], cwd=folder, input=patch, check=True)
    assert (folder / PLAN).read_bytes() == GOOD_COMPANY[PLAN]


def test_diff_cannot_steer_a_screen(company: Path) -> None:
    """What would be a command to a runner is shown with escapes, and said to be."""
    text = (company / PLAN).read_text(encoding="utf-8")
    hostile = text.replace("    ownr:", "    # ::error::x\n    ownr:")
    (company / PLAN).write_text(hostile, encoding="utf-8")
    result = okr(company, "--diff")
    assert "::error" not in result.stdout
    assert "no patch to apply" in result.stderr


def test_json_and_sarif_carry_the_fixes(company: Path) -> None:
    """A program can make the same edits."""
    okr(company, "--format", "json:out.json", "--format", "sarif:out.sarif")
    found = json.loads((company / "out.json").read_text(encoding="utf-8"))["findings"]
    fixes = [fix for finding in found for fix in finding["fixes"]]
    assert [fix["safe"] for fix in fixes] == [True, True]
    assert fixes[0]["edits"][0]["text"] == "owner"
    results = json.loads((company / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    change = results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"] == {"text": "owner"}


def test_fix_does_not_mend_the_past(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A revision cannot be written; --diff may show what would be different."""
    repo = GitRepo(company / "repo")
    repo.commit("Begin", dict(GOOD_COMPANY))
    with pytest.raises(SystemExit) as stop:
        run(["-C", str(repo.folder), "lint", "--at", "HEAD", "--fix"])
    assert stop.value.code == 2
    assert "--fix mends files of the work tree" in capsys.readouterr().err


def test_a_baseline_is_written_and_taken_out(company: Path) -> None:
    """A repository with findings begins green, and only what is new is reported."""
    wrote = okr(company, "--write-baseline", "known.json")
    assert (wrote.return_value, wrote.stdout) == (0, "")
    assert "Wrote 2 findings to " in wrote.stderr
    assert okr(company, "--baseline", "known.json").return_value == 0
    result = okr(company, "--baseline", "known.json", "--format", "json")
    assert json.loads(result.stdout)["summary"]["known"] == 2
    (company / PLAN).write_bytes(GOOD_COMPANY[PLAN])
    assert "A finding of the baseline is no longer there:" in (
        okr(company, "--baseline", "known.json").stderr
    )
    again = okr(company, "--baseline", "known.json", "--write-baseline", "known.json")
    assert "Wrote 1 finding to " in again.stderr


@pytest.mark.parametrize("text", [None, "{}"])
def test_a_baseline_that_is_none_stops(
    company: Path, text: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """A misspelt name must not pass for an empty baseline."""
    if text is not None:
        (company / "known.json").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        run(["-C", str(company), "lint", "--baseline", "known.json"])
    assert stop.value.code == 2
    assert "--write-baseline" in capsys.readouterr().err
