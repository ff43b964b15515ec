"""Answer an editor: diagnostics, hover, completion, definition, references, rename, actions."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from okrascode import __version__
from okrascode.errors import OkrError
from okrascode.findings import Finding
from okrascode.lsp.complete import proposals
from okrascode.lsp.convert import Converter
from okrascode.lsp.desk import Desk
from okrascode.lsp.look import Found, definition, hover, mentions
from okrascode.lsp.mend import remedies
from okrascode.lsp.rename import rename
from okrascode.lsp.spots import Spot, spot_at
from okrascode.workspace.root import find_root

__all__ = ["serve"]

_PAUSE = 0.05
"""Seconds without a key before everything is judged; the text itself is judged at once."""


def serve(*, today: date | None) -> None:
    """Speak to an editor over standard input and output until it leaves."""
    _server(today).start_io()


class _OkrServer(LanguageServer):
    def __init__(self, today: date | None) -> None:
        super().__init__("okr", __version__)
        self.today = today
        self.desks: dict[Path, Desk | None] = {}
        self.waiting: dict[Path, asyncio.TimerHandle] = {}
        self.shown: set[str] = set()
        self.judged: dict[str, tuple[Finding, ...]] = {}

    def desk(self, uri: str) -> tuple[Desk, str] | None:
        """Give the repository that a document is of, and its path there."""
        file = Path(uris.to_fs_path(uri) or "")
        root: Path | None = None
        with suppress(OkrError, OSError):
            root = find_root(file.parent)
        if root is None:
            return None
        if root not in self.desks:
            self.desks[root] = None
            try:
                self.desks[root] = Desk(root, today=self.today)
            except OkrError as error:
                self._say(error)
        desk = self.desks[root]
        path = desk.path_of(file) if desk else None
        return (desk, path) if desk is not None and path is not None else None

    def _say(self, error: OkrError) -> None:
        text = f"{error.message} {error.hint or ''}".strip()
        self.window_show_message(
            lsp.ShowMessageParams(type=lsp.MessageType.Warning, message=f"okr: {text}")
        )

    def converter(self, desk: Desk) -> Converter:
        """Give who counts as this editor does."""
        return Converter(desk.root, self.workspace.position_codec)

    def spot(self, uri: str, position: lsp.Position) -> tuple[Desk, Spot] | None:
        """Give what stands at a place of a document."""
        found = self.desk(uri)
        if found is None:
            return None
        desk, path = found
        text = desk.text(path)
        spot = spot_at(text, self.converter(desk).place(position, _lines(text)))
        return None if spot is None else (desk, spot)

    def location(self, desk: Desk, found: Found) -> lsp.Location:
        """Give a stretch of a document as a place to go to."""
        converter = self.converter(desk)
        lines = _lines(desk.text(found.path))
        return lsp.Location(uri=converter.uri(found.path), range=converter.range(found.span, lines))

    def publish(self, desk: Desk, path: str, findings: Sequence[Finding]) -> None:
        """Show the findings of one document, or none any more."""
        uri = self.converter(desk).uri(path)
        if not findings and uri not in self.shown:
            return
        lines = _lines(desk.text(path))
        converter = self.converter(desk)
        self.judged[uri] = tuple(findings)
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(
                uri=uri, diagnostics=[converter.diagnostic(one, lines) for one in findings]
            )
        )
        self.shown.add(uri)

    def typed(self, uri: str) -> None:
        """Judge the text at once when it is broken, and everything when the typing pauses."""
        found = self.desk(uri)
        if found is None:
            return
        desk, path = found
        desk.typed(path, self.workspace.get_text_document(uri).source)
        own = desk.findings_of_text(path)
        if own:
            self.publish(desk, path, own)
        self.later(desk)

    def later(self, desk: Desk) -> None:
        """Judge everything soon, and once for many key presses."""
        if (waiting := self.waiting.pop(desk.root, None)) is not None:
            waiting.cancel()
        loop = asyncio.get_running_loop()
        self.waiting[desk.root] = loop.call_later(_PAUSE, self.judge, desk)

    def judge(self, desk: Desk) -> None:
        """Show the findings of all documents."""
        self.waiting.pop(desk.root, None)
        try:
            for path, findings in desk.findings().items():
                self.publish(desk, path, findings)
        except OkrError as error:
            self._say(error)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _server(today: date | None) -> _OkrServer:
    server = _OkrServer(today)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def _(params: lsp.DidOpenTextDocumentParams) -> None:
        server.typed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def _(params: lsp.DidChangeTextDocumentParams) -> None:
        server.typed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def _(params: lsp.DidCloseTextDocumentParams) -> None:
        if (found := server.desk(params.text_document.uri)) is not None:
            found[0].closed(found[1])
            server.later(found[0])

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def _(params: lsp.DidSaveTextDocumentParams) -> None:
        if (found := server.desk(params.text_document.uri)) is not None:
            await _reload(found[0])

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def _(params: lsp.DidChangeWatchedFilesParams) -> None:
        for desk in {found[0] for c in params.changes if (found := server.desk(c.uri))}:
            await _reload(desk)

    async def _reload(desk: Desk) -> None:
        try:
            # A long history takes a while, and keys go on meanwhile.
            await asyncio.get_running_loop().run_in_executor(None, desk.reload)
        except OkrError as error:
            server._say(error)  # the same module
        server.later(desk)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def _(params: lsp.HoverParams) -> lsp.Hover | None:
        found = server.spot(params.text_document.uri, params.position)
        text = hover(*found) if found is not None else ""
        if not text:
            return None
        return lsp.Hover(contents=lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=text))

    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION,
        lsp.CompletionOptions(trigger_characters=[":", "/", "@", "[", " "]),
    )
    async def _(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        found = server.desk(params.text_document.uri)
        if found is None:
            return None
        desk, path = found
        text = desk.text(path)
        converter = server.converter(desk)
        place = converter.place(params.position, _lines(text))
        typing, proposed = proposals(text, place, desk.plan())
        return converter.completion(proposed, typing.span, _lines(text))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def _(params: lsp.DefinitionParams) -> lsp.Location | None:
        found = server.spot(params.text_document.uri, params.position)
        at = definition(*found) if found is not None else None
        return server.location(found[0], at) if found is not None and at is not None else None

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def _(params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = server.spot(params.text_document.uri, params.position)
        if found is None:
            return []
        both = params.context.include_declaration
        return [server.location(found[0], m) for m in mentions(*found, with_definition=both)]

    @server.feature(lsp.TEXT_DOCUMENT_RENAME)
    async def _(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        found = server.spot(params.text_document.uri, params.position)
        if found is None:
            return None
        desk = found[0]
        try:
            edits = rename(*found, params.new_name)
        except OkrError as error:
            server._say(error)  # the same module
            return None
        lines = {edit.path: _lines(desk.text(edit.path)) for edit in edits}
        return server.converter(desk).workspace_edit(edits, lines)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION)
    async def _(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        found = server.desk(params.text_document.uri)
        if found is None:
            return []
        desk, path = found
        text, converter = desk.text(path), server.converter(desk)
        first, last = params.range.start.line + 1, params.range.end.line + 1
        return [
            lsp.CodeAction(
                title=remedy.title,
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[converter.diagnostic(finding, _lines(text))],
                edit=converter.workspace_edit(remedy.edits, {path: _lines(text)}),
            )
            for finding in server.judged.get(converter.uri(path), ())
            if finding.span is not None and first <= finding.span.start.line <= last
            for remedy in remedies(text, finding, today=desk.today)
        ]

    return server
