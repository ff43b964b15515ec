"""A forge on loopback for the real ``gh``: the few calls that comments and issues take."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Forge", "running_forge"]


class Forge:
    """What the forge holds, and what a token may do."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.entries: list[dict[str, Any]] = []
        """Comments or issues, as the API gives them."""
        self.calls: list[str] = []
        self.may_write = True
        self.environment: dict[str, str] = {}

    def add(self, body: str, *, kind: str = "Bot", **more: Any) -> dict[str, Any]:
        """Put in an entry of a person or a bot."""
        entry = {"id": len(self.entries) + 1, "number": len(self.entries) + 1, "body": body}
        entry |= {"user": {"type": kind}, "state": "open", **more}
        self.entries.append(entry)
        return entry

    def answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """Give status and value for a call."""
        self.calls.append(f"{method} {path.partition('?')[0].rpartition('/repos/')[2]}")
        if method == "GET":
            wants_open = "state=open" in path
            return 200, [e for e in self.entries if not wants_open or e["state"] == "open"]
        if not self.may_write:
            return 403, {"message": "Resource not accessible by integration"}
        if len(body["body"]) > 65536:
            return 422, {"message": "body is too long (maximum is 65536 characters)"}
        if method == "POST":
            return 201, self.add(**body)
        number = int(path.rpartition("/")[2])
        self.entries[number - 1] |= body
        return 200, self.entries[number - 1]


@contextmanager
def running_forge() -> Iterator[Forge]:
    """Serve a forge while the block runs; ``gh`` finds it with ``environment``."""
    forge = Forge()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length) or b"{}")
            path = re.sub(r"^http://[^/]+", "", self.path)
            status, value = forge.answer(self.command, path, body)
            raw = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = do_PATCH = _any  # noqa: N815  # names of http.server

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        # gh talks plain HTTP to this host alone, and a proxy finds it where no name server does.
        forge.environment = {
            "GH_HOST": "github.localhost",
            "GH_TOKEN": "none",
            "HTTP_PROXY": f"http://127.0.0.1:{server.server_port}",
            "http_proxy": f"http://127.0.0.1:{server.server_port}",
            "GH_NO_UPDATE_NOTIFIER": "1",
        }
        try:
            yield forge
        finally:
            server.shutdown()
            thread.join()
