"""One plainly written document of each kind, and random edits of them."""

from __future__ import annotations

import random

__all__ = ["PLAIN", "edited"]

PLAIN = {
    "okrs/organization.yaml": """\
apiVersion: okrascode/v1
kind: Organization
name: Kühlkette 中文
time_zone: Europe/Zurich
people:
  ana: {name: "Ana Pérez"}
  bo:
    name: Bo
    git: [bo@example.com, "b@example.com"]
cycles:
- {id: '2026', start: 2026-01-01, end: 2026-12-31}
- id: 2026-Q4
  start: 2026-10-01
  end: 2026-12-31
  parent: "2026"
  cadence:
    days: 10
""",
    "okrs/payments/team.yaml": """\
# The people who move the money.
apiVersion: okrascode/v1
kind: Team
id: payments
name: Payments & friends (EMEA)
members: [ana, bo]
mission: "Paying: easy, fast # always"
""",
    "okrs/payments/2026-Q4.yaml": """\
apiVersion: okrascode/v1
kind: Objectives
team: payments
cycle: 2026-Q4

objectives:
  - id: checkout
    objective: Paying is effortless, 24/7
    why: 'Four in ten "carts" are lost.'
    supports: [company:love-us, "company@2026:love-us/nps"]
    weight: 2
    depends_on:
      - of: platform:fast-core
        need: p99 below 300 ms
    key_results:
      - id: completion
        key_result: "[P1] Completion rises: every market"
        measure:
          unit: "%"
          baseline: 61
          target: 75.50
          expected:
            - {date: 2026-11-01, value: 62.5}
        current: 66
        as_of: 2026-11-20
        confidence: 6
      - id: wallets
        key_result: Wallets are live
        measure:
          milestones:
            - id: apple
              title: Apple
              done: 2026-10-28
            - {id: google, title: Google, weight: 2}
      # Nobody knows yet how to measure it.
      - id: calm
        key_result: Nights are calm
        formerly:
        - checkout/quiet
  - id: japan
    objective: 日本
    state: dropped
    reason: Not now
    key_results:
      - id: live
        key_result: Live
        measure: {binary: true}
        current: false
declines:
  - request: sales:enter-japan
    why: No capacity
""",
    "okrs/payments/2026-Q4/2026-11-20-ana.yaml": """\
apiVersion: okrascode/v1
kind: CheckIn
team: payments
cycle: 2026-Q4
date: 2026-11-20
by: ana
key_results:
  checkout/completion: {current: -66.10, confidence: 0.5}
  checkout/wallets:
    done: [google]
    note: -5 % at first
""",
}
"""By path; each is right and read without findings."""

_PIECES = (
    *(" ", "  ", "\n", "\n  ", "\n    ", "- ", "-", ":", ": ", " #", "#", '"', "'", "[", "]", "{"),
    *("}", ",", ", ", "&a ", "*a", "!t ", "|", ">", "%", "@", "`", "?", "? ", "~", "null", "true"),
    *("True", "yes", "010", "1e3", "0x1F", "1_000", "1:30", ".5", "5.", "-0", "+5", "...", "---"),
    *(
        "\t",
        "\u00a0",
        "\u2028",
        "\u3000",
        "\u200b",
        "\u00ad",
        "\ufeff",
        "\x85",
        "\ud800",
        "é",
        "😀",
    ),
    *("\\", "\\n", "<<", "<<<<<<< ", "=", "2026-02-30", "a:b", "a: b", "x-y: 1\n", " # c", "\r\n"),
    *("''", '""', "::", "1e400", "9" * 31, "\n\n", "\n#x\n", "\n        ", "\n      - ", "\n    "),
)


def edited(text: str, chance: random.Random) -> str:
    """Give the text after one to three edits: pieces put in, cut out, lines moved or indented."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.randrange(len(text) + 1)
        kind = chance.random()
        if kind < 0.4:
            text = text[:at] + chance.choice(_PIECES) + text[at:]
        elif kind < 0.55:
            text = text[:at] + text[at + chance.choice((1, 1, 2, 5)) :]
        else:
            text = "\n".join(_with_other_lines(text.split("\n"), chance))
    return text


def _with_other_lines(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(lines))
    kind = chance.random()
    if kind < 0.2:
        lines.insert(chance.randrange(len(lines)), lines[at])
    elif kind < 0.4:
        lines.pop(at)
    elif kind < 0.7:
        wider = chance.choice((" ", "  ", "    ", "- ")) + lines[at]
        lines[at] = chance.choice((wider, lines[at][chance.choice((1, 2)) :]))
    elif ":" in lines[at]:
        key = lines[at].partition(":")[0]
        value = "".join(chance.choice((*_PIECES, "a", "5", " x")) for _ in range(2))
        lines[at] = f"{key}: {value}"
    return lines or [""]
