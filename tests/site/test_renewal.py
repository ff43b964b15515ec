"""A new site takes the place of an older one, and only what differs is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrascode.errors import EnvironmentFailure
from okrascode.site.build import build_site
from okrascode.site.emit import MANIFEST
from okrascode.site.renewal import Renewal
from tests.support.site_company import DOCUMENTS, company, plan_of_texts, source_of


def renew(out: Path, files: dict[str, bytes], *, written: dict[str, bytes] | None = None) -> None:
    """Put a site into a folder; ``written`` is what others write."""
    renewal = Renewal(out)
    try:
        for path, content in files.items():
            renewal.put(path, content)
        for path, content in (written or {}).items():
            (renewal.others / path).parent.mkdir(parents=True, exist_ok=True)
            (renewal.others / path).write_bytes(content)
        assert dict(renewal.take()) == (written or {})
        renewal.finish()
    finally:
        renewal.close()


def names_in(folder: Path) -> list[str]:
    """Give everything below a folder, folders too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_what_is_no_longer_there_is_removed(tmp_path: Path) -> None:
    """With the folders that become empty, and nothing is left beside the site."""
    out = tmp_path / "site"
    renew(out, {"a/b/c.html": b"1", "d.html": b"1"})
    renew(out, {"d.html": b"1"}, written={"e/f.js": b"2"})
    assert names_in(out) == [MANIFEST, "d.html", "e", "e/f.js"]
    assert names_in(tmp_path)[0] == "site"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_files_that_are_the_same_are_left_alone(tmp_path: Path) -> None:
    """Their time stamps stay; those of the same size with other content are written."""
    out = tmp_path / "site"
    renew(out, {"a.html": b"1", "b.html": b"1"}, written={"c.js": b"1", "d.js": b"1"})
    for name in ("a.html", "b.html", "c.js", "d.js"):
        os.utime(out / name, (1, 1))
    renew(out, {"a.html": b"1", "b.html": b"2"}, written={"c.js": b"1", "d.js": b"2"})
    old = [path.name for path in sorted(out.iterdir()) if path.stat().st_mtime == 1]
    assert old == ["a.html", "c.js"]
    assert (out / "b.html").read_bytes() == (out / "d.js").read_bytes() == b"2"


def test_a_file_becomes_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    """As when a team is named like a page was."""
    out = tmp_path / "site"
    renew(out, {"a": b"1", "b/c/d": b"1"})
    renew(out, {"a/x": b"1", "b/c": b"2"})
    assert names_in(out) == [MANIFEST, "a", "a/x", "b", "b/c"]


def test_nothing_is_read_or_written_through_a_link(tmp_path: Path) -> None:
    """A link in the site is replaced by what belongs there, and what it led to stays."""
    out, outside = tmp_path / "site", tmp_path / "outside"
    outside.mkdir()
    (outside / "x.html").write_bytes(b"theirs")
    renew(out, {"a/x.html": b"mine", "y.html": b"theirs"})
    (out / "a" / "x.html").unlink()
    (out / "a").rmdir()
    (out / "a").symlink_to(outside)
    (out / "y.html").unlink()
    (out / "y.html").symlink_to(outside / "x.html")
    renew(out, {"a/x.html": b"mine", "y.html": b"theirs"})
    assert not (out / "a").is_symlink()
    assert not (out / "y.html").is_symlink()
    assert (outside / "x.html").read_bytes() == b"theirs"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """And nothing is left beside the site."""
    out = tmp_path / "site"
    renew(out, {"a/x.html": b"1"})
    (out / "a").chmod(0o500)
    with pytest.raises(EnvironmentFailure, match="cannot be written"):
        renew(out, {"a/y.html": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_after_one_change_only_what_shows_it_is_written(tmp_path: Path) -> None:
    """And the site is the same, byte for byte, as one that is built from nothing."""
    out, fresh = tmp_path / "site", tmp_path / "fresh"
    build_site(company(), out)
    for path in out.rglob("*"):
        os.utime(path, (1, 1))
    documents = {
        path: text.replace("Lunches that arrive later than agreed", "Lunches that come too late")
        for path, text in DOCUMENTS.items()
    }
    before = company()
    plan = plan_of_texts(documents)
    changed = source_of(plan, before.record, settings=before.settings)
    build_site(changed, out)
    build_site(changed, fresh)
    files = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
    assert files == {p.relative_to(fresh).as_posix() for p in fresh.rglob("*") if p.is_file()}
    assert [f for f in files if (out / f).read_bytes() != (fresh / f).read_bytes()] == []
    written = {f for f in files if (out / f).stat().st_mtime != 1 and f.endswith(".html")}
    assert "changes/index.html" in written
    assert "read/index.html" not in written
    pages = {f for f in files if f.endswith("index.html")}
    assert len(written) < len(pages) / 2
