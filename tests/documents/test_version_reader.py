"""Versions read one after another in blocks are those that the full reader gives."""

from __future__ import annotations

import random

import pytest

from okrascode.documents.blocks import LastVersion, read_in_blocks
from okrascode.documents.line_grammar import NotPlain
from okrascode.documents.read import judge_document
from okrascode.documents.version_reader import VersionReader
from tests.support.plain_documents import PLAIN, edited

_PATH = "okrs/payments/2026-Q4.yaml"
_CHANGES = """\
    changes:
      - date: 2026-11-01
        what: completion.target
        from: 70
        to: 75.50
        reason: More
"""
_TEXT = PLAIN[_PATH].replace("  - id: japan\n", f"{_CHANGES}  - id: japan\n")
"""With something before and behind each list."""
_VERSIONS = 500


def _reported(text: str, chance: random.Random) -> str:
    """Give the text with one more report somewhere: right, wrong, or in an odd place."""
    lines = text.split("\n")
    field = chance.choice(("current", "current", "as_of", "confidence"))
    value = chance.choice(
        (
            *("66", "-0", "0", "66.10", "1.", ".5", "-", "010", "true", "false", "yes", '"6"', ""),
            *("2026-11-20", "2026-02-30", "20261120", "10", "10.1", "-1", "1.2.3", "6 # c", "[6]"),
            *(
                "9" * 31,
                "null",
                "6\n          x: 1",
                "6\n         ",
                "6\n\n",
                "6\n# c",
                "6\n          ",
            ),
        )
    )
    at = chance.randrange(len(lines) + 1)
    there = [n for n, line in enumerate(lines) if line.strip().startswith(f"{field}:")]
    if there and chance.random() < 0.6:
        at = chance.choice(there)
        lines.pop(at)
    indent = chance.choice((8, 8, 8, 8, 8, 6, 10, 4))
    lines.insert(at, f"{' ' * indent}{field}: {value}")
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(3))
def test_a_random_history_is_read_as_the_full_reader_reads_it(seed: int) -> None:
    """Over thousands of versions, right and wrong ones, no document differs, places included."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    reader, last, in_blocks, right = VersionReader(), LastVersion(_PATH), 0, [_TEXT]
    for _ in range(_VERSIONS):
        text = right[-1] if chance.random() < 0.5 else chance.choice(right[-20:])
        text = (_reported if chance.random() < 0.6 else edited)(text, chance)
        raw = text.encode("utf-8", "surrogatepass")
        full = judge_document(raw, path=_PATH)
        assert repr(reader.read(raw, path=_PATH)) == repr(full.document), text
        try:
            document = read_in_blocks(raw, last)
        except NotPlain:
            continue
        in_blocks += 1
        right.append(text if len(text) < 2 * len(_TEXT) else _TEXT)
        assert full.findings == (), text
        assert (document, repr(document)) == (full.document, repr(full.document)), text
    assert in_blocks > _VERSIONS // 12


def test_what_has_not_changed_is_the_same_object() -> None:
    """Blocks are taken over from the last version, so that nothing is built or compared twice."""
    last = LastVersion(_PATH)
    before = read_in_blocks(_TEXT.encode(), last)
    after = read_in_blocks(_TEXT.replace("current: 66", "current: 67").encode(), last)
    assert after.objectives[1] is before.objectives[1]
    assert after.objectives[0].key_results[1] is before.objectives[0].key_results[1]
    assert after.objectives[0].key_results[0] != before.objectives[0].key_results[0]


def test_a_field_that_is_there_twice_is_not_overlooked() -> None:
    """A line that moves is cut only when no other line says the same field."""
    reader = VersionReader()
    text = _TEXT.replace("        current: 66\n", "        current: true # yes\n")
    both = text.replace("        as_of:", "        current: 66\n        as_of:")
    for one in (_TEXT, text, both, text, _TEXT):
        full = judge_document(one.encode(), path=_PATH)
        assert reader.read(one.encode(), path=_PATH) == full.document
    assert judge_document(both.encode(), path=_PATH).document is None


@pytest.mark.parametrize("path", PLAIN)
def test_every_kind_of_document_is_read(path: str) -> None:
    """Documents without blocks are read as they are at any time."""
    raw = PLAIN[path].encode()
    assert VersionReader().read(raw, path=path) == judge_document(raw, path=path).document


def test_files_do_not_share_what_they_say() -> None:
    """The same text in another place has other places and, where the path disagrees, findings."""
    reader = VersionReader()
    raw = _TEXT.encode()
    one = reader.read(raw, path=_PATH)
    other = reader.read(raw, path="okrs/payments/2026-Q4-more.yaml")
    assert one == judge_document(raw, path=_PATH).document
    assert other == judge_document(raw, path="okrs/payments/2026-Q4-more.yaml").document
    assert one != other
