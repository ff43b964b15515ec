"""Places, findings and proposals as the language server protocol writes them.

The protocol counts lines from 0 and columns in units that the editor chooses, UTF-16 by default.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lsprotocol import types as lsp
from pygls import uris
from pygls.workspace import PositionCodec

from okrascode.edits.edit import Edit as TextChange
from okrascode.findings import Finding, Position, Severity, Span
from okrascode.lsp.complete import Proposal
from okrascode.lsp.rename import Edit

__all__ = ["Converter"]

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
_KINDS = {
    "reference": lsp.CompletionItemKind.Reference,
    "person": lsp.CompletionItemKind.Variable,
    "key": lsp.CompletionItemKind.Property,
    "value": lsp.CompletionItemKind.Value,
}


class Converter:
    """Knows the root and the units of one editor."""

    def __init__(self, root: Path, codec: PositionCodec) -> None:
        """``codec`` counts columns as the editor does."""
        self._root = root
        self._codec = codec

    def uri(self, path: str) -> str:
        """Give the address of a document."""
        return uris.from_fs_path(str(self._root / path)) or ""

    def range(self, span: Span, lines: Sequence[str]) -> lsp.Range:
        """Give a stretch in the editor's units; ``lines`` are those of its document."""
        return lsp.Range(start=self._out(span.start, lines), end=self._out(span.end, lines))

    def _out(self, place: Position, lines: Sequence[str]) -> lsp.Position:
        client = lsp.Position(line=place.line - 1, character=place.column - 1)
        if place.line > len(lines):
            return client
        return self._codec.position_to_client_units(list(lines), client)

    def place(self, position: lsp.Position, lines: Sequence[str]) -> Position:
        """Give a place in characters, from 1."""
        inside = self._codec.position_from_client_units(list(lines), position)
        return Position(inside.line + 1, inside.character + 1)

    def diagnostic(self, finding: Finding, lines: Sequence[str]) -> lsp.Diagnostic:
        """Give a finding."""
        span = finding.span or Span(Position(1, 1), Position(1, 1))
        help_ = f"\n{finding.help}" if finding.help else ""
        question = f"\n{finding.question}" if finding.question else ""
        return lsp.Diagnostic(
            range=self.range(span, lines),
            message=f"{finding.message}{help_}{question}",
            severity=_SEVERITIES[finding.severity],
            code=f"{finding.code} {finding.slug}",
            source="okr",
        )

    def completion(
        self, proposals: Iterable[Proposal], span: Span, lines: Sequence[str]
    ) -> lsp.CompletionList:
        """Give proposals, each as an edit of the word that stands there."""
        items = [
            lsp.CompletionItem(
                label=one.text.strip().removesuffix(":"),
                detail=one.detail or None,
                kind=_KINDS[one.kind],
                filter_text=one.text,
                text_edit=lsp.TextEdit(range=self.range(span, lines), new_text=one.text),
            )
            for one in proposals
        ]
        return lsp.CompletionList(is_incomplete=False, items=items)

    def text_edit(self, edit: TextChange, text: str) -> lsp.TextEdit:
        """Give an edit of one document, its lines ending as those of the document."""
        new = edit.replacement.replace("\n", "\r\n" if "\r\n" in text else "\n")
        return lsp.TextEdit(
            range=self.range(edit.span, text.splitlines(keepends=True)), new_text=new
        )

    def workspace_edit(
        self, edits: Iterable[Edit], lines: Mapping[str, Sequence[str]]
    ) -> lsp.WorkspaceEdit:
        """Give edits of several documents."""
        changes: dict[str, list[lsp.TextEdit]] = {}
        for edit in edits:
            changes.setdefault(self.uri(edit.path), []).append(
                lsp.TextEdit(range=self.range(edit.span, lines[edit.path]), new_text=edit.text)
            )
        return lsp.WorkspaceEdit(changes=changes)
