"""The files of a new repository, filled in.

Texts live in ``templates/init``, one folder a language. What a person typed is put in through one
function that quotes it for the place it stands in.
"""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from string import Template

from okrascode import __version__
from okrascode.output.escape import for_markdown, is_unsafe
from okrascode.resources import read_text
from okrascode.scaffold.answers import Answers, Forge
from okrascode.scaffold.quarter import quarter_of
from okrascode.scaffold.scalars import yaml_scalar

__all__ = ["NewFile", "new_repository"]

_SCHEMAS = ("organization", "team", "objectives", "check-in")


class _Text(Template):
    """A template whose mark, §, means nothing in YAML, in shells or in workflows."""

    delimiter = "§"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """One file to be written, if nothing is there yet."""

    path: str
    """With ``/``."""
    text: str
    at_top: bool = False
    """True when the path starts at the top of the Git repository, not at the OKR root."""
    is_document: bool = False
    """True for a document of OKRs; these are written together or not at all."""
    elsewhere: tuple[str, ...] = ()
    """Other paths at which the same thing would already be there."""
    add_instead: bool = False
    """True when the text is worth adding by hand to a file that is already there."""


def new_repository(answers: Answers) -> tuple[NewFile, ...]:
    """Give the files of a new repository, documents first.

    The result depends on the answers and on nothing else.
    """
    return (*_documents(answers), *_beside(answers), *_of_the_forge(answers))


def _documents(answers: Answers) -> tuple[NewFile, ...]:
    quarter = quarter_of(answers.today)
    values = {
        "name": yaml_scalar(answers.name),
        "team": yaml_scalar(answers.team),
        "team_name": yaml_scalar(answers.team_name),
        "owner": yaml_scalar(answers.owner),
        "cycle": quarter.id,
        "start": quarter.start.isoformat(),
        "end": quarter.end.isoformat(),
        "commit_by": quarter.commit_by.isoformat(),
    }
    folder = f"okrs/{answers.team}"
    return tuple(
        NewFile(path=path, text=_filled(answers.language, template, values), is_document=True)
        for path, template in (
            ("okrs/organization.yaml", "organization.yaml"),
            (f"{folder}/team.yaml", "team.yaml"),
            (f"{folder}/{quarter.id}.yaml", "objectives.yaml"),
        )
    )


def _beside(answers: Answers) -> tuple[NewFile, ...]:
    here = f"-C {shlex.quote(answers.below)} " if answers.below else ""
    in_json = json.dumps(f"{answers.below}/")[1:-1] if answers.below else ""
    start = re.escape(answers.below + "/") if answers.below else ""
    hook = {
        "entry": yaml_scalar(f"okr {here}lint"),
        "message_entry": yaml_scalar(f"okr {here}commit-msg"),
        "pattern": yaml_scalar(rf"^{start}(okrs/|okr\.toml$)"),
    }
    return (
        NewFile(path="okr.toml", text=_filled(answers.language, "okr.toml", {})),
        *(
            NewFile(
                path=f".okr/schemas/{kind}.schema.json",
                text=read_text("schemas", "v1", f"{kind}.schema.json"),
            )
            for kind in _SCHEMAS
        ),
        NewFile(
            path="README.md",
            text=_filled(
                answers.language, "readme.md", {"name_markdown": for_markdown(answers.name)}
            ),
            elsewhere=("README", "README.rst", "README.txt", "readme.md"),
            add_instead=True,
        ),
        NewFile(path=".gitignore", text="# What okr site build makes.\n/site/\n", add_instead=True),
        NewFile(
            path=".pre-commit-config.yaml",
            text=_filled("any", "pre-commit.yaml", hook),
            at_top=True,
            elsewhere=(".pre-commit-config.yml",),
            add_instead=True,
        ),
        # With these an editor completes and judges every document while it is typed.
        NewFile(
            path=".vscode/settings.json",
            text=_filled("any", "vscode-settings.json", {"here": in_json}),
            at_top=True,
            add_instead=True,
        ),
        NewFile(
            path=".vscode/extensions.json",
            text='{\n  "recommendations": ["redhat.vscode-yaml"]\n}\n',
            at_top=True,
            add_instead=True,
        ),
    )


def _of_the_forge(answers: Answers) -> tuple[NewFile, ...]:
    below = "/" + answers.below if answers.below else ""
    below = "".join("?" if is_unsafe(c) else "\\ " if c == " " else c for c in below)
    owners = NewFile(
        path={Forge.GITHUB: ".github/CODEOWNERS", Forge.GITLAB: ".gitlab/CODEOWNERS"}.get(
            answers.forge, "CODEOWNERS"
        ),
        text=_filled(answers.language, "codeowners", {"below": below, "team": answers.team}),
        at_top=True,
        # A second one would switch the first one off, without a word.
        elsewhere=("CODEOWNERS", "docs/CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS"),
        add_instead=True,
    )
    if answers.forge is Forge.NONE:
        return (owners,)
    review = _filled(answers.language, "review.md", {})
    values = {"requirement": f"~={__version__}", "folder": _folder_variable(answers)}
    if answers.forge is Forge.GITLAB:
        path, template = ".gitlab-ci.yml", "gitlab.yml"
        review_at = ".gitlab/merge_request_templates/Default.md"
        review_elsewhere: tuple[str, ...] = ()
    else:
        path, template = ".github/workflows/okr.yml", "github.yml"
        review_at = ".github/pull_request_template.md"
        review_elsewhere = (
            ".github/PULL_REQUEST_TEMPLATE.md",
            ".github/PULL_REQUEST_TEMPLATE",
            "pull_request_template.md",
            "PULL_REQUEST_TEMPLATE.md",
            "docs/pull_request_template.md",
        )
    reminders = NewFile(
        path=".github/workflows/okr-reminders.yml",
        text=_filled("any", "github-reminders.yml", values),
        at_top=True,
    )
    return (
        NewFile(
            path=path,
            text=_filled("any", template, values),
            at_top=True,
            add_instead=answers.forge is Forge.GITLAB,
        ),
        *([reminders] if answers.forge is Forge.GITHUB else []),
        owners,
        NewFile(path=review_at, text=review, at_top=True, elsewhere=review_elsewhere),
    )


def _folder_variable(answers: Answers) -> str:
    folder = answers.below or "."
    if answers.forge is Forge.GITLAB:
        return yaml_scalar(folder.replace("$", "$$"))
    return yaml_scalar(folder.replace("${{", "${{ '${{' }}"))


def _filled(language: str, template: str, values: dict[str, str]) -> str:
    return _Text(read_text("templates", "init", language, template)).substitute(values)
