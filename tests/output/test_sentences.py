"""What the program says in English it can say in Chinese, and what people wrote stays as it is."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator

import pytest

from okrascode.lint.catalogue import all_rules, manual_text
from okrascode.lint.manual import read_manual
from okrascode.lint.rule import Rule
from okrascode.output.language import language_of
from okrascode.output.sentences import in_english, sentences_in
from okrascode.resources import read_text
from tests.support.document_cases import CASES, DocumentCase, cases_in
from tests.support.lint_texts import lint_texts
from tests.support.source import ROOT

CATALOGUE = tomllib.loads(read_text("templates", "sentences", "zh.toml"))
PLACE = re.compile(r"\{[a-z_]+\}")
CHINESE = re.compile("[\u4e00-\u9fff]")
say = sentences_in("zh")


@pytest.mark.parametrize("table", CATALOGUE)
def test_both_languages_have_the_same_places(table: str) -> None:
    """A translation carries over each place of its sentence, once or more, and no other."""
    for english, chinese in CATALOGUE[table].items():
        assert set(PLACE.findall(english)) == set(PLACE.findall(chinese)), english
        assert len(PLACE.findall(english)) == len(set(PLACE.findall(english))), english


def test_english_is_left_as_it_is() -> None:
    """Without a catalogue a sentence is itself."""
    assert sentences_in("en") is in_english
    assert in_english("Anything.") == "Anything."


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("`ownr` is not a field of an objective.", "`ownr` 不是目标的字段。"),
        ("There is no milestone x. Did you mean y?", "没有名为 x 的里程碑。您是指 y 吗？"),
        (
            "`target` must be a number, but it is the text `ten`.",
            "`target` 必须是数字，而这里是文本 `ten`。",
        ),
        (
            "`measure` mixes a metric (`baseline`) with a threshold (`at_least`).",
            "`measure` 混用了 数值指标（`baseline`）与阈值（`at_least`）。",
        ),
        (
            "There is no team q; there are a, b and 2 more.",
            "没有团队 q；现在有 a, b 等（还有 2 个）。",
        ),
        (
            "a.yaml is in okrascode/v3, as 2 more are, and this okr knows the format up to v1.",
            "a.yaml 的版本是 okrascode/v3（另有 2 个文档也是新版本），而这个 okr 只认识到 v1。",
        ),
        ("This document has more than 9,000 values.", "这个文档的值超过了 9,000 个。"),
        ("`state` can be draft, active or dropped.", "`state` 可以是 draft, active 或 dropped。"),
        (
            "`state` can be draft, active or dropped, but it is the text `done`.",
            "`state` 可以写 draft, active 或 dropped，而这里是文本 `done`。",
        ),
        (
            "`state` has no value; it can be draft or dropped.",
            "`state` 没有值；可以写 draft 或 dropped。",
        ),
        (
            "There is another objective one in this file, and the first one counts.",
            "在本文件中还有另一个目标 one，以第一个为准。",
        ),
        (
            "There is another key result one in okrs/a b.yaml, and the first one counts.",
            "在 okrs/a b.yaml 中还有另一个关键结果 one，以第一个为准。",
        ),
        (
            "There is another organization in okrs/o.yaml, and the first one counts.",
            "在 okrs/o.yaml 中还有另一个组织文档，以第一个为准。",
        ),
    ],
)
def test_parts_of_a_sentence_are_said_too(english: str, chinese: str) -> None:
    """Words of the program inside a sentence are translated with it."""
    assert say(english) == chinese


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text",
        "A title that somebody wrote",
        "Nobody ever said this.",
        "What is true at the end of the day",
        "Live by days",
        "{}",
        "{name}",
        "needs ``.",
    ],
)
def test_what_is_not_known_stays(text: str) -> None:
    """A sentence that is not in the catalogue is shown in English, never lost."""
    assert say(text) in (text, CATALOGUE["values"].get(text))


def test_what_people_wrote_stays() -> None:
    """A reason that reads like words of the program is nobody's to translate."""
    said = say("a depends on b:c, which b has declined: text or a number, never a list.")
    assert said == "a 依赖 b:c，而 b 已经拒绝：text or a number, never a list."
    assert say("The objective objective has no owner.") == "目标 objective 没有负责人。"
    assert say("'dr' can be draft or drill.") == "'dr' 可以是 draft 或 drill。"


def test_a_long_hostile_text_takes_no_time() -> None:
    """Pieces that repeat a hundred thousand times are searched once each."""
    for text in ("There is no " * 100_000, "`" * 300_000, "a or " * 100_000 + "."):
        say(text)


TOLD_IN_PARTS = {
    "0, not the part of something.",
    "It is not clear which 1 done.",
    "0 on 2, but today is 4.",
    "There is another 1 3, and the first one counts.",
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
                    "readings/subject.py", "readings/people.py", "cli/undo.py", "cli/migrate.py", "documents/migration.py")
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


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_SG", "LANG": "de_CH"}, "zh"),
        ({"LANG": "de_CH.UTF-8"}, "en"),
    ],
)
def test_the_terminal_says_its_language(environment: dict[str, str], language: str) -> None:
    """LC_ALL before LC_MESSAGES before LANG, as everywhere."""
    assert language_of(environment) == language
