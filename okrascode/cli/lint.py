"""``okr lint``: judge all documents together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from okrascode.cli.options import Common, common_options
from okrascode.cli.remembered import remembered
from okrascode.errors import UsageError

if TYPE_CHECKING:
    from okrascode.lint.result import LintResult

__all__ = ["command"]

_SEVERITY = click.Choice(["error", "warning", "info"])


class _Lint(click.Command):
    """Takes ``--fix`` alone for ``--fix=safe``; Click would take the path behind it for a value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        said = ["--fix=safe" if word == "--fix" else word for word in args[:end]]
        return super().parse_args(ctx, said + args[end:])


@click.command(
    "lint", cls=_Lint, epilog="Example: okr lint okrs/payments --profile strict --format github"
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    help="Run exactly these codes, beginnings of codes or slugs (default: the profile's rules).",
)
@click.option(
    "--ignore",
    metavar="RULES",
    multiple=True,
    help="Leave out these codes, beginnings of codes or slugs (default: none).",
)
@click.option(
    "--profile",
    type=click.Choice(["regular", "strict", "audit"]),
    help="How many rules run; each includes the one before (default: regular, or okr.toml's).",
)
@click.option(
    "--fail-on",
    type=_SEVERITY,
    help="Lowest severity that makes the exit code 1 (default: error, or okr.toml's).",
)
@click.option(
    "--format",
    "formats",
    metavar="FORMAT[:FILE]",
    multiple=True,
    help="full, concise, json, github, gitlab, sarif, junit or markdown, to the screen or to FILE;"
    " may repeat (default: full).",
)
@click.option(
    "--baseline",
    metavar="FILE",
    help="Take out the findings that FILE holds, and count them (default: none).",
)
@click.option(
    "--write-baseline",
    metavar="FILE",
    help="Write what is found now into FILE, as a baseline for later (default: do not).",
)
@click.option(
    "--fix",
    type=click.Choice(["safe", "unsafe"]),
    help="Mend what can be mended; --fix alone is --fix=safe (default: change no file).",
)
@click.option(
    "--diff",
    is_flag=True,
    help="Show what --fix would change, and write nothing (default: off).",
)
@click.option(
    "--statistics", is_flag=True, help="Count findings by rule at the end (default: off)."
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings (default: exit 1).")
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Language of all formats (default: that of the terminal for full, else English).",
)
@click.option(
    "--base",
    metavar="REV",
    help="Judge also what changed since this branch left REV (default: no change is judged).",
)
@click.option(
    "--new-only",
    is_flag=True,
    help="Report only what the base lacks; without --base, the default branch (default: all).",
)
@click.option(
    "--policy-from",
    metavar="REV",
    help="Take okr.toml from REV (default: the base, when there is one, else from here).",
)
@common_options
@remembered
def command(
    common: Common,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    fail_on: str | None,
    formats: tuple[str, ...],
    baseline: str | None,
    write_baseline: str | None,
    fix: str | None,
    diff: bool,
    statistics: bool,
    exit_zero: bool,
    language: str | None,
    base: str | None,
    new_only: bool,
    policy_from: str | None,
) -> int:
    """Judge all documents together and report what is below PATH (default: everything).

    Comments in a document lift a finding: # okr: ignore[RULE] until=DATE reason. What a rule
    wants, and how to mend it, says okr rule RULE.
    """
    from okrascode.cli.linting.judging import Question, baseline_in, judge_of
    from okrascode.cli.linting.outputs import outputs_of, show
    from okrascode.cli.linting.paths import below_root
    from okrascode.cli.linting.seen import kept_by, known_of
    from okrascode.cli.printing import cache_of
    from okrascode.lint.select import Choice, severity_called
    from okrascode.workspace.gate import Gate, open_gate

    outputs = outputs_of(formats or (() if diff else ("full",)), common)
    listed = None if baseline is None else baseline_in(common.start / baseline)
    choice = Choice(profile=profile, select=_split(select), ignore=_split(ignore))
    is_plain = not (fix or diff or base or new_only or policy_from)
    known = known_of(common, choice) if is_plain else None
    if known is not None:
        gate = Gate(workspace=known[0])
    else:
        gate = open_gate(
            common.directory,
            base=base,
            compares=new_only,
            policy_from=policy_from,
            today=common.today,
            at=common.at,
            offline=common.offline,
            repositories=common.other_repositories,
            cache=cache_of(common),
        )
    workspace = gate.workspace
    question = Question(
        choice=choice,
        paths=below_root(paths, workspace, common),
        threshold=severity_called(fail_on or workspace.settings.lint.fail_on),
        baseline=listed,
        against=gate.against,
        base=gate.base if new_only else None,
        known=None if known is None else known[1],
        keep=kept_by(common, choice, workspace) if is_plain and known is None else None,
    )
    judge = judge_of(question, workspace)
    said: list[str] = []
    has_diff = False
    if fix or diff:
        from okrascode.cli.linting.fixing import show_diff, write_mended
        from okrascode.lint.fixing import mend

        if not workspace.from_work_tree and not diff:
            raise UsageError(
                "--fix mends files of the work tree, and --at reads a revision.",
                hint="Leave one of them out, or add --diff.",
            )
        mended = mend(workspace, judge, with_unsafe=fix == "unsafe")
        said.append((show_diff if diff else write_mended)(mended, workspace))
        result, has_diff = mended.result, diff and bool(mended.texts)
    else:
        result = judge(workspace)
    if write_baseline is not None:
        from okrascode.cli.linting.judging import save_baseline

        result, note = save_baseline(result, common.start / write_baseline, workspace)
        said.append(note)
    show(result, outputs, common, root=workspace.root, statistics=statistics, language=language)
    _say_the_rest(result, said, language, statistics=statistics, is_quiet=common.quiet)
    return int((result.has_failed or has_diff) and not exit_zero)


def _say_the_rest(
    result: LintResult,
    said: Sequence[str],
    language: str | None,
    *,
    statistics: bool,
    is_quiet: bool,
) -> None:
    from okrascode.cli.printing import say_in
    from okrascode.output import lint_summary
    from okrascode.output.escape import for_terminal

    if statistics:
        click.echo(lint_summary.statistics(result), nl=False, err=True)
    if not is_quiet:
        for line in (*map(for_terminal, said), *lint_summary.gone(result, say_in(language))):
            click.echo(line, err=True)
        say = say_in(language)
        cures = "" if said else lint_summary.cures(result, say)
        click.echo(lint_summary.summary(result, say) + cures, err=True)


def _split(given: tuple[str, ...]) -> tuple[str, ...]:
    """Take ``--select 3,401`` for ``--select 3 --select 401``."""
    return tuple(word for text in given for word in text.split(",") if word.strip())
