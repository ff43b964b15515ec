"""Rules without code, from okr.toml."""

from __future__ import annotations

import re
import time

import pytest

from okrascode.config import Settings
from okrascode.documents.settings_toml import read_settings
from okrascode.errors import ConfigurationError
from okrascode.findings import Finding
from okrascode.lint.catalogue import find_rule, rules_of
from okrascode.lint.judge import judge
from okrascode.lint.manual import read_manual
from okrascode.lint.rule import Rule
from okrascode.lint.select import SelectedRule
from okrascode.output.rule_text import page_of
from tests.support.good_company import GOOD_COMPANY
from tests.support.lint_texts import lint_texts, material_of
from tests.support.source import ROOT

PLAN = "okrs/payments/2026-Q4.yaml"
TABLE = """\
[[rule]]
code = "ACME001"
select = {{{select}}}
require = {{{require}}}
message = "We agreed on this."
"""


def _settings(select: str, require: str, more: str = "") -> Settings:
    return read_settings((TABLE.format(select=select, require=require) + more).encode())


def _found(select: str, require: str, *, more: str = "", extra: str = "") -> list[str]:
    files = {**GOOD_COMPANY, PLAN: GOOD_COMPANY[PLAN] + extra.encode()}
    result = lint_texts(files, settings=_settings(select, require, more), select=("ACME001",))
    return [f"{finding.entity} {finding.pointer}" for finding in result.findings]


COMPLETION = "payments@2026-Q4:effortless-checkout/completion"
AT_COMPLETION = f"{COMPLETION} /objectives/0/key_results/0"


@pytest.mark.parametrize(
    ("select", "require", "expected"),
    [
        ('kind = "key_result", "measure.unit" = "%"', 'owner = "^fin-"',
         [f"{AT_COMPLETION}/owner", "uptime", "cost"]),
        ('kind = "key_result", measure.unit = "%"', 'owner = "^b"', ["uptime", "cost"]),
        ('kind = "key_result", shape = "metric", team = "payments"', 'how = "."', ["time"]),
        ('kind = "key_result", shape = ["threshold", "milestones"]', "weight = 2",
         ["uptime", "wallets"]),
        ('kind = "key_result", measure.milestones.id = "apple"', 'measure.milestones.title = "^G"',
         []),
        ('kind = "key_result", objective.owner = "bo"', 'key_result = "(?i)shop"', []),
        ('kind = "key_result", measure.baseline = 61.0', "measure.target = 75", []),
        ('kind = "key_result", state = "dropped"', 'reason = "^Because"', ["fax"]),
        ('kind = "objective", team = "payments"', 'supports = "^company@2026:"', []),
        ('kind = "objective"', 'why = "."', ["love-us", "effortless-checkout", "enter-japan"]),
        ('kind = "objective", commitment = "aspirational"', 'id = "^effort"', []),
        ('kind = "team", parent = "company"', 'sponsor = "^lin$"', []),
        ('kind = "team"', 'x-cost-centre = "[0-9]{4}"', ["company", "payments", "sales"]),
        ('kind = "cycle", state = "committed"', 'id = "^[0-9]{4}(-Q[1-4])?$"', []),
        ('kind = "organization"', 'vision = "陷阱"', ["organization"]),
        ('kind = "organization"', 'people.ana.name = "Ana"', []),
        ('kind = "check_in"', 'summary = "."', ["sales"]),
        ('kind = "objective"', 'depends_on = "."', ["love-us", "enter-japan"]),
        ('kind = "key_result", team = "payments"', "measure.binary = true",
         ["completion", "time", "uptime", "wallets"]),
        ('kind = "key_result", measure.at_least = true', 'owner = "."', []),
    ],
)  # fmt: skip
def test_items_are_selected_and_judged(select: str, require: str, expected: list[str]) -> None:
    """Values select; patterns, numbers and truth values are required, of lists in any element."""
    found = _found(select, require)
    assert len(found) == len(expected)
    assert all(part in text for part, text in zip(expected, found, strict=True)), found


