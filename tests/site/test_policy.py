"""The content security policy allows what is in a built site, by digest, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from okrascode.site.build import build_site
from okrascode.site.policy import Policy
from tests.site.test_mkdocs import hostile
from tests.support.site_company import company


def digest(code: bytes) -> str:
    """Write a digest as a policy does."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code).digest()).decode()}'"


def test_code_in_a_page_is_allowed_by_its_digest() -> None:
    """A script with an address is allowed by 'self', and data is no code."""
    page = (
        b'<script>one()</script><script src="x.js"></script>'
        b'<script id="c" type="application/json">{}</script><style>p{}</style>'
    )
    seen = Policy()
    for path in ("a.html", "b.html"):
        seen.see(path, page)
    policy = seen.text
    assert f"script-src 'self' {digest(b'one()')};" in policy
    assert f"style-src 'self' {digest(b'p{}')};" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_a_built_site_has_its_policy(tmp_path: Path) -> None:
    """Every inline script of the theme is in it, and texts of teams add none."""
    for name, source in (("plain", company()), ("attacked", hostile())):
        build_site(source, tmp_path / name)
    policy = (tmp_path / "plain" / "csp.txt").read_text().strip()
    page = (tmp_path / "plain" / "index.html").read_bytes()
    inline = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    assert len(inline) >= 2
    assert all(digest(code) in policy for code in inline)
    attacked = (tmp_path / "attacked" / "csp.txt").read_text().strip()
    scripts = [p.partition("; style-src")[0] for p in (policy, attacked)]
    assert scripts[0] == scripts[1]
    headers = (tmp_path / "plain" / "_headers").read_text()
    assert f"  Content-Security-Policy: {policy}\n" in headers


def test_headers_are_lines_that_static_hosts_read() -> None:
    """A path, then one header a line."""
    lines = Policy().files()["_headers"].decode().splitlines()
    assert lines[0] == "/*"
    assert all(re.fullmatch(r"  [A-Za-z-]+: .+", line) for line in lines[1:])
