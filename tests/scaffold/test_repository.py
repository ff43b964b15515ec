"""The files of a new repository are valid, whatever the day and however hostile the names."""

import re
import shlex
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from okrascode.documents.read import read_document
from okrascode.documents.settings_toml import read_settings
from okrascode.model.objective import KeyResult
from okrascode.model.plan import make_plan
from okrascode.scaffold.answers import Answers, Forge, Language, answers_from
from okrascode.scaffold.repository import new_repository
from tests.support.commands import find_command

HOSTILE = st.one_of(
    st.text(st.characters(), max_size=60),
    st.sampled_from(
        [
            "Quotes \"and\" 'more'",
            "colon: and # comment",
            "new\nline: injected",
            "§{team} $name ${x}",
            "- [ { & * ! | > % @ `",
            "林悦 科技 🚀",
            "\u202egnp.exe",
            "null",
            "true",
            "2026",
            "con",
            "---",
            "\ud800",
            "",
        ]
    ),
)
CHOICES = list(product(Language, Forge))


def _answers(**given: object) -> Answers:
    values: dict[str, object] = {"name": "Acme", "team": None, "owner": "ana"}
    values |= {"today": date(2026, 11, 20)} | given
    return answers_from(**values)  # type: ignore[arg-type]  # a test's keywords


@settings(max_examples=60, deadline=None)
@given(
    name=HOSTILE,
    team=st.none() | HOSTILE,
    owner=HOSTILE,
    today=st.dates(),
    choice=st.sampled_from(CHOICES),
)
def test_every_document_is_valid(name, team, owner, today, choice) -> None:
    """The reader has nothing to say about any document, for any day and any names."""
    answers = answers_from(
        name=name, team=team, owner=owner, today=today, language=choice[0], forge=choice[1]
    )
    documents = [file for file in new_repository(answers) if file.is_document]
    assert len(documents) == 3
    results = [read_document(file.text.encode(), path=file.path) for file in documents]
    assert [finding for result in results for finding in result.findings] == []
    plan = make_plan([result.document for result in results if result.document])
    assert plan.organization is not None
    assert plan.organization.name == answers.name
    assert plan.root_team is not None
    assert (plan.root_team.id, plan.root_team.name) == (answers.team, answers.team_name)
    [cycle] = plan.cycles.values()
    assert cycle.contains(today)
    [objective] = plan.objectives_in(cycle.id)
    assert objective.owner == answers.owner
    assert len(objective.key_results) == 2


@pytest.mark.parametrize("choice", CHOICES, ids=lambda c: f"{c[0]}-{c[1]}")
@pytest.mark.parametrize("below", ["", "company/okrs", "a b/ü 'q' \"d\" $X ${{ y }}\n#"])
def test_every_other_file_is_valid_too(choice, below: str) -> None:
    """Settings, workflow and hook parse, and a folder with any name stays one value."""
    language, forge = choice
    files = {
        f.path: f for f in new_repository(_answers(language=language, forge=forge, below=below))
    }
    read_settings(files["okr.toml"].text.encode())
    yaml = YAML(typ="safe", pure=True)
    hooks = yaml.load(files[".pre-commit-config.yaml"].text)["repos"][0]["hooks"]
    assert set(hooks[0]) == {"id", "name", "entry", "language", "pass_filenames", "files"}
    for hook, command in zip(hooks, ("lint", "commit-msg"), strict=True):
        assert shlex.split(hook["entry"])[-1] == command
    if forge is Forge.GITHUB:
        workflow = yaml.load(files[".github/workflows/okr.yml"].text)
        folder = workflow["env"]["OKR_FOLDER"].replace("${{ '${{' }}", "${{")
        assert workflow["permissions"] == {"contents": "read"}
        assert folder == (below or ".")
        reminders = yaml.load(files[".github/workflows/okr-reminders.yml"].text)
        assert reminders["jobs"]["write"]["env"] == workflow["env"]
    elif forge is Forge.GITLAB:
        workflow = yaml.load(files[".gitlab-ci.yml"].text)
        assert workflow["variables"]["OKR_FOLDER"].replace("$$", "$") == (below or ".")
    else:
        assert not any("workflows" in path or "gitlab" in path for path in files)
    owners = next(f for path, f in files.items() if path.endswith("CODEOWNERS"))
    assert all(line.startswith("#") for line in owners.text.splitlines())


@pytest.mark.parametrize(
    ("forge", "path", "count"),
    [
        (Forge.GITHUB, ".github/workflows/okr.yml", 4),
        (Forge.GITHUB, ".github/workflows/okr-reminders.yml", 1),
        (Forge.GITLAB, ".gitlab-ci.yml", 4),
    ],
    ids=["github", "github-reminders", "gitlab"],
)
def test_the_workflow_calls_commands_there_are(forge: Forge, path: str, count: int) -> None:
    """Each ``okr`` in the workflow is a command, with options and values it takes."""
    workflow = {file.path: file.text for file in new_repository(_answers(forge=forge))}[path]
    workflow = re.sub(r"\n +--", " --", re.sub(r">-\n +(?=okr)", "", workflow))
    calls = re.findall(r"(okr -C \"\$OKR_FOLDER\" [^\n;>]*)", workflow)
    assert len(calls) == count
    for call in calls:
        optional = re.sub(r"\$\{OKR_BASE:\+(--base \"\$OKR_BASE\")\}", r"\1", call)
        words = shlex.split(optional)[3:]
        length = 2 if words[0] == "site" else 1
        command = find_command(" ".join(words[:length]))
        assert command.make_context("okr", words[length:], resilient_parsing=True)
        for option in (word for word in words if word.startswith("--")):
            assert any(option in parameter.opts for parameter in command.params), call


@pytest.mark.parametrize("language", list(Language))
def test_both_languages_say_the_same(language: Language) -> None:
    """Ids, measures and numbers of the example do not depend on the language."""

    def example(of: Language) -> list[tuple[object, ...]]:
        [file] = [f for f in new_repository(_answers(language=of)) if "Q4" in f.path]
        document = read_document(file.text.encode(), path=file.path).document
        plan = make_plan([document] if document else [])
        return [_without_words(key_result) for key_result in plan.key_results.values()]

    assert example(language) == example(Language.ENGLISH)


def _without_words(key_result: KeyResult) -> tuple[object, ...]:
    measure = key_result.measure
    numbers = [
        getattr(measure, name, None) for name in ("baseline", "target", "condition", "bound")
    ]
    return (key_result.id, type(measure), *numbers, key_result.current, key_result.confidence)


def test_the_modelines_lead_to_the_schemas() -> None:
    """The schema an editor is sent to is one of the files."""
    files = {file.path: file for file in new_repository(_answers())}
    for file in files.values():
        if file.is_document:
            schema = file.text.splitlines()[0].partition("$schema=")[2]
            climbs = schema.count("../")
            assert climbs == file.path.count("/")
            assert schema.replace("../", "") in files


def test_the_paths_follow_the_documents() -> None:
    """Folder and file are named after team and cycle."""
    paths = [f.path for f in new_repository(_answers(team="Growth & Sales")) if f.is_document]
    assert paths == [
        "okrs/organization.yaml",
        "okrs/growth-sales/team.yaml",
        "okrs/growth-sales/2026-Q4.yaml",
    ]
