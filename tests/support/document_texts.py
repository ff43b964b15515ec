"""Texts that look like documents: whole ones, and ones that are broken in every way."""

from __future__ import annotations

import random

__all__ = ["OBJECTIVES", "mutated"]

OBJECTIVES = """\
apiVersion: okrascode/v1
kind: Objectives
team: payments   # comment
cycle: 2026-Q4
objectives:
  - id: a
    objective: "Paying \\u00e9 with: us"
    why: >
      folded 中文
      text

    owner: ana
    supports: [company:love-us, "x:y/z"]
    key_results:
      - id: b
        key_result: plain text
          goes on 😀
        measure: {unit: "%", baseline: 61, target: 75,}
        how: |-
          lit
            eral
      -
        id: c
        key_result: 'it''s'
        measure:
          binary: true
"""

_PIECES = (
    *(
        ":",
        ": ",
        " ",
        "\n",
        "\t",
        "- ",
        "-",
        "[",
        "]",
        "{",
        "}",
        ",",
        '"',
        "'",
        "#",
        " #",
        "|",
        ">",
    ),
    *("&a", "*a", "!x", "!!str", "%", "@", "`", "?", "? ", "\\", "\r\n", "---", "...", "é", "😀"),
    *("\n  ", "\n\t", "~", "<<: ", "|+", ">-", "|2", ":\n", ":\t", "-\t", '"\\x', "\\\n", " :"),
    *("\xa0", "\u3000", "\u200b", "%YAML 1.1\n", "\n---\n", "\n...\n", "--- ", "{a:1}", "[a:b]"),
    *(
        '"a":b',
        "x: y: z",
        "a b",
        "\x00",
        "\u2028",
        "\ufeff",
        "\ud800",
        "yes",
        "010",
        ".nan",
        "1e999",
    ),
)


def mutated(chance: random.Random) -> str:
    """Give a text: the document above with some edits, a part of it, or pieces of YAML."""
    kind = chance.random()
    if kind < 0.2:
        words = (*_PIECES, "a", "b", "1", "x y")
        return "".join(chance.choice(words) for _ in range(chance.randrange(1, 14)))
    text = OBJECTIVES
    if kind < 0.4:
        lines = text.split("\n")
        start = chance.randrange(len(lines))
        text = "\n".join(lines[start : start + 4])
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        text = _edited(text, chance)
    return text


def _edited(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    kind = chance.random()
    if kind < 0.55:
        return text[:at] + chance.choice(_PIECES) + text[at:]
    if kind < 0.8:
        return text[:at] + text[at + chance.randrange(1, 6) :]
    start = chance.randrange(len(text) + 1)
    return text[:at] + text[start : start + chance.randrange(1, 12)] + text[at:]
