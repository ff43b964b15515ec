"""Each fix changes what it says, is safe only where nothing can be meant otherwise, and ends."""

from __future__ import annotations

import random

import pytest

from okrascode.documents.comments import comments_in
from okrascode.documents.read import read_document
from okrascode.findings import Finding, Fix
from okrascode.lint.catalogue import all_rules, manual_text
from okrascode.lint.fixing import Mended, mend
from okrascode.lint.manual import EXAMPLE_TODAY, read_manual
from okrascode.lint.material import Material, read_texts
from okrascode.lint.result import LintResult
from okrascode.lint.run import lint
from tests.support.document_texts import mutated
from tests.support.good_company import GOOD_COMPANY
from tests.support.lint_texts import material_of

PLAN = "okrs/payments/2026-Q4.yaml"
HEAD = "apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: 2026-Q4\nobjectives:\n"
ITEM = "  - id: love-us\n    objective: Customers love us\n    owner: ana\n"


def judge(material: Material) -> LintResult:
    """Lint with every rule that needs no history."""
    return lint(material)


def mended(text: str, *, with_unsafe: bool = False) -> tuple[str, Mended]:
    """Give the plan of the good company as it is after all fixes."""
    material = material_of({**GOOD_COMPANY, PLAN: text})
    done = mend(material, judge, with_unsafe=with_unsafe)
    return done.texts.get(PLAN, text.encode()).decode(), done


def fixes_of(code: str, text: str) -> list[Fix]:
    """Give the fixes of the findings of one rule."""
    result = judge(material_of({**GOOD_COMPANY, PLAN: text}))
    return [fix for finding in result.findings if finding.code == code for fix in finding.fixes]


