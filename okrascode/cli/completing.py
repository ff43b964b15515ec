"""What a shell proposes for an argument: references, teams, cycles, people of this repository.

The shell asks while somebody waits for a key, so no history is read, and whatever is wrong proposes
nothing: a completion is no place for a message.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from okrascode.model.plan import Plan

__all__ = ["cycles", "people", "references", "rules", "teams"]

_LONGEST = 60
"""Characters of a title beside a proposal."""


def references(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Propose teams, objectives and key results; a key result once its objective is typed."""
    plan = _plan(ctx)
    if plan is None:
        return []
    found = dict(_references(plan, with_key_results="/" in incomplete))
    if ":" not in incomplete:
        found |= {str(team.id): team.name for team in plan.teams.values()}
    return _items(found, incomplete)


def _references(plan: Plan, *, with_key_results: bool) -> Iterator[tuple[str, str]]:
    for reference, objective in plan.objectives.items():
        # Without the cycle it means the newest one, which is what people type.
        for name in (str(reference), f"{reference.team}:{reference.objective}"):
            yield name, objective.title
            for part in objective.key_results if with_key_results else ():
                yield f"{name}/{part.id}", part.title


def teams(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Propose teams."""
    plan = _plan(ctx)
    return _items({str(t.id): t.name for t in plan.teams.values()} if plan else {}, incomplete)


def cycles(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Propose cycles."""
    plan = _plan(ctx)
    found = {str(c.id): f"{c.start} to {c.end}" for c in plan.cycles.values()} if plan else {}
    return _items(found, incomplete)


def people(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Propose handles."""
    plan = _plan(ctx)
    if plan is None:
        return []
    from okrascode.readings.people import handles_in

    known = plan.organization.people if plan.organization else {}
    names = {str(h): known[h].name if h in known else "" for h in handles_in(plan)}
    return _items(names, incomplete)


def rules(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Propose rules by slug, or by code once that is begun."""
    from okrascode.lint.catalogue import all_rules

    found = {
        (rule.code if incomplete.upper().startswith("O") and "-" not in incomplete else rule.slug):
        rule.slug
        for rule in all_rules()
    }  # fmt: skip
    return _items(found | {rule.slug: rule.code for rule in all_rules()}, incomplete)


def _plan(ctx: click.Context) -> Plan | None:
    with suppress(Exception):
        from okrascode.config import Settings
        from okrascode.documents.read import read_document
        from okrascode.documents.settings_toml import read_settings
        from okrascode.model.plan import make_plan
        from okrascode.workspace.files import files_of_work_tree, settings_of_work_tree
        from okrascode.workspace.root import find_root

        # The shell parses only what stands before, so -C may be of this context or of those above.
        given = (c.params.get("directory") for c in _upwards(ctx))
        root = find_root(next((folder for folder in given if folder), Path()))
        raw = settings_of_work_tree(root)
        settings = Settings() if raw is None else read_settings(raw)
        texts = files_of_work_tree(root, settings.okr_paths).texts
        documents = (read_document(text, path=path).document for path, text in texts.items())
        return make_plan(document for document in documents if document is not None)
    return None


def _upwards(ctx: click.Context) -> Iterator[click.Context]:
    here: click.Context | None = ctx
    while here is not None:
        yield here
        here = here.parent


def _items(found: dict[str, str], incomplete: str) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    from okrascode.output.escape import for_terminal

    return [
        CompletionItem(str(name), help=for_terminal(" ".join(text.split())[:_LONGEST]) or None)
        for name, text in sorted(found.items())
        if str(name).startswith(incomplete)
    ]
