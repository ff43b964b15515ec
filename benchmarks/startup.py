"""What starting ``okr`` costs, against a bare Click program of the same shape.

Both are run in turn, so that a busy machine slows both; the medians are compared. The bare program
has as many commands and options as ``okr`` and nothing behind them. Usage::

    python benchmarks/startup.py [RUNS]
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from okrascode.cli.main import main

TARGET = 1.5
"""How many times the bare program's time is allowed."""


def bare_program() -> str:
    """Write a Click program with the commands, options and help texts of ``okr``."""
    context = click.Context(main, info_name="okr")
    lines = ["import click", "@click.group()", *_options(main), "def main(**given):", "  'OKRs.'"]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        function = "c_" + name.replace("-", "_")
        lines += [f"@main.command({name!r}, epilog={command.epilog!r})", *_options(command)]
        lines += [f"def {function}(**given):", f"  {command.help or ''!r}"]
    return "\n".join([*lines, "main(prog_name='okr')"])


def _options(command: click.Command) -> list[str]:
    lines = []
    for option in command.params:
        if isinstance(option, click.Option):
            names = ", ".join(map(repr, option.opts))
            flag = ", is_flag=True" if option.is_flag else ""
            lines.append(f"@click.option({names}{flag}, help={option.help!r})")
    return [line for line in lines if "'--version'" not in line] + (
        ["@click.version_option('1')"] if isinstance(command, click.Group) else []
    )


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def run(runs: int) -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(bare_program(), encoding="utf-8")
        # Compiled like an installed package is, so that parsing is not measured.
        starter = f"import sys; sys.path.insert(0, {folder!r}); import bare"
        okr = "from okrascode.cli.main import run; run()"
        print(f"Python {platform.python_version()}, click {_version('click')}, {runs} runs each")
        print(f"{'':12}{'okr ms':>9}{'bare ms':>9}{'ratio':>8}")
        for option in ("--version", "--help"):
            ours, theirs = [], []
            for _ in range(runs + 1):
                ours.append(_seconds([sys.executable, "-c", okr, option]))
                theirs.append(_seconds([sys.executable, "-c", starter, option]))
            # The first run fills the caches.
            a, b = statistics.median(ours[1:]), statistics.median(theirs[1:])
            print(f"{option:12}{a * 1000:9.1f}{b * 1000:9.1f}{a / b:8.2f}")
        print(f"Allowed ratio: {TARGET}")


def _version(name: str) -> str:
    from importlib.metadata import version

    return version(name)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
