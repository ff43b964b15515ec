"""Case files of documents: a text, and the findings that reading it gives.

A case is ``=== name (path)``, the text, a line ``---- findings`` and the findings as printed here.
``python -m tests.support.document_cases`` writes the findings anew; read the diff before you
commit it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from okrascode.documents.read import DocumentResult, read_document
from okrascode.documents.yaml_text import Parser

__all__ = ["CASES", "DocumentCase", "cases_in", "printed"]

CASES = Path(__file__).parent.parent / "cases" / "documents"

_HEAD = re.compile(r"^=== (?P<name>.+?) \((?P<path>.+)\)$", re.MULTILINE)
_MARK = "---- findings\n"


@dataclass(frozen=True, slots=True)
class DocumentCase:
    """One text and what is expected."""

    name: str
    path: str
    text: str
    expected: str

    @property
    def result(self) -> DocumentResult:
        """Read the text with the default parser."""
        return read_document(self.text.encode(), path=self.path)

    def result_with(self, parser: Parser) -> DocumentResult:
        """Read the text with one of the parsers."""
        return read_document(self.text.encode(), path=self.path, parser=parser)


def cases_in(file: Path) -> list[DocumentCase]:
    """Give the cases of a file in order."""
    content = file.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(content))
    ends = [head.start() for head in heads[1:]] + [len(content)]
    cases = []
    for head, end in zip(heads, ends, strict=True):
        text, _, expected = content[head.end() + 1 : end].partition(_MARK)
        cases.append(DocumentCase(head["name"], head["path"], text, expected.strip("\n")))
    return cases


def printed(result: DocumentResult) -> str:
    """Write findings with everything that a user sees or a tool uses."""
    lines = [] if result.document is None else [f"a document: {type(result.document).__name__}"]
    for finding in result.findings:
        assert finding.span is not None
        start, end = finding.span.start, finding.span.end
        place = f"{start.line}:{start.column}-{end.line}:{end.column}"
        key = " (key)" if finding.at_key else ""
        lines.append(
            f"{finding.code} {finding.slug} {finding.severity} {place} {finding.pointer!r}{key}"
        )
        lines += [f"  {finding.message}", f"  {finding.help}"]
    return "\n".join(lines)


def _accept(file: Path) -> None:
    blocks = [
        f"=== {case.name} ({case.path})\n{case.text}{_MARK}{printed(case.result)}\n"
        for case in cases_in(file)
    ]
    file.write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    for each in sorted(CASES.glob("*.txt")):
        _accept(each)
