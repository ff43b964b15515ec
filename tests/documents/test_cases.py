"""Findings word for word: what a person reads for each thing that can be wrong, and where."""

from __future__ import annotations

import pytest

from okrascode.documents.faults import FAULTS
from okrascode.documents.yaml_text import Parser
from tests.support.document_cases import CASES, DocumentCase, cases_in, printed

_CASES = [
    pytest.param(case, id=f"{file.stem}: {case.name}")
    for file in sorted(CASES.glob("*.txt"))
    for case in cases_in(file)
]
_ELSEWHERE = {"OKR007", "OKR008"}
"""Tested where characters and kinds of files are."""


@pytest.mark.parametrize("case", _CASES)
@pytest.mark.parametrize("parser", Parser)
def test_findings(case: DocumentCase, parser: Parser):
    """Each text gives exactly the findings of its case, with either parser."""
    assert printed(case.result_with(parser)) == case.expected


def test_every_code_has_a_case():
    """Each code that reading can give is shown by at least one case."""
    shown = {
        finding.code
        for file in CASES.glob("*.txt")
        for c in cases_in(file)
        for finding in c.result.findings
    }
    assert shown == set(FAULTS) - _ELSEWHERE


@pytest.mark.parametrize("case", _CASES)
def test_findings_are_whole_sentences(case: DocumentCase):
    """A message is one sentence that begins with a capital or a name, and has a cure."""
    for finding in case.result.findings:
        assert finding.message[0].isupper() or finding.message[0] == "`"
        assert finding.message.endswith(".")
        assert finding.help
