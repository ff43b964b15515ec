"""Limits of a document, and what is said when they are passed."""

from __future__ import annotations

import pytest

from okrascode.documents.faults import MOST_FINDINGS
from okrascode.documents.read import read_document
from okrascode.documents.yaml_text import MOST_LEVELS, MOST_NODES, Parser
from okrascode.findings import Position, Severity

_HEAD = "apiVersion: okrascode/v1\nkind: Team\nid: x\nname: y\n"
_PATH = "okrs/x/team.yaml"


@pytest.mark.parametrize("parser", Parser)
@pytest.mark.parametrize("levels", [MOST_LEVELS, MOST_LEVELS + 1])
def test_levels(levels, parser):
    """Sixty-four levels are read; the next one is where reading stops."""
    inner = levels - 1
    text = f"{_HEAD}x-a: {'[' * inner}{']' * inner}\n"
    findings = read_document(text.encode(), path=_PATH, parser=parser).findings
    if levels == MOST_LEVELS:
        assert findings == ()
    else:
        (finding,) = findings
        assert (finding.code, finding.message) == (
            "OKR005",
            "This document has more than 64 levels.",
        )
        assert finding.span is not None
        assert finding.span.start == Position(5, 4 + levels)


@pytest.mark.parametrize("over", [0, 1])
def test_values(over):
    """A hundred thousand values are read, keys included."""
    written = MOST_NODES - 1 - 8 - 2 + over  # the document, four fields, the last key and its list
    text = f"{_HEAD}x-a: [{','.join('1' * written)}]\n"
    findings = read_document(text.encode(), path=_PATH).findings
    assert [finding.code for finding in findings] == ["OKR005"] * over


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("- yes\n", "OKR006"),
        ("- 5\n", "OKR103"),
        ("- con\n- A b\n", "OKR105"),
    ],
)
def test_more_findings_than_anyone_reads(line, code):
    """Behind a hundred findings one says that there are more."""
    text = f"{_HEAD}{'members:' if code != 'OKR006' else 'x-a:'}\n{line * 150}"
    result = read_document(text.encode(), path=_PATH)
    assert len(result.findings) == MOST_FINDINGS
    more = [finding for finding in result.findings if finding.subject == "more"]
    assert [finding.message for finding in more] == [
        "There are more findings in this document than are shown."
    ]
    assert code in {finding.code for finding in result.findings}


@pytest.mark.parametrize("parser", Parser)
def test_of_many_aliases_three_are_shown(parser):
    """The third finding about an anchor or alias counts the rest, however many there are."""
    bomb = "x-a: &a [x]\n" + "".join(f"x-{n}: &b{n} [*a, *a]\n" for n in range(40))
    result = read_document((_HEAD + bomb).encode(), path=_PATH, parser=parser)
    assert [finding.code for finding in result.findings] == ["OKR003"] * 3
    assert [finding.message for finding in result.findings] == [
        "An anchor (`&`) is not read here.",
        "An anchor (`&`) is not read here.",
        "An alias (`*`) is not read here. This document has 118 more anchors, aliases or tags.",
    ]


def test_the_fourth_alias_is_one_more():
    """One that is not shown is counted in the singular; three alone are not counted."""
    four = read_document((_HEAD + "members: [&a b, *a, *a, *a]\n").encode(), path=_PATH)
    assert four.findings[-1].message.endswith(" This document has 1 more anchor, alias or tag.")
    three = read_document((_HEAD + "members: [&a b, *a, *a]\n").encode(), path=_PATH)
    assert "more" not in three.findings[-1].message


def test_an_error_is_never_left_out():
    """However many warnings there are, the error behind them is shown."""
    text = _HEAD + "x-a:\n" + "- yes\n" * 150 + "lead: 5\n"
    result = read_document(text.encode(), path=_PATH)
    assert result.document is None
    assert "/lead" in {f.pointer for f in result.findings if f.severity is Severity.ERROR}
