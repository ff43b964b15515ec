"""What the program says in English it can say in Chinese, and what people wrote stays as it is."""

from __future__ import annotations

import re
import tomllib

import pytest

from okrascode.output.language import language_of
from okrascode.output.sentences import in_english, sentences_in
from okrascode.resources import read_text

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
        ("'1.2' can be read as 1 or as 2.", "'1.2' 可以读作 1，也可以读作 2。"),
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
        "Write why it moves, for those who ask.",
        "The reason is empty.",
        "There is no revision 'x' here.",
        "Only an objective or a key result can be renamed here.",
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
