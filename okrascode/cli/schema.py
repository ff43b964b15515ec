"""``okr schema``: print a JSON Schema."""

from __future__ import annotations

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("schema", epilog="Example: okr schema objectives > objectives.schema.json")
@click.argument("kind", required=False)
@common_options
def command(common: Common, kind: str | None) -> int:  # noqa: ARG001  # every command has it
    """Print the JSON Schema of KIND, or list the kinds there are."""
    from okrascode.errors import UsageError
    from okrascode.resources import data_folder, read_text

    suffix = ".schema.json"
    folder = data_folder("schemas") / "v1"
    kinds = sorted(path.name.removesuffix(suffix) for path in folder.glob(f"*{suffix}"))
    if kind is None:
        click.echo("\n".join(kinds))
        return 0
    wanted = kind.lower().replace("checkin", "check-in").replace(".toml", "-toml")
    if wanted not in kinds:
        raise UsageError(f"There is no schema {kind!r}.", hint=f"There are: {', '.join(kinds)}.")
    click.echo(read_text("schemas", "v1", wanted + suffix), nl=False)
    return 0