def test_own_keys_are_judged() -> None:
    """Keys that begin with x- belong to the organisation, and so do rules about them."""
    extra = "  - {id: new, objective: Paying takes seconds, x-jira: PAY-7, x-area: {name: eu}}\n"
    assert _found('kind = "objective", x-jira = "PAY-7"', 'x-area.name = "^eu$"', extra=extra) == []
    found = _found('kind = "objective", x-jira = "PAY-7"', 'x-area.name = "us"', extra=extra)
    assert found == ["payments@2026-Q4:new /objectives/1/x-area/name"]


@pytest.mark.parametrize("field", ["state: draft", "state: dropped, reason: over"])
def test_drafts_and_what_was_dropped_are_left_alone(field: str) -> None:
    """Only a rule that selects a state judges them."""
    extra = f"  - {{id: new, objective: Paying takes seconds, {field}}}\n"
    assert _found('kind = "objective", id = "new"', 'owner = "."', extra=extra) == []
    state = field.split(",")[0].removeprefix("state: ")
    select = f'kind = "objective", id = "new", state = "{state}"'
    assert len(_found(select, 'owner = "."', extra=extra)) == 1


def _first(more: str = "", **options: object) -> Finding:
    settings = _settings('kind = "key_result", id = "completion"', 'owner = "^fin-"', more)
    [finding] = lint_texts(GOOD_COMPANY, settings=settings, **options).findings  # type: ignore[arg-type]  # a test's keywords
    return finding


def test_a_finding_has_the_words_of_the_rule() -> None:
    """Message, help and severity are the organisation's; help says the pattern if there is none."""
    finding = _first()
    assert (finding.code, finding.slug, finding.severity) == ("ACME001", "acme001", "warning")
    assert finding.message == "We agreed on this."
    assert finding.help == "owner has to match “^fin-”."
    assert GOOD_COMPANY[PLAN].decode().splitlines()[finding.span.start.line - 1].strip() == (
        "owner: bo"
    )
    other = _first('help = "Ask Lin."\nseverity = "error"\nslug = "no-finance-owner"\n')
    assert (other.slug, other.severity, other.help) == ("no-finance-owner", "error", "Ask Lin.")


def test_it_is_selected_and_suppressed_like_ours() -> None:
    """Code and slug work on the command line, in settings and in comments."""
    settings = _settings('kind = "key_result", id = "completion"', 'owner = "^fin-"')
    assert lint_texts(GOOD_COMPANY, settings=settings, ignore=("acme001",)).findings == ()
    text = GOOD_COMPANY[PLAN].decode()
    for old, new in (("owner: bo", "owner: bo  # okr: ignore[ACME001] they help out"),):
        files = {**GOOD_COMPANY, PLAN: text.replace(old, new, 1).encode()}
        result = lint_texts(files, settings=settings)
        assert (len(result.findings), len(result.suppressed)) == (0, 1)


def test_a_rule_that_selects_nothing_says_so_in_audit() -> None:
    """The finding stands at the rule in okr.toml; milder profiles are not bothered."""
    more = '\n[[rule]]\ncode = "ACME002"\nselect = {kind = "team", id = "nobody"}\n'
    more += 'require = {lead = "."}\nmessage = "Lead it."\n'
    settings = _settings('kind = "key_result"', 'key_result = "."', more)
    assert lint_texts(GOOD_COMPANY, settings=settings, profile="strict").findings == ()
    [finding] = lint_texts(GOOD_COMPANY, settings=settings, profile="audit").findings
    assert finding.message == "The rule ACME002 selects nothing."
    assert (finding.code, finding.severity, finding.path) == ("OKR907", "info", "okr.toml")
    assert finding.span is not None
    assert finding.span.start.line == 7


@pytest.mark.parametrize(
    ("select", "require", "message", "hint"),
    [
        ('kind = "key_result"', 'ownre = "."', "ACME001: a key_result has no field ownre.",
         "Did you mean owner?"),
        ('kind = "team", measure.unit = "%"', 'lead = "."',
         "ACME001: a team has no field measure.unit.", "There are: kind, id, name, parent, lead, "
         "sponsor, members, mission, visibility, formerly."),
        ('kind = "key_result"', 'owner.name = "."',
         "ACME001: a key_result has no field owner.name.", "There is nothing below it."),
        ('kind = "key_result"', 'owner = "(?!fin)"',
         "ACME001: the pattern '(?!fin)' is not understood: it looks around, sets a flag inside or "
         "refers to a group.",
         "Look-around and back-references are left out, so that it takes little time."),
    ],
)  # fmt: skip
def test_what_cannot_work_stops_the_run(select, require, message, hint) -> None:
    """A gate that silently stands open is worse than none: a wrong field or pattern is an error."""
    with pytest.raises(ConfigurationError) as stopped:
        _found(select, require)
    assert (stopped.value.message, stopped.value.hint) == (message, hint)
    assert stopped.value.setting[:2] == ("rule", 0)


