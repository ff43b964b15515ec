"""Options that every command has, accepted before and after the command's name."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from okrascode.workspace.state import Look

__all__ = ["Common", "DateParam", "RepositoryParam", "common_options"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What the common options say; ``None`` and 0 mean not given."""

    directory: Path | None = None
    today: date | None = None
    at: str | None = None
    repositories: tuple[tuple[str, Path], ...] = ()
    color: str | None = None
    no_cache: bool = False
    offline: bool = False
    quiet: bool = False
    verbose: bool = False
    seen: Look | None = None
    """What the repository looked like when the cache was asked; ``None`` when it was not."""

    @property
    def start(self) -> Path:
        """Give the folder that other paths on the line start from, as ``git -C`` would."""
        return self.directory or Path()

    @property
    def other_repositories(self) -> dict[str, Path]:
        """Give where other repositories are, by name; of two with one name, the last."""
        return {name: self.start / path for name, path in self.repositories}

    def or_else(self, other: Common) -> Common:
        """Fill what is not given here from options given elsewhere on the line."""
        return Common(
            directory=self.directory or other.directory,
            today=self.today or other.today,
            at=other.at if self.at is None else self.at,
            repositories=(*other.repositories, *self.repositories),
            color=self.color or other.color,
            no_cache=self.no_cache or other.no_cache,
            offline=self.offline or other.offline,
            quiet=self.quiet or other.quiet,
            verbose=self.verbose or other.verbose,
        )


class DateParam(click.ParamType[date]):
    """A calendar day as ``2026-11-20``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or fail with a sentence."""
        if isinstance(value, date):
            return value
        try:
            if len(value) != 10:
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it like 2026-11-20.", param, ctx)


class RepositoryParam(click.ParamType[tuple[str, Path]]):
    """A repository as ``api=../api``."""

    name = "repository"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """Split name and path, or fail with a sentence."""
        if isinstance(value, tuple):
            return value
        name, _, path = value.partition("=")
        if not (name and path):
            self.fail(f"{value!r} is not a repository; write it like api=../api.", param, ctx)
        return name, Path(path)


_OPTIONS = (
    click.option(
        "-C",
        "directory",
        metavar="DIR",
        default=None,
        type=click.Path(path_type=Path),
        help="Work in DIR (default: here; the OKR root is looked for upwards).",
    ),
    click.option(
        "--today",
        type=DateParam(),
        default=None,
        metavar="DATE",
        help="Count DATE as today (default: OKR_TODAY, else the organisation's own day).",
    ),
    click.option(
        "--at",
        default=None,
        metavar="REV",
        help="Read all as of a revision, today being its author date (default: work tree).",
    ),
    click.option(
        "--repository",
        "repositories",
        type=RepositoryParam(),
        multiple=True,
        metavar="NAME=PATH",
        help="Read another repository from PATH; may repeat (default: what okr.toml says).",
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default=None,
        help="Colours: auto (default), always or never; NO_COLOR and FORCE_COLOR are honoured.",
    ),
    click.option(
        "--no-cache", is_flag=True, help="Neither read nor write the cache (default: use it)."
    ),
    click.option(
        "--offline",
        is_flag=True,
        help="Never fetch objects a partial clone lacks (default: fetch).",
    ),
    click.option(
        "-q", "--quiet", is_flag=True, help="Print only what was asked for (default: notes too)."
    ),
    click.option(
        "-v", "--verbose", is_flag=True, help="Show more, and a traceback for a bug (default: off)."
    ),
)


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the common options as one argument ``common``."""

    @click.pass_context
    def with_common(ctx: click.Context, /, *args: Any, **given: Any) -> Any:
        names = Common.__dataclass_fields__
        here = Common(**{name: given.pop(name) for name in list(given) if name in names})
        outer = ctx.find_object(Common) or Common()
        common = here.or_else(outer)
        if common.today is None and (from_environment := os.environ.get("OKR_TODAY")):
            common = replace(common, today=DateParam().convert(from_environment, None, ctx))
        ctx.obj = common
        return ctx.invoke(command, *args, common=common, **given)

    with_common.__name__ = command.__name__
    with_common.__doc__ = command.__doc__
    with_common.__click_params__ = list(  # type: ignore[attr-defined]  # how Click keeps them
        getattr(command, "__click_params__", [])
    )
    decorated: Callable[..., Any] = with_common
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated
