"""``okr rule`` prints manual pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from okrascode.cli.main import main
from okrascode.errors import UsageError
from okrascode.lint.catalogue import all_rules


def said(*words: str) -> str:
    """Run the command and give what it prints."""
    result = CliRunner().invoke(main, ["rule", *words], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_without_a_name_all_rules_are_listed() -> None:
    """Each rule has one line, in the order of codes."""
    lines = said().splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in all_rules()]


@pytest.mark.parametrize("name", ["OKR501", "501", "no-owner"])
def test_a_page_has_its_headings_in_order(name: str) -> None:
    """A rule is explained by code or by slug."""
    lines = said(name).splitlines()
    assert lines[0] == "OKR501 no-owner"
    assert "error from profile strict on" in lines[1]
    headings = [line for line in lines if line in ("Why", "Fails", "Passes", "Options")]
    assert headings == ["Why", "Fails", "Passes", "Options"]


def test_rules_of_the_repository_are_explained(tmp_path: Path) -> None:
    """Below an okr.toml with rules of its own, these are listed and have pages; safely."""
    table = 'code = "ACME001"\nselect = {kind = "team"}\nrequire = {lead = "."}\n'
    message = 'message = "Why:\\n\\u001b[31mRed *team*"\n'
    (tmp_path / "okr.toml").write_text(f"[[rule]]\n{table}{message}", encoding="utf-8")
    (tmp_path / "below").mkdir()
    here = ("-C", str(tmp_path / "below"))
    assert said(*here).splitlines()[0].startswith("ACME001  acme001")
    page = said("acme001", *here)
    assert "lead has to be written" in page
    assert "\x1b" not in page + said(*here)
    assert "ACME001" not in said("--format", "markdown", *here)
    assert "Red \\*team\\*" in said("acme001", "--format", "markdown", *here)


def test_a_page_cannot_steer_the_terminal() -> None:
    """The hidden character in an example is spelt out."""
    page = said("bad-encoding")
    assert "\\u202e" in page
    assert "\u202e" not in page


def test_an_unknown_rule_is_guessed() -> None:
    """A misspelt name is wrong usage, with the name that was probably meant."""
    with pytest.raises(UsageError) as error:
        CliRunner().invoke(main, ["rule", "no-ownr"], catch_exceptions=False, standalone_mode=False)
    assert error.value.hint == "Did you mean no-owner?"
