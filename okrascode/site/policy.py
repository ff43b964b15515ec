"""A strict content security policy for a built site: what is allowed is what is in it.

Scripts and styles that stand inside a page or a picture are allowed by their digest, so a text that
slipped through everything else would still be no code.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

__all__ = ["Policy"]

_SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_STYLE = re.compile(rb"<style[^>]*>(?P<code>.*?)</style>", re.DOTALL)
_DATA = re.compile(rb"""\btype\s*=\s*["']?application/(?:ld\+)?json""")
_SOURCE = re.compile(rb"\bsrc\s*=")


class Policy:
    """Sees what will be published, and gives the policy that allows it."""

    def __init__(self) -> None:
        """Begin without anything inside a page."""
        self._scripts: set[bytes] = set()
        self._styles: set[bytes] = set()

    def see(self, path: str, content: bytes) -> None:
        """Take in a file; only pages and pictures can hold scripts and styles."""
        if not path.endswith((".html", ".svg")):
            return
        for found in _SCRIPT.finditer(content):
            given = found["attributes"]
            if not (_SOURCE.search(given) or _DATA.search(given)):
                self._scripts.add(found["code"])
        self._styles.update(found["code"] for found in _STYLE.finditer(content))

    def know(self, other: Policy) -> None:
        """Take in what another one has seen."""
        self._scripts |= other._scripts
        self._styles |= other._styles

    @property
    def text(self) -> str:
        """Give the policy in one line."""
        return "; ".join(
            (
                "default-src 'none'",
                " ".join(("script-src 'self'", *_digests(self._scripts))),
                " ".join(("style-src 'self'", *_digests(self._styles))),
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                "worker-src 'self'",
                "manifest-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
            )
        )

    def files(self) -> Mapping[str, bytes]:
        """Give the policy by itself and as the file that static hosts read headers from."""
        headers = (
            f"/*\n  Content-Security-Policy: {self.text}\n  X-Content-Type-Options: nosniff\n"
            "  Referrer-Policy: strict-origin-when-cross-origin\n"
        )
        return {"csp.txt": f"{self.text}\n".encode(), "_headers": headers.encode()}


def _digests(codes: Iterable[bytes]) -> list[str]:
    digests = (base64.b64encode(hashlib.sha256(code).digest()).decode() for code in codes)
    return sorted(f"'sha256-{digest}'" for digest in digests)