SAFE = {
    "colon": ("    objective: Ship: now\n", '    objective: "Ship: now"\n'),
    "colon before a comment": ("    objective: A: b # c\n", '    objective: "A: b" # c\n'),
    "colon and quotes": ("    objective: Say: \"a\"\n", "    objective: 'Say: \"a\"'\n"),
    "star": ("    objective: *new* things\n", '    objective: "*new* things"\n'),
    "at": ("    owner: @ana\n", '    owner: "@ana"\n'),
    "backtick": ("    objective: `make` is quick\n", '    objective: "`make` is quick"\n'),
    "bracket": ("    objective: [Beta] is live\n", '    objective: "[Beta] is live"\n'),
    "behind a quote": ("    objective: \"Go\" is live\n", "    objective: '\"Go\" is live'\n"),
    "greater": ("    objective: > 5 markets\n", '    objective: "> 5 markets"\n'),
    "chinese": ("    objective: 支付: 快\n", '    objective: "支付: 快"\n'),
    "yes": ("    objective: yes\n", '    objective: "yes"\n'),
    "octal": ("    weight: 010\n", "    weight: 10\n"),
    "key": ("    ownr: ana\n", "    owner: ana\n"),
    "quoted key": ("    \"ownr\": ana\n", '    "owner": ana\n'),
    "number for text": ("    objective: 2026\n", '    objective: "2026"\n'),
    "text for number": ("    weight: \"2\"\n", "    weight: 2\n"),
    "text for list": (
        "    supports: company@2026:love-us\n",
        "    supports: [company@2026:love-us]\n",
    ),
    "choice": ("    commitment: aspirationl\n", "    commitment: aspirational\n"),
    "quoted choice": ("    commitment: 'aspirationl'\n", "    commitment: 'aspirational'\n"),
    "space": ("    owner: \"ana \"\n", '    owner: "ana"\n'),
    "twice": ("    owner: bo\n    owner: bo\n", "    owner: bo\n"),
    "unused": ("    owner: bo  # okr: ignore[no-owner] x\n", "    owner: bo\n"),
    "unused, two": (
        "    owner: bo  # okr: ignore[no-owner, copied-trailers] x\n",
        "    owner: bo  # okr: ignore[copied-trailers] x\n",
    ),
    "unused, own line": ("    # okr: ignore[no-owner] x\n    owner: bo\n", "    owner: bo\n"),
    "no such rule": ("    owner: bo # okr: ignore[qqqqq] x\n", "    owner: bo\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", SAFE)
def test_a_safe_fix_is_made(name: str) -> None:
    """What can be meant in one way only is mended, and nothing else changes."""
    before, after = SAFE[name]
    key = before.strip().strip('"').partition(":")[0].strip('"')
    item = "".join(
        line
        for line in ITEM.splitlines(keepends=True)
        if key not in line and not (key == "ownr" and "owner" in line)
        and not ("owner:" in before and "owner:" in line)
    )  # fmt: skip
    text, _ = mended(HEAD + item + before)
    assert text == HEAD + item + after


UNSAFE = {
    "fields on one line": ("    labels: a: b\n", '    labels: "a: b"\n'),
    "cut by a comment": ("    objective: Be #1 here\n", '    objective: "Be #1 here"\n'),
    "comma": ("    weight: \"1,5\"\n", "    weight: 1.5\n"),
    "unit": ("    weight: 75 %\n", "    weight: 75\n"),
    "reference": (
        "    supports: [company@2026:love-uss]\n",
        "    supports: [company@2026:love-us]\n",
    ),
    "case": ("    supports: [Company@2026:love-us]\n", "    supports: [company@2026:love-us]\n"),
    "expired": ("    owner: bo # okr: ignore[no-owner] until=2026-01-01 x\n", "    owner: bo\n"),
    "misspelt rule": (
        "    owner: bo # okr: ignore[unsupported-objectiv] x\n",
        "    owner: bo # okr: ignore[unsupported-objective] x\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNSAFE)
def test_an_unsafe_fix_is_made_only_when_asked(name: str) -> None:
    """What a person has to look at is left alone by --fix, and made by --fix=unsafe."""
    before, after = UNSAFE[name]
    item = ITEM.replace("    owner: ana\n", "") if "owner:" in before else ITEM
    item = (
        item.replace("    objective: Customers love us\n", "") if "objective:" in before else item
    )
    assert mended(HEAD + item + before)[0] == HEAD + item + before
    assert mended(HEAD + item + before, with_unsafe=True)[0] == HEAD + item + after


@pytest.mark.parametrize(
    "line",
    [
        "    supports: [company:love-us\n",
        "    objective: 'Ship: now\n",
        "    objective: Ship: now\n      and tomorrow\n",
        "\towner: ana\n",
        "    owner:ana\n",
        "    - x\n",
        "    objective: a\n     why: b\n",
    ],
)
def test_a_text_that_breaks_otherwise_is_left_alone(line: str) -> None:
    """Quotes are put where they mend the line; brackets, tabs and indentation need a person."""
    text = HEAD + ITEM.replace("    objective: Customers love us\n", "") + line
    assert mended(text, with_unsafe=True)[0] == text


def test_a_key_with_two_candidates_is_for_a_person() -> None:
    """Where two fields come near, or one not very near, the fix is not safe."""
    for name, is_safe in (("ownr", True), ("statee", True), ("reasonn", True), ("dscrption", None)):
        fixes = fixes_of("OKR102", HEAD + ITEM.replace("owner", name))
        assert [fix.is_safe for fix in fixes] == ([] if is_safe is None else [is_safe]), name


def test_fixes_go_on_until_nothing_is_left() -> None:
    """What a broken text hid is mended in the next round, and what then is unused goes as well."""
    text = HEAD + ITEM.replace("love us", "love: us").replace("owner", "ownr")
    text = text.replace("  - id", "  # okr: ignore[no-owner, missing-field] later\n  - id")
    after, done = mended(text)
    assert after == HEAD + ITEM.replace("Customers love us", '"Customers love: us"')
    assert done.fixes == 4


def test_what_is_suppressed_is_not_mended() -> None:
    """Somebody decided about it."""
    text = HEAD + ITEM.replace("owner: ana", "ownr: ana # okr: ignore[unknown-field] ours")
    assert mended(text)[0] == text


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_endings_and_byte_order_mark_stay(mark: str) -> None:
    """A file of Windows stays one."""
    text = mark + (HEAD + ITEM.replace("owner", "ownr")).replace("\n", "\r\n")
    text = text.replace("  - id", "  # okr: ignore[no-owner] x\r\n  - id")
    after, _ = mended(text)
    assert after == mark + (HEAD + ITEM).replace("\n", "\r\n")


def test_every_fix_of_every_example_ends() -> None:
    """The failing examples of the manual pages are mended without end or damage."""
    for rule in all_rules():
        for example in read_manual(manual_text(rule)).examples("fails"):
            material = read_texts(example.files, today=example.today)
            done = mend(material, judge, with_unsafe=True)
            assert not any(finding.fixes for finding in done.result.findings), rule.code
            for path, raw in done.texts.items():
                assert _is_yaml(raw) or not _is_yaml(example.files[path])


@pytest.mark.parametrize("seed", range(40))
def test_broken_texts_are_mended_or_left(seed: int) -> None:
    """Whatever is in a text, fixes end, a second run finds none, and YAML stays YAML."""
    text = mutated(random.Random(seed)).encode("utf-8", "replace")  # noqa: S311  # no secret
    material = read_texts({PLAN: text}, today=EXAMPLE_TODAY)
    done = mend(material, judge, with_unsafe=True)
    assert not any(finding.fixes for finding in done.result.findings)
    after = done.texts.get(PLAN, text)
    assert _is_yaml(after) or not _is_yaml(text)
    ours = [c.text for c in comments_in(text) if "okr:" not in c.text]
    assert not _is_yaml(text) or [c.text for c in comments_in(after)] == ours or b" #" in text


def test_a_fix_that_breaks_a_text_is_taken_back() -> None:
    """The parser has the last word on what a rule, a plug-in's perhaps, wants to write."""
    from dataclasses import replace

    from okrascode.edits.edit import Edit

    def with_bad_fix(material: Material) -> LintResult:
        result = lint(material)
        return replace(result, findings=tuple(map(worse, result.findings)))

    def worse(finding: Finding) -> Finding:
        if finding.span is None or finding.code != "OKR102":
            return finding
        edit = Edit(finding.span, "a: b: c")
        return replace(finding, fixes=(Fix(title="x", is_safe=True, edits=(edit,)),))

    material = material_of({**GOOD_COMPANY, PLAN: HEAD + ITEM.replace("owner", "ownr")})
    done = mend(material, with_bad_fix, with_unsafe=False)
    assert (done.texts, done.fixes) == ({}, 0)


def _is_yaml(raw: bytes) -> bool:
    return all(f.code != "OKR001" for f in read_document(raw, path=PLAN).findings)
