"""All that the program says of documents and in conversations is in the Chinese catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from okrascode.lint.catalogue import all_rules, manual_text
from okrascode.lint.manual import read_manual
from okrascode.lint.rule import Rule
from okrascode.output.sentences import sentences_in
from tests.support.document_cases import CASES, DocumentCase, cases_in
from tests.support.lint_texts import lint_texts
from tests.support.source import ROOT

CHINESE = re.compile("[\u4e00-\u9fff]")
say = sentences_in("zh")

TOLD_IN_PARTS = {
    "0, not the part of something.",
    "It is not clear which 1 done.",
    "0 on 2, but today is 4.",
    "There is another 1 3, and the first one counts.",
    "There is no 1 3.",
    "All 1 of 3 have weight 0, so it has no score.",
    "This 1 has 3 characters; up to 5 can be remembered.",
    "0 can be read as 2.",
    "0 can be 2.",
}
"""Sentences whose parts are chosen while they are said; the catalogue has each as a whole."""


_SAYING = ("message", "help", "question", "title", "cure", "instead")


def _said_in(path: str) -> Iterator[tuple[int, str]]:
    """Give the sentences that a module says of a document, and those it advises."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        found: list[ast.expr] = []
        if isinstance(node, ast.keyword) and node.arg in _SAYING:
            found.append(node.value)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "finding":
            found += node.args[1:2]
        for each in found:
            for text in _texts_of(each):
                yield each.lineno, text


def _texts_of(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        pieces = [
            part.value if isinstance(part, ast.Constant) else number
            for number, part in enumerate(node.values)
        ]
        yield "".join(map(str, pieces))
    elif isinstance(node, ast.IfExp):
        yield from (*_texts_of(node.body), *_texts_of(node.orelse))


MODULES = sorted(
    str(path.relative_to(ROOT))
    for folder in ("okrascode/lint/rules", "okrascode/lint/fixes")
    for path in (ROOT / folder).rglob("*.py")
    if path.name != "__init__.py"
)


@pytest.mark.parametrize("module", MODULES)
def test_every_rule_speaks_chinese(module: str) -> None:
    """Each message, help and question that stands in a rule has its sentence."""
    silent = [
        f"{module}:{line}: {text}"
        for line, text in _said_in(module)
        if " " in text and text not in TOLD_IN_PARTS and not CHINESE.search(say(text))
    ]
    assert not silent, "\n".join(silent)


_REFUSALS = ("UsageError", "NothingFound", "NewerVersion")
DIALOGUES = sorted(
    str(path.relative_to(ROOT))
    for pattern in ("everyday/typed_*.py", "cli/dialogue/*.py", "workspace/me.py",
                    "readings/subject.py", "readings/people.py", "cli/undo.py", "cli/migrate.py",
                    "documents/migration.py")
    for path in (ROOT / "okrascode").glob(pattern)
)  # fmt: skip


@pytest.mark.parametrize("module", DIALOGUES)
def test_what_is_refused_in_a_conversation_is_said_in_chinese(module: str) -> None:
    """The sentence of each UsageError and its cure, where they stand as texts."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    silent = []
    for node in ast.walk(tree):
        kind = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if not isinstance(node, ast.Call) or kind not in _REFUSALS:
            continue
        parts = [*node.args, *(k.value for k in node.keywords if k.arg == "hint")]
        for text in (text for part in parts for text in _texts_of(part)):
            if " " not in text or text.startswith("okr ") or text in TOLD_IN_PARTS:
                continue
            if not CHINESE.search(say(text)):
                silent.append(f"{module}:{node.lineno}: {text}")
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.slug)
def test_every_example_speaks_chinese(rule: Rule) -> None:
    """What lint says of the failing examples of the manual is Chinese, with all that is in it."""
    silent = set()
    for example in read_manual(manual_text(rule)).examples("fails"):
        result = lint_texts(
            example.files,
            today=example.today,
            profile="audit",
            committed=example.committed,
            base=example.base,
        )
        for finding in result.findings:
            texts = (finding.message, finding.question, *(fix.title for fix in finding.fixes))
            silent |= {text for text in texts if text and not CHINESE.search(say(text))}
    assert not silent, "\n".join(sorted(silent))


@pytest.mark.parametrize(
    "case",
    [case for file in sorted(CASES.glob("*.txt")) for case in cases_in(file)],
    ids=lambda case: case.name,
)
def test_every_mistake_in_a_document_is_said_in_chinese(case: DocumentCase) -> None:
    """What reading says, and nearly all that it advises; the rest is the schema's own words."""
    for finding in case.result.findings:
        assert CHINESE.search(say(finding.message)), finding.message
