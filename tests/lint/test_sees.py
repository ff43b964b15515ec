"""What rules say about how far they look is true."""

from __future__ import annotations

import random
import re
import shutil

import pytest

from okrascode.documents.read import read_document
from okrascode.lint.catalogue import all_rules
from okrascode.lint.judge import judge
from okrascode.lint.rejudge import that_see_reports, that_see_words
from okrascode.lint.rule import Needs, Sees
from okrascode.lint.run import selected_rules
from okrascode.lint.select import Choice
from okrascode.model.organization import Organization
from okrascode.model.plan import make_plan
from okrascode.model.team import Team
from okrascode.workspace import load_workspace
from tests.support.demo_repository import TODAY, demo
from tests.support.judged import EDITS, edit_somewhere

_WORDS = re.compile(r"((?:objective|key_result|why|how|note|summary): )[^|>{}\n]+$", re.MULTILINE)


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """The demo, in which much is odd."""
    root = shutil.copytree(demo(tmp_path_factory), tmp_path_factory.mktemp("odd") / "tamarind")
    chance = random.Random(7)  # noqa: S311  # a test wants the same edits each time
    for edit in sorted(EDITS.keys() - {"a line less", "a line end", "another name"}) * 9:
        before = {path: path.read_bytes() for path in root.glob("okrs/**/*.yaml")}
        changed = edit_somewhere(root, edit, chance)
        name = changed.relative_to(root).as_posix()
        if read_document(changed.read_bytes(), path=name).document is None:
            changed.write_bytes(before[changed])
    return load_workspace(root, today=TODAY)


def rules_that(company, **wanted):
    """Give all rules that have some properties."""
    selected = selected_rules(company.settings, Choice(profile="audit", select=("all",)))
    return [
        one
        for one in selected
        if not one.rule.after_suppressions
        and Needs.BASE not in one.rule.needs
        and all(getattr(one.rule, name) == value for name, value in wanted.items())
    ]


def test_rules_of_a_team_need_the_documents_of_that_team_and_cycle_alone(company) -> None:
    """In each of them they find what they find when all are there."""
    rules = that_see_words(rules_that(company))
    found = judge(rules, company).findings
    assert len({one.code for one in found}) >= 6
    documents = company.plan.documents
    named = {(d.team, d.cycle) for d in documents if hasattr(d, "cycle")}
    for team, cycle in named:
        here = [d for d in documents if getattr(d, "cycle", None) == cycle and d.team == team]
        above = [
            d
            for d in documents
            if isinstance(d, Organization) or (isinstance(d, Team) and d.id == team)
        ]
        paths = {document.place.path for document in here}
        few = company.with_texts({})
        few.plan = make_plan([*here, *above])
        again = judge(rules, few).findings
        assert [f for f in again if f.path in paths] == [f for f in found if f.path in paths]


def test_no_other_rule_looks_at_words(company) -> None:
    """All words of all documents are others, and what is said is the same."""
    asked = {one.rule.code for one in that_see_words(rules_that(company))}
    kept = [
        one
        for one in rules_that(company)
        if one.rule.code not in asked and one.rule.sees is not Sees.EVERYTHING
    ]
    texts = {
        path: _WORDS.sub(lambda match: f"{match[1]}Other words stand here", raw.decode()).encode()
        for path, raw in company.texts.items()
    }
    assert texts != company.texts
    other = company.with_texts(texts)
    known = [path for path, result in other.results.items() if result.document is None]
    assert known == [p for p, result in company.results.items() if result.document is None]
    found = judge(kept, company).findings
    assert len({one.code for one in found}) >= 5
    assert [plain(one) for one in judge(kept, other).findings] == [plain(one) for one in found]


def plain(finding):
    """Leave out what is looked up in the text."""
    return (finding.code, finding.path, finding.pointer, finding.message, finding.subject)


def test_every_rule_of_the_regular_profile_says_how_far_it_looks() -> None:
    """So that a change of words is judged quickly where nobody asks for more."""
    assert not [
        rule.slug
        for rule in all_rules()
        if rule.profile.rank == 0
        and rule.sees is Sees.EVERYTHING
        and Needs.BASE not in rule.needs
        and not rule.after_suppressions
    ]


def test_rules_that_see_reports_ask_for_readings_alone() -> None:
    """Numbers of a whole cycle cannot be told from a part of its documents."""
    rules = [one.rule for one in that_see_reports(selected_rules_of_all())]
    assert rules
    assert not any(rule.needs & (Needs.NUMBERS | Needs.CODEOWNERS | Needs.BASE) for rule in rules)


def selected_rules_of_all():
    """Give every rule as it runs by default."""
    from okrascode.config import Settings

    return selected_rules(Settings(), Choice(profile="audit"))
