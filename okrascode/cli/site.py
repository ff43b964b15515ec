"""``okr site``: build, serve, write out, check or begin the site."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

import click

from okrascode.cli.options import Common, common_options
from okrascode.cli.published import report, source_at
from okrascode.errors import EnvironmentFailure, UsageError

__all__ = ["build", "check", "command", "emit_", "init_", "serve"]


@click.group("site", epilog="Example: okr site build --out public")
def command() -> None:
    """Publish the objectives as a site that everybody can read."""


@command.command("build", epilog="Example: okr site build --out public --strict")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("site"),
    metavar="DIR",
    help="Folder to build into; what is not of the site is removed (default: site).",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Exit 1 when a document has errors or history is incomplete (default: say so, exit 0).",
)
@common_options
def build(common: Common, out: Path, strict: bool) -> int:
    """Build the site with MkDocs, in every language of the organisation."""
    source = source_at(common)
    _need("jinja2", "mkdocs", "material")
    from okrascode.site.build import build_site

    out = common.start / out
    site = build_site(source, out)
    _say_what_search_misses(site.languages, common)
    count = len(site.objectives)
    built = f"Built {count} objective{'s' if count != 1 else ''} in {out}."
    return report(source, common, built, strict=strict)


@command.command("serve", epilog="Example: okr site serve --port 8000")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    help="Port on this machine (default: 8000).",
)
@common_options
def serve(common: Common, port: int) -> int:
    """Show the site on this machine and build it again when a document changes."""
    from okrascode.cli.printing import open_workspace

    gc.enable()  # A server lives long, unlike the other commands.
    workspace = open_workspace(common)
    root = workspace.root
    _need("jinja2", "mkdocs", "material")
    from okrascode.site.build import serve_site
    from okrascode.site.view_site import languages_for

    watch = [path for path in (root / "okrs", root / "okr.toml") if path.exists()]
    languages = languages_for(workspace.settings, workspace.plan.organization)
    _say_what_search_misses(languages, common)
    serve_site(
        lambda: source_at(common),
        port=port,
        watch=watch,
        ready=lambda url: click.echo(f"Serving {url} (stop with Ctrl-C)"),
        report=_tell,
    )
    return 0


@command.command("emit", epilog="Example: okr site emit docs/okr")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--strict",
    is_flag=True,
    help="Exit 1 when a document has errors or history is incomplete (default: say so, exit 0).",
)
@common_options
def emit_(common: Common, folder: Path, strict: bool) -> int:
    """Write the pages as plain Markdown files into DIR, for any site generator."""
    source = source_at(common)
    _need("jinja2")
    from okrascode.site.emit import emit
    from okrascode.site.tree import all_files

    files = all_files(source)
    folder = common.start / folder
    emit(files, folder)
    return report(source, common, f"Wrote {len(files)} files to {folder}.", strict=strict)


@command.command("check", epilog="Example: okr site check public")
@click.argument(
    "folder", metavar="[DIR]", required=False, default="site", type=click.Path(path_type=Path)
)
@common_options
def check(common: Common, folder: Path) -> int:
    """Look through a built site in DIR (default: site), whatever built it.

    Every link and anchor leads somewhere, nothing is fetched from other places, no attribute holds
    code, and there are pages with OKRs. Exits 1 when something is wrong.
    """
    from okrascode.output.escape import for_terminal
    from okrascode.site.checks import check_site

    top = common.start / folder
    if not top.is_dir():
        raise UsageError(f"There is no folder {top}.", hint="Build one: okr site build")
    names = [path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()]
    found = check_site(names, lambda name: (top / name).read_bytes())
    for line in found.told():
        click.echo(for_terminal(line))
    if not common.quiet:
        count = len(found.problems)
        click.echo(
            f"Looked at {found.pages} page{'s' if found.pages != 1 else ''} and {found.links} "
            f"links: {count} problem{'s' if count != 1 else ''}."
        )
    return 1 if found.problems else 0


@command.command("init", epilog="Example: okr site init --name Handbook")
@click.option("--name", metavar="NAME", help="Name of the site (default: the organisation's).")
@click.option("--dry-run", is_flag=True, help="Only say what would be written (default: write).")
@common_options
def init_(common: Common, name: str | None, dry_run: bool) -> int:
    """Begin a site of your own with MkDocs, in which the OKR pages are a part.

    Writes mkdocs.yml beside okr.toml and docs/index.md; files that are there are kept.
    """
    from okrascode.cli.printing import open_workspace
    from okrascode.output.escape import for_terminal
    from okrascode.site.own_site import new_site
    from okrascode.site.view_site import languages_for
    from okrascode.workspace.new_files import write_new

    workspace = open_workspace(common)
    organization = workspace.plan.organization
    files = new_site(
        name or f"{organization.name if organization else ''} handbook".strip(),
        language=languages_for(workspace.settings, organization)[0],
        settings=workspace.settings.site,
    )
    for path, text in files.items():
        there = (workspace.root / path).exists()
        written = not there if dry_run else write_new(workspace.root / path, text)
        word = ("Would write" if dry_run else "Wrote") if written else "Kept"
        click.echo(for_terminal(f"{word} {path}"))
    if not common.quiet:
        click.echo("See it: mkdocs serve (needs pip install 'okrascode[site]')")
    return 0


def _need(*names: str) -> None:
    """Say what to install when the libraries of the site are not there."""
    from importlib.util import find_spec

    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise EnvironmentFailure(
            f"The site needs {' and '.join(missing)}, which is not installed.",
            hint="Install it: pip install 'okrascode[site]'",
        )


def _say_what_search_misses(languages: Sequence[str], common: Common) -> None:
    from okrascode.site.chinese_search import missing_note

    if (note := missing_note(languages)) and not common.quiet:
        click.echo(note, err=True)


def _tell(lines: Sequence[str], *, stays: bool) -> None:
    """Say while serving what cannot be read, and that the pages of before are still shown."""
    from okrascode.output.escape import for_terminal

    for line in lines:
        click.echo(for_terminal(line), err=True)
    if stays:
        click.echo("The pages stay as they were until this is mended.", err=True)
