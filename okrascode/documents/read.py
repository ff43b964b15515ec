"""A document from its bytes: the model when it is right, findings when it is not.

Each stage judges what the one before has left: bytes, characters, YAML, schema, formats. A stage
that cannot say what the text means ends the reading, so nobody reads about what only follows.
A document that is right and plainly written takes a shorter way to the same result.
"""

from __future__ import annotations

from okrascode.documents.build import build_document
from okrascode.documents.characters import text_of
from okrascode.documents.explain import Explaining, explain
from okrascode.documents.fast_read import fast_document
from okrascode.documents.faults import fault, limited, pointer_of
from okrascode.documents.formats import format_troubles
from okrascode.documents.json_schema import faults_in
from okrascode.documents.locate import Places
from okrascode.documents.paths import path_mismatches
from okrascode.documents.result import DocumentResult
from okrascode.documents.schema_gate import is_accepted
from okrascode.documents.syntax_causes import syntax_finding
from okrascode.documents.tree import read_tree
from okrascode.documents.trouble import Trouble
from okrascode.documents.versions import SCHEMAS, head_troubles
from okrascode.documents.yaml_text import Parser, YamlSyntaxError
from okrascode.findings import Finding, Severity
from okrascode.model.plan import Document

__all__ = ["DocumentResult", "judge_document", "read_document"]


def read_document(raw: bytes, *, path: str, parser: Parser = Parser.FAST) -> DocumentResult:
    """Judge one document; ``path`` is relative to the root, with ``/``. Never raises."""
    document = fast_document(raw, path=path) if parser is Parser.FAST else None
    if document is not None:
        return DocumentResult(document=document, findings=())
    return judge_document(raw, path=path, parser=parser)


def judge_document(raw: bytes, *, path: str, parser: Parser = Parser.FAST) -> DocumentResult:
    """Give the same by the whole way, stage after stage, with words for whatever is wrong."""
    text = text_of(raw, path=path)
    if isinstance(text, Finding):
        return DocumentResult(document=None, findings=(text,))
    try:
        tree = read_tree(text, path=path, parser=parser)
    except YamlSyntaxError as error:
        return DocumentResult(document=None, findings=(syntax_finding(text, error, path=path),))
    findings = list(tree.findings)
    document: Document | None = None
    if tree.is_whole:
        places = _LazyPlaces(text, parser)
        troubles = _troubles(tree.data, places)
        if not troubles and not _has_error(findings):
            document = build_document(tree.data, path=path)  # type: ignore[arg-type]  # it is valid
            troubles = path_mismatches(document)
        findings += [_located(trouble, places, path) for trouble in troubles]
    kept = limited(_without_echoes(findings), path=path)
    return DocumentResult(
        document=document,
        findings=tuple(sorted(kept, key=lambda finding: (_start(finding), finding.code))),
    )


class _LazyPlaces:
    """The places of a text, looked up when the first finding needs one."""

    def __init__(self, text: str, parser: Parser) -> None:
        self._text = text
        self._parser = parser
        self._places: Places | None = None

    @property
    def places(self) -> Places:
        if self._places is None:
            self._places = Places(self._text, parser=self._parser)
        return self._places


def _troubles(data: object, places: _LazyPlaces) -> tuple[Trouble, ...]:
    troubles = head_troubles(data)
    if troubles:
        return troubles
    assert isinstance(data, dict)  # noqa: S101  # head_troubles says anything else
    kind = str(data["kind"])
    # What the gate accepts has no faults, and the validator takes long to load.
    if is_accepted(data, SCHEMAS[kind]):
        return format_troubles(data)
    faults = faults_in(data, SCHEMAS[kind])
    if not faults:
        return format_troubles(data)
    about = Explaining(
        document=f"{kind} document",
        schema_name=SCHEMAS[kind],
        written=lambda steps: places.places.written(pointer_of(steps)),
    )
    return explain(faults, about)


def _located(trouble: Trouble, places: _LazyPlaces, path: str) -> Finding:
    pointer = pointer_of(trouble.steps)
    return fault(
        trouble.code,
        trouble.message,
        help=trouble.help,
        path=path,
        pointer=pointer,
        at_key=trouble.at_key,
        meant=trouble.instead,
        span=places.places.span(pointer, at_key=trouble.at_key),
    )


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """Leave out what is said of a scalar or a key that is wrong anyway."""
    wrong = {_place(finding) for finding in findings if finding.severity is Severity.ERROR}
    no_text = {_place(finding) for finding in findings if finding.code == "OKR103"}
    echo = {"OKR006": wrong, "OKR102": no_text}
    return [finding for finding in findings if _place(finding) not in echo.get(finding.code, ())]


def _place(finding: Finding) -> tuple[str, bool]:
    return finding.pointer, finding.at_key


def _has_error(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _start(finding: Finding) -> tuple[int, int]:
    assert finding.span is not None  # noqa: S101  # every finding made here is located
    return finding.span.start.line, finding.span.start.column
