"""A strict content security policy for a built site: what is allowed is what is in it.

Scripts and styles that stand inside a page or a picture are allowed by their digest, so a text that
slipped through everything else would still be no code.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

__all__ = ["policy_files", "policy_of"]

_SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_STYLE = re.compile(rb"<style[^>]*>(?P<code>.*?)</style>", re.DOTALL)
_DATA = re.compile(rb"""\btype\s*=\s*["']?application/(?:ld\+)?json""")
_SOURCE = re.compile(rb"\bsrc\s*=")


def policy_of(contents: Iterable[bytes]) -> str:
    """Give the policy for pages and pictures, in one line."""
    scripts: set[bytes] = set()
    styles: set[bytes] = set()
    for content in contents:
        for found in _SCRIPT.finditer(content):
            given = found["attributes"]
            if not (_SOURCE.search(given) or _DATA.search(given)):
                scripts.add(found["code"])
        styles.update(found["code"] for found in _STYLE.finditer(content))
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *_digests(scripts))),
            " ".join(("style-src 'self'", *_digests(styles))),
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def policy_files(contents: Iterable[bytes]) -> Mapping[str, bytes]:
    """Give the policy by itself and as the file that static hosts read headers from."""
    policy = policy_of(contents)
    headers = (
        f"/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
    )
    return {"csp.txt": f"{policy}\n".encode(), "_headers": headers.encode()}


def _digests(codes: Iterable[bytes]) -> list[str]:
    digests = (base64.b64encode(hashlib.sha256(code).digest()).decode() for code in codes)
    return sorted(f"'sha256-{digest}'" for digest in digests)
