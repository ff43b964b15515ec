"""Merging documents by what their items are: nothing lost, nothing marked that is no conflict."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrascode.documents.merge import merge_documents
from okrascode.documents.merge.cut import pieces_of
from okrascode.documents.merge.facts import facts_of, merged_facts
from okrascode.documents.merge.pieces import written
from okrascode.documents.read import read_document
from tests.support.good_company import GOOD_COMPANY

BASE = """\
# Payments in the fourth quarter.
apiVersion: okrascode/v1
kind: Objectives
team: payments
cycle: 2026-Q4
objectives:
  # The address form is next.
  - id: checkout
    objective: Paying is effortless
    supports: [company:love-us]

    key_results:
      - id: completion
        key_result: Completion rises
        measure: {unit: "%", baseline: 61, target: 75}
        current: 66  # from the dashboard
      - id: uptime
        key_result: Payments stay available
        measure: {unit: "%", at_least: 99.95}
  - id: pci
    objective: The audit is passed
"""


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    """Merge without a conflict."""
    result = merge_documents(base.encode(), ours.encode(), theirs.encode())
    assert result is not None
    assert result.conflicts == 0, result.text.decode()
    return result.text.decode()


def test_two_people_change_two_values_on_neighbouring_lines() -> None:
    """Git marks a conflict here; there is none."""
    text = merged(BASE.replace("75}", "80}"), BASE.replace("current: 66", "current: 67"))
    assert "target: 80}\n        current: 67  # from the dashboard\n" in text


def test_two_people_change_two_numbers_on_one_line() -> None:
    """The pairs in braces are pieces of their own."""
    text = merged(BASE.replace("target: 75", "target: 80"), BASE.replace("61", "60"))
    assert 'measure: {unit: "%", baseline: 60, target: 80}' in text


def test_two_people_add_a_key_result_at_the_same_place() -> None:
    """Both are kept, in an order that does not depend on who merges whom."""
    end = '        measure: {unit: "%", at_least: 99.95}\n'
    one = BASE.replace(end, end + "      - id: wallets\n        key_result: Wallets are live\n")
    two = BASE.replace(end, end + "\n      # Ours.\n      - id: apple\n        key_result: Apple\n")
    text = merged(one, two)
    assert text == merged(two, one)
    assert text.index("id: apple") < text.index("id: wallets") < text.index("id: pci")
    assert "\n      # Ours.\n      - id: apple\n" in text


def test_two_people_align_with_two_objectives() -> None:
    """A list of references on one line takes both."""
    one = BASE.replace("[company:love-us]", "[company:love-us, company:grow]")
    two = BASE.replace("[company:love-us]", "[company:love-us, sales:japan]")
    assert "supports: [company:love-us, company:grow, sales:japan]" in merged(one, two)


def test_one_deletes_and_the_other_changes_something_else() -> None:
    """What is taken out is gone, comments of its own with it; the rest is untouched."""
    one = re.sub(r"      - id: uptime\n.*?(?=  - id: pci)", "", BASE, flags=re.DOTALL)
    text = merged(one, BASE.replace("Paying is effortless", "Paying is easy"))
    assert "uptime" not in text
    assert "Paying is easy" in text


def test_one_deletes_what_the_other_changed() -> None:
    """That is a conflict, and only the key result is marked."""
    one = re.sub(r"      - id: uptime\n.*?(?=  - id: pci)", "", BASE, flags=re.DOTALL)
    two = BASE.replace("99.95", "99.99")
    result = merge_documents(BASE.encode(), one.encode(), two.encode())
    assert result is not None
    assert result.conflicts == 1
    assert (
        "<<<<<<< ours\n=======\n      - id: uptime\n        key_result: Payments stay available\n"
        '        measure: {unit: "%", at_least: 99.99}\n>>>>>>> theirs\n' in result.text.decode()
    )


def test_both_change_one_value_differently() -> None:
    """Exactly that line is marked, and a merge of the rest is done."""
    one = BASE.replace("current: 66", "current: 70").replace("75}", "80}")
    two = BASE.replace("current: 66", "current: 71").replace("The audit", "Our audit")
    result = merge_documents(BASE.encode(), one.encode(), two.encode())
    assert result is not None
    text = result.text.decode()
    assert result.conflicts == 1
    assert "target: 80}" in text
    assert "Our audit" in text
    assert (
        "<<<<<<< ours\n        current: 70  # from the dashboard\n=======\n"
        "        current: 71  # from the dashboard\n>>>>>>> theirs\n" in text
    )


def test_one_moves_what_the_other_changes() -> None:
    """The new order and the new value are both there."""
    head, first, second = re.split(r"(?=  # The address|  - id: pci)", BASE)
    text = merged(head + second + first, BASE.replace("66", "67"))
    assert text.index("id: pci") < text.index("id: checkout")
    assert "current: 67" in text


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace(b"\n", b"\r\n"),
        lambda t: b"\xef\xbb\xbf" + t,
        lambda t: t.removesuffix(b"\n"),
    ],
    ids=["crlf", "bom", "no newline at the end"],
)
def test_line_ends_and_marks_stay(change: object) -> None:
    """Windows line ends and a byte order mark are kept."""
    assert callable(change)
    base, ours, theirs = (
        change(t.encode())
        for t in (BASE, BASE.replace("75}", "80}"), BASE.replace("Paying is", "To pay is"))
    )
    result = merge_documents(base, ours, theirs)
    assert result is not None
    expected = BASE.replace("75}", "80}").replace("Paying is", "To pay is").encode()
    assert result.text.rstrip(b"\r\n") == change(expected).rstrip(b"\r\n")


@pytest.mark.parametrize(
    "odd",
    [
        "objectives: [\n",
        "a: &x 1\nb: *x\n",
        "- a\n",
        BASE + "team: twice\n",
        BASE.replace("\n", "\r\n", 3),
        "<<<<<<< ours\n",
        "{a: 1}\n",
        "\x00",
    ],
)
def test_what_is_odd_is_left_to_git(odd: str) -> None:
    """No YAML, aliases, a list, keys twice, mixed line ends: nothing is guessed."""
    other = BASE.replace("66", "67")
    assert merge_documents(BASE.encode(), odd.encode(), other.encode()) is None
    assert merge_documents(BASE.encode(), other.encode(), odd.encode()) is None


@pytest.mark.parametrize("path", GOOD_COMPANY)
def test_pieces_are_the_text(path: str) -> None:
    """Cutting and putting together again changes no byte."""
    text = GOOD_COMPANY[path].decode()
    assert written(pieces_of(text)) == text


@dataclass
class KeyResult:
    """A key result of a made-up document."""

    id: str
    current: int = 5
    target: int = 10
    comment: str = ""
    in_lines: bool = False

    def text(self) -> str:
        """Write it, in lines or in braces."""
        measure = (
            f"        measure:\n          baseline: 0\n          target: {self.target}\n"
            if self.in_lines
            else f"        measure: {{baseline: 0, target: {self.target}}}\n"
        )
        comment = f"      # {self.comment}\n" if self.comment else ""
        return (
            f"{comment}      - id: {self.id}\n        key_result: It is {self.id}\n{measure}"
            f"        current: {self.current}\n"
        )


@dataclass
class Objective:
    """An objective of a made-up document."""

    id: str
    title: str = "Good"
    supports: list[str] = field(default_factory=list)
    parts: list[KeyResult] = field(default_factory=list)

    def text(self) -> str:
        """Write it."""
        supports = f"    supports: [{', '.join(self.supports)}]\n" if self.supports else ""
        below = "".join(part.text() for part in self.parts)
        inside = f"    key_results:\n{below}" if below else ""
        return f"\n  - id: {self.id}\n    objective: {self.title}\n{supports}{inside}"


def document(objectives: list[Objective]) -> bytes:
    """Write a document."""
    head = "apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: 2026-Q4\n"
    body = "".join(one.text() for one in objectives)
    return (head + (f"objectives:{body}" if body else "objectives: []\n")).encode()


IDS = st.sampled_from("abcdefgh")
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["title", "support", "drop", "add", "current", "target", "comment", "new",
                         "gone", "move"]),
        IDS, IDS, st.integers(0, 9),
    ),
    max_size=4,
)  # fmt: skip
BASES = st.builds(
    lambda names, in_lines: [
        Objective(
            id=name,
            supports=["company:x"] if number % 2 else [],
            parts=[KeyResult(id=k, in_lines=in_lines) for k in names[: 1 + number % 3]],
        )
        for number, name in enumerate(names)
    ],
    st.lists(IDS, min_size=1, max_size=4, unique=True),
    st.booleans(),
)


def edited(objectives: list[Objective], edits: list[tuple[str, str, str, int]]) -> list[Objective]:
    """Do what a person does to a document."""
    result = copy.deepcopy(objectives)
    for what, one, other, number in edits:
        objective = next((o for o in result if o.id == one), None)
        if objective is None:
            if what == "new":
                result.insert(number % (len(result) + 1), Objective(id=one, title=f"New {number}"))
            continue
        part = next((p for p in objective.parts if p.id == other), None)
        if what == "title":
            objective.title = f"Better {number}"
        elif what == "support" and f"company:{other}" not in objective.supports:
            objective.supports.append(f"company:{other}")
        elif what == "gone" and len(result) > 1:
            result.remove(objective)
        elif what == "move":
            result.remove(objective)
            result.insert(number % (len(result) + 1), objective)
        elif what == "add" and part is None:
            objective.parts.append(KeyResult(id=other, current=number))
        elif part is not None and what == "drop" and len(objective.parts) > 1:
            objective.parts.remove(part)
        elif part is not None and what in ("current", "target"):
            setattr(part, what, 20 + number)
        elif part is not None and what == "comment":
            part.comment = f"Note {number}"
    return result


def ids(text: bytes) -> set[str]:
    """Give the path of every item, as the facts name them."""
    return {at for at, what in facts_of(text.decode()) if what == "{}"}


RUNS = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RUNS
@given(base=BASES, one=EDITS, two=EDITS)
def test_a_merge_loses_nothing(
    base: list[Objective],
    one: list[tuple[str, str, str, int]],
    two: list[tuple[str, str, str, int]],
) -> None:
    """Every item of either side is there, unless the other side took it out unchanged."""
    before, ours, theirs = (document(x) for x in (base, edited(base, one), edited(base, two)))
    result = merge_documents(before, ours, theirs)
    if result is None:  # both sides moved things differently
        assert any(e[0] == "move" for e in one)
        assert any(e[0] == "move" for e in two)
        return
    if result.conflicts:
        text = result.text.decode()
        for name in {n for side in (ours, theirs) for n in re.findall(rb"- id: (\w)", side)}:
            is_kept = name in re.findall(rb"- id: (\w)", ours) or name in re.findall(
                rb"- id: (\w)", theirs
            )
            assert (
                not is_kept
                or f"- id: {name.decode()}" in text
                or name in re.findall(rb"- id: (\w)", before)
            )
        return
    facts = merged_facts(*(facts_of(t.decode()) for t in (before, ours, theirs)))
    assert facts_of(result.text.decode()) == facts
    assert ids(result.text) >= (ids(ours) - ids(before)) | (ids(theirs) - ids(before))
    assert read_document(result.text, path="okrs/payments/2026-Q4.yaml").document is not None


@RUNS
@given(base=BASES, one=EDITS, two=EDITS)
def test_it_does_not_matter_who_merges_whom(
    base: list[Objective],
    one: list[tuple[str, str, str, int]],
    two: list[tuple[str, str, str, int]],
) -> None:
    """The same text comes out when the sides change places; as many conflicts otherwise."""
    before, ours, theirs = (document(x) for x in (base, edited(base, one), edited(base, two)))
    there, back = merge_documents(before, ours, theirs), merge_documents(before, theirs, ours)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.conflicts == back.conflicts
        assert there.conflicts or there.text == back.text


@RUNS
@given(base=BASES, one=EDITS, two=EDITS)
def test_merging_again_changes_nothing(
    base: list[Objective],
    one: list[tuple[str, str, str, int]],
    two: list[tuple[str, str, str, int]],
) -> None:
    """Two equal sides, a side without changes, and a side that is in already give what is there."""
    before, ours, theirs = (document(x) for x in (base, edited(base, one), edited(base, two)))
    for side in (ours, theirs):
        for pair in ((side, side), (side, before), (before, side)):
            same = merge_documents(before, *pair)
            assert same is not None
            assert same.text == side
    result = merge_documents(before, ours, theirs)
    if result is not None and not result.conflicts:
        again = merge_documents(ours, result.text, ours)
        assert again is not None
        assert again.text == result.text
