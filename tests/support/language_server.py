"""The least of a client for language servers: open a document, and wait for what is said of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["diagnostics_of"]


def diagnostics_of(command: Sequence[str | Path], file: Path, *, settings: Any) -> list[Any]:
    """Give what a server says of a file, the first time that it says something."""
    with subprocess.Popen(
        [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        try:
            capabilities = {
                "workspace": {"configuration": True},
                "textDocument": {"publishDiagnostics": {}},
            }
            root = file.parent.as_uri()
            opening = {"processId": None, "rootUri": root, "capabilities": capabilities}
            _send(server, {"id": 1, "method": "initialize", "params": opening})
            while True:
                message = _receive(server)
                if message.get("id") == 1 and "result" in message:
                    _send(server, {"method": "initialized", "params": {}})
                    changed = {"settings": settings}
                    _send(server, {"method": "workspace/didChangeConfiguration", "params": changed})
                    document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1}
                    document |= {"text": file.read_text("utf-8")}
                    opened = {"textDocument": document}
                    _send(server, {"method": "textDocument/didOpen", "params": opened})
                elif message.get("method") == "workspace/configuration":
                    items = message["params"]["items"]
                    asked = [settings.get(item.get("section")) for item in items]
                    _send(server, {"id": message["id"], "result": asked})
                elif message.get("method") == "textDocument/publishDiagnostics":
                    if found := message["params"]["diagnostics"]:
                        return list(found)
                elif "id" in message and "method" in message:
                    _send(server, {"id": message["id"], "result": None})
        finally:
            server.kill()


def _send(server: subprocess.Popen[bytes], message: dict[str, Any]) -> None:
    raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
    assert server.stdin is not None
    server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(raw), raw))
    server.stdin.flush()


def _receive(server: subprocess.Popen[bytes]) -> dict[str, Any]:
    assert server.stdout is not None
    length = 0
    while line := server.stdout.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    if not length:
        raise AssertionError("the language server ended")
    message: dict[str, Any] = json.loads(server.stdout.read(length))
    return message
