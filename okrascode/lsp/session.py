"""One editor that is served: its documents, what it was shown, and when to judge again."""

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
from okrascode.lsp.convert import Converter
from okrascode.lsp.desk import Desk
from okrascode.lsp.look import Found
from okrascode.lsp.spots import Spot, spot_at
from okrascode.workspace.root import find_root

__all__ = ["OkrServer", "lines_of"]

_PAUSE = 0.05
"""Seconds without a key before everything is judged; the text itself is judged at once."""


class OkrServer(LanguageServer):
    """A language server that knows the repositories of the documents in its editor."""

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
                self.say(error)
        desk = self.desks[root]
        path = desk.path_of(file) if desk else None
        return (desk, path) if desk is not None and path is not None else None

    def say(self, error: OkrError) -> None:
        """Tell the person what could not be done."""
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
        spot = spot_at(text, self.converter(desk).place(position, lines_of(text)))
        return None if spot is None else (desk, spot)

    def location(self, desk: Desk, found: Found) -> lsp.Location:
        """Give a stretch of a document as a place to go to."""
        converter = self.converter(desk)
        lines = lines_of(desk.text(found.path))
        return lsp.Location(uri=converter.uri(found.path), range=converter.range(found.span, lines))

    def publish(self, desk: Desk, path: str, findings: Sequence[Finding]) -> None:
        """Show the findings of one document, or none any more."""
        uri = self.converter(desk).uri(path)
        if not findings and uri not in self.shown:
            return
        lines = lines_of(desk.text(path))
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
            self.say(error)


def lines_of(text: str) -> list[str]:
    """Give the lines of a text as the protocol wants them."""
    return text.splitlines(keepends=True)
