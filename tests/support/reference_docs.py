"""Write the parts of ``docs/`` that follow from the code: keys of the format and of the commands.

A page says where with a pair of comments, and the words between them are ours to replace::

    <!-- generated: keys team -->
    <!-- /generated -->

After a change of a schema or a command: ``python -m tests.support.reference_docs``.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from tests.support.commands import all_commands
from tests.support.schema_tables import tables_of
from tests.support.source import ROOT

__all__ = ["current", "pages"]

_BLOCK = re.compile(
    r"(?P<open><!-- generated: (?P<what>[^>]+?) -->\n).*?(?P<close><!-- /generated -->)", re.DOTALL
)


def pages() -> list[Path]:
    """Give the pages that hold generated parts."""
    return [path for path in sorted((ROOT / "docs").rglob("*.md")) if _BLOCK.search(_read(path))]


def current(text: str) -> str:
    """Give a page with its generated parts as they should be."""
    return _BLOCK.sub(
        lambda found: f"{found['open']}\n{_part(found['what'])}\n\n{found['close']}", text
    )


def _part(what: str) -> str:
    subject, _, name = what.partition(" ")
    if subject == "keys":
        return tables_of(name)
    if subject == "commands":
        return _commands()
    if subject == "common-options":
        [main] = [command for name, command in all_commands() if not name]
        return _options([p for p in main.params if isinstance(p, click.Option)])
    raise ValueError(f"nothing is generated for {what!r}")


def _commands() -> str:
    everything = dict(all_commands())
    common = {parameter.name for parameter in everything.pop("").params}
    parts = []
    for name, command in everything.items():
        metavars = [_metavar(p, command) for p in command.params if isinstance(p, click.Argument)]
        is_group = isinstance(command, click.Group)
        usage = " ".join(["okr", name, *(["COMMAND"] if is_group else metavars)])
        own = [
            parameter
            for parameter in command.params
            if isinstance(parameter, click.Option) and parameter.name not in common
        ]
        options = [] if is_group or not own else [_options(own)]
        example = (command.epilog or "").removeprefix("Example:").strip()
        parts += [
            f"## `okr {name}`",
            f"```text\n{usage}\n```",
            _paragraphs(command.help or ""),
            *options,
            *([f"```console\n{example}\n```"] if example else []),
        ]
    return "\n\n".join(parts)


def _options(options: list[click.Option]) -> str:
    rows = ["| option | meaning |", "|---|---|"]
    for option in options:
        names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
        value = ""
        if isinstance(option.type, click.Choice):
            value = " " + ", ".join(f"`{choice}`" for choice in option.type.choices)
        elif not option.is_flag and not option.count:
            value = f" `{option.metavar or option.type.name.upper()}`"
        help_text = (option.help or "").replace("|", "\\|").replace("<", "&lt;")
        rows.append(f"| {names}{value} | {help_text} |")
    return "\n".join(rows)


def _metavar(argument: click.Argument, command: click.Command) -> str:
    if argument.metavar:
        return argument.metavar
    name = (argument.name or "").upper()
    name += "..." if argument.nargs == -1 else ""
    return name if argument.required else f"[{name}]"


def _paragraphs(text: str) -> str:
    blocks = text.replace("\b\n", "").split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks).replace("<", "&lt;")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    for page in pages():
        page.write_text(current(_read(page)), encoding="utf-8", newline="\n")