@pytest.mark.parametrize(
    "more",
    [
        TABLE.format(select='kind = "team"', require='lead = "."'),
        'slug = "no-owner"',
    ],
    ids=["a code twice", "a slug of ours"],
)
def test_a_name_is_given_once(more: str) -> None:
    """Neither a rule of ours nor one of the organisation can be replaced."""
    with pytest.raises(ConfigurationError, match="There is another rule"):
        _found('kind = "team"', 'lead = "."', more=more)


def test_kind_is_needed() -> None:
    """A rule says what it judges, in words that exist."""
    with pytest.raises(ConfigurationError, match="kind"):
        _settings('owner = "bo"', 'lead = "."')
    with pytest.raises(ConfigurationError, match="key_results"):
        _settings('kind = "key_results"', 'lead = "."')


def test_a_pattern_that_explodes_elsewhere_is_quick_here() -> None:
    """Patterns run in linear time, whatever a pull request brings."""
    extra = "  - {id: new, objective: " + "a" * 5000 + "!}\n"
    start = time.monotonic()
    found = _found('kind = "objective", id = "new"', 'objective = "^(a|a|a+)+$"', extra=extra)
    assert len(found) == 1
    assert time.monotonic() - start < 5


def test_a_pattern_that_costs_too_much_stops_the_run() -> None:
    """The error names the rule and what to do."""
    hostile = "".join("ab"[bin(number).count("1") % 2] for number in range(20_000))
    extra = f"  - {{id: new, objective: {hostile}c}}\n"
    pattern = "(a|b)*a(a|b){400}c"
    with pytest.raises(ConfigurationError, match=r"takes too long"):
        _found('kind = "objective", id = "new"', f'objective = "{pattern}"', extra=extra)


def test_texts_that_are_not_plain_are_read_too() -> None:
    """Block texts, anchors of comments and a byte order mark change nothing."""
    text = (
        GOOD_COMPANY[PLAN]
        .decode()
        .replace(
            "    owner: ana\n",
            "    owner: ana\n    why: |\n      Four in ten carts\n      are lost.\n",
            1,
        )
    )
    files = {**GOOD_COMPANY, PLAN: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()}
    settings = _settings('kind = "objective", team = "payments"', 'why = "carts are lost"')
    assert lint_texts(files, settings=settings).findings == ()


def test_it_has_a_manual_page() -> None:
    """``okr rule`` says what it judges and what it wants."""
    settings = _settings('kind = "key_result", "measure.unit" = "USD"', 'owner = "^fin-"')
    rule = find_rule("ACME001", rules_of(settings))
    manual = read_manual(rule.manual)
    assert manual.summary == "The organisation says: We agreed on this."
    page = page_of(rule, colour=False)
    assert "where kind = key_result, measure.unit = USD" in page
    assert "owner has to match “^fin-”" in page


def test_the_page_about_own_rules_is_true() -> None:
    """The settings on it are accepted, and its rule in Python finds what it says."""
    page = (ROOT / "docs/own-rules.md").read_text(encoding="utf-8")
    settings = read_settings(re.findall(r"```toml\n(version.*?)```", page, re.DOTALL)[0].encode())
    assert {rule.code for rule in rules_of(settings)} >= {"ACME001", "ACME002"}
    result = lint_texts(GOOD_COMPANY, settings=settings, select=("ACME",))
    assert {finding.code for finding in result.findings} == {"ACME002"}
    names: dict[str, Rule] = {}
    exec(re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0], names)  # noqa: S102  # our own page
    rule = names["QUIET_TEAM"]
    material = material_of(GOOD_COMPANY)
    judged = judge([SelectedRule(rule=rule, severity=rule.severity, options={})], material)
    assert judged.findings[0].message == "company has no mission."
