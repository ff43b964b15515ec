"""Answer an editor: diagnostics, hover, completion, definition, references, rename, actions."""

from __future__ import annotations

import asyncio
from datetime import date

from lsprotocol import types as lsp

from okrascode.documents.canonical import CannotFormat, formatting_edits
from okrascode.errors import OkrError
from okrascode.lsp.complete import proposals
from okrascode.lsp.desk import Desk
from okrascode.lsp.look import definition, hover, mentions
from okrascode.lsp.mend import remedies
from okrascode.lsp.rename import rename
from okrascode.lsp.session import OkrServer, lines_of

__all__ = ["serve"]


def serve(*, today: date | None) -> None:
    """Speak to an editor over standard input and output until it leaves."""
    _server(today).start_io()


def _server(today: date | None) -> OkrServer:
    server = OkrServer(today)

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
            server.say(error)  # the same module
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
        place = converter.place(params.position, lines_of(text))
        typing, proposed = proposals(text, place, desk.plan())
        return converter.completion(proposed, typing.span, lines_of(text))

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
            server.say(error)  # the same module
            return None
        lines = {edit.path: lines_of(desk.text(edit.path)) for edit in edits}
        return server.converter(desk).workspace_edit(edits, lines)

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    async def _(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        found = server.desk(params.text_document.uri)
        if found is None:
            return []
        desk, path = found
        text, converter = desk.text(path), server.converter(desk)
        try:
            edits = formatting_edits(desk.texts[path], path=path)
        except CannotFormat:
            return []  # Its findings say why.
        return [converter.text_edit(edit, text) for edit in edits]

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
                is_preferred=remedy.is_safe or None,
                diagnostics=[converter.diagnostic(finding, lines_of(text))],
                edit=converter.workspace_edit(remedy.edits, {path: lines_of(text)}),
            )
            for finding in server.judged.get(converter.uri(path), ())
            if finding.span is not None and first <= finding.span.start.line <= last
            for remedy in remedies(text, finding, today=desk.today)
        ]

    return server
