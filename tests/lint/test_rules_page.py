"""The page of all rules is current."""

from __future__ import annotations

from okrascode.lint.catalogue import all_rules
from okrascode.output.rule_markdown import page
from tests.support.source import ROOT


def test_the_page_of_all_rules_is_current() -> None:
    """docs/reference/rules.md is what the rules say now."""
    text = (ROOT / "docs/reference/rules.md").read_text(encoding="utf-8")
    assert text == page(all_rules()), "run: okr rule --format markdown > docs/reference/rules.md"


def test_every_rule_is_on_the_page_once() -> None:
    """Each rule has one row in a table and one section of its name."""
    lines = page(all_rules()).splitlines()
    for rule in all_rules():
        assert lines.count(f"## {rule.slug}") == 1
        assert sum(line.startswith(f"| [{rule.code} {rule.slug}]") for line in lines) == 1


def test_a_page_holds_no_hidden_character() -> None:
    """The characters that a rule warns of are spelt out."""
    assert "\u202e" not in page(all_rules())
