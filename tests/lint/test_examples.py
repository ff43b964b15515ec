"""The manual page of every rule is true: its examples fail and pass as it says."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

from okrascode.lint import rules
from okrascode.lint.catalogue import all_rules, find_rule, manual_text
from okrascode.lint.manual import read_manual
from okrascode.lint.rule import Rule
from tests.support.lint_texts import lint_texts

NOT_OF_TEXTS = {
    "codeowners-drift": "is about a file of the forge; see test_codeowners.py",
    "idle-rule": "is about okr.toml; see test_organization_rules.py",
    "symlink": "a link is no text; tests/workspace makes real ones",
    "rule-needs-history": "is about the clone; see test_history.py",
    "unparsed-trailer": "is about commit messages; see test_commit_messages.py",
    "unknown-okr-in-trailer": "is about commit messages; see test_commit_messages.py",
    "copied-trailers": "is about commit messages; see test_commit_messages.py",
    "plugin-error": "is about an installed package; see test_plugins.py",
}
"""Rules whose examples cannot be run, and why."""

RUNNABLE = [rule.slug for rule in all_rules() if rule.slug not in NOT_OF_TEXTS]


@pytest.mark.parametrize("slug", RUNNABLE)
@pytest.mark.parametrize("heading", ["fails", "passes"])
def test_examples_are_true(slug: str, heading: str) -> None:
    """Every example under Fails has this finding, and none under Passes has."""
    rule = find_rule(slug, all_rules())
    examples = read_manual(manual_text(rule)).examples(heading)
    assert examples
    for example in examples:
        result = lint_texts(
            example.files,
            today=example.today,
            profile="audit",
            committed=example.committed,
            base=example.base,
        )
        said = [f"{f.code} {f.message}" for f in result.findings]
        found = any(finding.code == rule.code for finding in result.findings)
        assert found is (heading == "fails"), said


@pytest.mark.parametrize("slug", RUNNABLE)
def test_what_passes_has_no_error(slug: str) -> None:
    """An example to follow breaks no other rule of severity error."""
    rule = find_rule(slug, all_rules())
    for example in read_manual(manual_text(rule)).examples("passes"):
        result = lint_texts(example.files, today=example.today, base=example.base)
        assert not [f.message for f in result.findings if f.severity == "error"]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.slug)
def test_a_manual_page_is_complete(rule: Rule) -> None:
    """A page has one summary sentence, its reason, and names each of its options."""
    manual = read_manual(manual_text(rule))
    assert manual.summary.endswith(".")
    assert len(manual.summary) <= 100
    assert manual.why
    for option, value in rule.options.items():
        assert f"{option}: " in manual.options
        assert f"default {value}" in manual.options


def test_a_module_is_named_as_its_rule() -> None:
    """The file name is the slug, so a rule is found by its name."""
    for info in pkgutil.walk_packages(rules.__path__, prefix=rules.__name__ + "."):
        rule = getattr(importlib.import_module(info.name), "RULE", None)
        if isinstance(rule, Rule):
            assert rule.slug == info.name.rpartition(".")[2].replace("_", "-")
        else:
            assert info.ispkg, f"{info.name} has no RULE"


def test_codes_and_slugs_name_one_rule_each() -> None:
    """No code and no slug is given twice."""
    names = Counter(name for rule in all_rules() for name in (rule.code, rule.slug))
    assert max(names.values()) == 1


def test_coach_asks_about_what_can_be_measured() -> None:
    """A rule about measures or words asks a question wherever there is something to talk about."""
    for rule in all_rules():
        if rule.code[:4] not in ("OKR3", "OKR7"):
            continue
        for example in read_manual(manual_text(rule)).examples("fails"):
            result = lint_texts(
                example.files, today=example.today, profile="audit", committed=example.committed
            )
            ours = [finding for finding in result.findings if finding.code == rule.code]
            assert all(finding.question.endswith("?") for finding in ours), rule.slug


def test_a_page_without_its_headings_is_refused() -> None:
    """A page that leaves a heading out says which there are."""
    with pytest.raises(ValueError, match="Why, Fails, Passes, Options"):
        read_manual("Something is wrong.\n\nWhy:\n    Because.\n")
