"""Rules of installed packages run only when named, and their bugs stay their own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from okrascode.config import Settings
from okrascode.errors import ConfigurationError
from okrascode.lint.catalogue import all_rules, manual_text
from tests.support.good_company import GOOD_COMPANY
from tests.support.lint_texts import lint_texts

MODULE = """
from okrascode.findings import Severity
from okrascode.lint.rule import Rule

def shout(context):
    for team in context.plan.teams.values():
        yield context.finding(team.place, f"{team.id} is too quiet.", about=team.id)

def crash(context):
    raise RuntimeError("no luck")

QUIET = Rule(code="ACME001", slug="too-quiet", severity=Severity.ERROR, check=shout)
def half(context):
    yield from shout(context)
    yield "not a finding"

HALF = Rule(code="ACME003", slug="half", severity=Severity.ERROR, check=half)
CRASH = Rule(code="ACME002", slug="crasher", severity=Severity.ERROR, check=crash)
TAKEN = Rule(code="OKR501", slug="my-owner", severity=Severity.ERROR, check=shout)
WRONG = "not a rule"
"""
ENTRY_POINTS = """\
[okrascode.rules]
quiet = acme_rules:QUIET
crash = acme_rules:CRASH
taken = acme_rules:TAKEN
wrong = acme_rules:WRONG
half = acme_rules:HALF
gone = acme_rules:GONE
broken = acme_broken:RULE
"""


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a package with rules on the path, as an installer would."""
    (tmp_path / "acme_rules.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "acme_broken.py").write_text("raise SystemError('no luck')", encoding="utf-8")
    info = tmp_path / "acme_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    sys.modules.pop("acme_rules", None)


def test_an_installed_rule_runs_only_when_named() -> None:
    """Nothing of a package is imported until okr.toml names it."""
    assert lint_texts(GOOD_COMPANY).findings == ()
    assert "acme_rules" not in sys.modules
    result = lint_texts(GOOD_COMPANY, settings=Settings(plugins=("quiet",)))
    assert {f.code for f in result.findings} == {"ACME001"}
    assert result.findings[0].message == "company is too quiet."


def test_its_rules_are_selected_like_ours() -> None:
    """Code, slug and the letters of its codes name a plug-in's rule."""
    settings = Settings(plugins=("quiet",))
    for word in ("ACME001", "too-quiet", "acme"):
        assert lint_texts(GOOD_COMPANY, settings=settings, select=(word,)).findings
        assert not lint_texts(GOOD_COMPANY, settings=settings, ignore=(word,)).findings


def test_a_bug_in_it_is_a_finding_and_the_others_go_on() -> None:
    """A plug-in that raises is named, and hides nothing of what the other rules find."""
    settings = Settings(plugins=("crash", "quiet"))
    result = lint_texts(GOOD_COMPANY, settings=settings)
    assert {f.code for f in result.findings} == {"ACME001", "OKR906"}
    [about] = [f for f in result.findings if f.code == "OKR906"]
    assert about.message == "The plug-in rule crasher failed: RuntimeError: no luck."


@pytest.mark.parametrize("name", ["taken", "wrong"])
def test_what_is_no_rule_or_takes_a_name_is_refused(name: str) -> None:
    """A plug-in can neither replace one of our rules nor bring something else."""
    with pytest.raises(ConfigurationError):
        all_rules((name,))


def test_what_gives_anything_but_findings_has_failed() -> None:
    """A rule is believed as a whole or not at all."""
    result = lint_texts(GOOD_COMPANY, settings=Settings(plugins=("half", "quiet")))
    assert {f.code for f in result.findings} == {"ACME001", "OKR906"}
    [about] = [f for f in result.findings if f.code == "OKR906"]
    assert about.message == (
        "The plug-in rule half failed: TypeError: it gave str instead of findings of ACME003."
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone", "The plug-in 'gone' cannot be loaded: AttributeError: "),
        ("broken", "The plug-in 'broken' cannot be loaded: SystemError: no luck."),
    ],
)
def test_what_cannot_be_loaded_stops_the_run(name: str, message: str) -> None:
    """A rule that is named and not there would be a gate that stands open."""
    with pytest.raises(ConfigurationError) as stopped:
        lint_texts(GOOD_COMPANY, settings=Settings(plugins=(name,)))
    assert stopped.value.message.startswith(message)
    assert stopped.value.setting == ("plugins",)


def test_a_rule_without_a_page_has_a_word_about_that() -> None:
    """Whoever asks for its manual is led to the package."""
    [rule] = [rule for rule in all_rules(("quiet",)) if rule.slug == "too-quiet"]
    assert manual_text(rule).startswith("A rule of a plug-in")
