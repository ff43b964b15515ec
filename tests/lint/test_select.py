"""Which rules run: profiles, selections, settings, and words that mean nothing."""

from __future__ import annotations

import pytest

from okrascode.config import LintSettings, RuleSettings
from okrascode.errors import ConfigurationError, UsageError
from okrascode.findings import Severity
from okrascode.lint.catalogue import all_rules, find_rule
from okrascode.lint.select import Choice, select, severity_called


def slugs(choice: Choice | None = None, **settings: object) -> set[str]:
    """Give the names of the rules that run."""
    lint_settings = LintSettings(**settings)  # type: ignore[arg-type]  # of the tests
    return {one.rule.slug for one in select(all_rules(), choice or Choice(), lint_settings)}


def test_the_regular_profile_leaves_the_strict_rules_out() -> None:
    """Without anything said the regular rules run."""
    assert "no-owner" in slugs()
    assert "orphan-objective" not in slugs()
    assert "orphan-objective" in slugs(profile="strict")
    assert "orphan-objective" in slugs(Choice(profile="audit"))
    assert "orphan-objective" not in slugs(Choice(profile="regular"), profile="strict")


@pytest.mark.parametrize(
    "word", ["OKR205", "okr205", "205", "orphan-objective", "OKR20", "2", "2xx", "all"]
)
def test_a_selector_is_a_code_its_beginning_or_a_slug(word: str) -> None:
    """All ways to name a rule or a family work everywhere."""
    assert "orphan-objective" in slugs(select=(word,))
    assert "orphan-objective" in slugs(Choice(select=(word,)))
    assert "orphan-objective" not in slugs(Choice(profile="audit", ignore=(word,)))


def test_settings_add_to_the_profile() -> None:
    """What okr.toml selects runs besides the profile's rules."""
    assert slugs(select=("orphan-objective",)) == slugs() | {"orphan-objective"}


def test_the_command_line_runs_exactly_what_it_names() -> None:
    """A selection on the command line stands for itself, whatever okr.toml ignores."""
    choice = Choice(select=("no-owner",))
    assert slugs(choice, ignore=("no-owner",), select=("2",)) == {"no-owner"}


def test_ignoring_beats_selecting_at_the_same_place() -> None:
    """A family can be selected less some of its rules."""
    choice = Choice(select=("2",), ignore=("201", "duplicate-id"))
    assert {"unknown-reference", "duplicate-id"} & slugs(choice) == set()
    assert "team-tree" in slugs(choice)
    assert "no-owner" not in slugs(ignore=("5",), select=("no-owner",))


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("no-ownr", "Did you mean no-owner?"),
        ("OKR999", "Did you mean OKR"),
        ("stale", "Did you mean stale-check-in?"),
        ("", "okr rule lists them all."),
        ("zzzz", "okr rule lists them all."),
    ],
)
def test_an_unknown_rule_is_wrong_usage(word: str, hint: str) -> None:
    """A selector that means nothing stops the run and says what was probably meant."""
    with pytest.raises(UsageError) as error:
        slugs(Choice(select=(word,)))
    assert repr(word) in error.value.message
    assert error.value.hint is not None
    assert error.value.hint.startswith(hint)
    assert error.value.exit_code == 2


def test_an_unknown_profile_or_severity_is_wrong_usage() -> None:
    """The words there are stand in the hint."""
    with pytest.raises(UsageError, match="'lax' is no profile"):
        slugs(Choice(profile="lax"))
    with pytest.raises(UsageError, match="'fatal' is no severity"):
        severity_called("fatal")
    assert severity_called("warning") is Severity.WARNING


def test_a_rule_can_have_another_severity_and_limit() -> None:
    """The settings of a rule change its severity and its numbers."""
    own = RuleSettings(severity="error", options={"most": 3})
    [one] = select(
        all_rules(),
        Choice(select=("too-many-objectives",)),
        LintSettings(rules={"too-many-objectives": own}),
    )
    assert one.severity is Severity.ERROR
    assert one.options == {"most": 3}


@pytest.mark.parametrize(
    ("slug", "own", "words", "hint"),
    [
        ("no-ownr", RuleSettings(), "no-ownr", "Did you mean no-owner?"),
        ("no-owner", RuleSettings(severity="fatal"), "'fatal' is no severity", "There are"),
        ("no-owner", RuleSettings(options={"most": 3}), "no-owner.most", "It has no settings."),
        (
            "too-many-objectives",
            RuleSettings(options={"mots": 3}),
            "too-many-objectives.mots",
            "Did you mean most?",
        ),
        ("too-many-objectives", RuleSettings(options={"x": 3}), ".x", "It has: most."),
        ("too-many-objectives", RuleSettings(options={"most": "3"}), "'3'", "The default is 5."),
        ("too-many-objectives", RuleSettings(options={"most": -1}), "-1", "The default is 5."),
        ("too-many-objectives", RuleSettings(options={"most": True}), "True", "The default"),
    ],
)
def test_wrong_settings_stop_the_run(slug: str, own: RuleSettings, words: str, hint: str) -> None:
    """A misspelt setting would leave a gate open, so it is refused with what was meant."""
    with pytest.raises(ConfigurationError) as error:
        slugs(rules={slug: own})
    assert words in error.value.message
    assert error.value.hint is not None
    assert error.value.hint.startswith(hint)


def test_a_rule_is_found_by_each_of_its_names() -> None:
    """Code, number and slug name the same rule."""
    rules = all_rules()
    found = {find_rule(name, rules).code for name in ("OKR401", "401", "Stale-Check-In")}
    assert found == {"OKR401"}
    with pytest.raises(UsageError, match="no rule 'OKR4'"):
        find_rule("OKR4", rules)
