"""One typo is at the same place, under the same fingerprint, wherever it is shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.clients import node_module
from tests.support.language_server import diagnostics_of
from tests.support.okr_program import TODAY, okr


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Give the plan of a new repository in a subfolder of Git, with one misspelt key in it."""
    (tmp_path / "repo/.git").mkdir(parents=True)
    (tmp_path / "repo/.git/HEAD").write_text("ref: refs/heads/main\n")
    for folder in ("objects", "refs"):
        (tmp_path / "repo/.git" / folder).mkdir()
    root = tmp_path / "repo" / "company"
    said = okr("init", root, "--name", "Acme", "--ci", "none", "--today", TODAY)
    assert said.code == 0, said.err
    [plan] = root.glob("okrs/company/20*.yaml")
    plan.write_text(plan.read_text("utf-8").replace("    owner: ", "    ownr: "), "utf-8")
    return plan


def test_one_typo_is_the_same_everywhere(plan: Path, tmp_path: Path) -> None:
    """Terminal, annotation, JSON, code quality, SARIF: one place; and one fingerprint."""
    root = plan.parents[2]
    names = ("full", "concise", "json", "github", "gitlab", "sarif")
    outputs = (w for name in names for w in ("--format", f"{name}:{tmp_path / name}"))
    said = okr("-C", root, "lint", "--today", TODAY, "--select", "102", *outputs)
    assert said.code == 1
    text = {name: (tmp_path / name).read_text("utf-8") for name in names}
    [finding] = json.loads(text["json"])["findings"]
    start, end = finding["start"], finding["end"]
    line, column = start["line"], start["column"]
    lines = plan.read_text("utf-8").splitlines()
    assert lines[line - 1][column - 1 : end["column"] - 1] == "ownr"

    path = plan.relative_to(root).as_posix()
    assert text["concise"].startswith(f"{path}:{line}:{column}: error OKR102 ")
    assert text["full"].startswith(f"{path}:{line}:{column}: error OKR102 ")

    annotation = dict(re.findall(r"(\w+)=([^,:]+)", text["github"].partition("::error ")[2]))
    assert annotation["file"] == f"company/{path}"
    assert (int(annotation["line"]), int(annotation["endLine"])) == (line, end["line"])
    assert int(annotation["col"]) == column

    [quality] = json.loads(text["gitlab"])
    assert quality["location"]["path"] == f"company/{path}"
    begin = quality["location"].get("positions", {}).get("begin") or quality["location"]["lines"]
    assert begin.get("line", begin.get("begin")) == line

    [result] = json.loads(text["sarif"])["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == f"company/{path}"
    region = location["region"]
    assert (region["startLine"], region["startColumn"]) == (line, column)
    assert (region["endLine"], region["endColumn"]) == (end["line"], end["column"])

    fingerprints = {finding["fingerprint"], quality["fingerprint"]}
    # SARIF counts findings of one fingerprint behind a colon.
    fingerprints |= {one.partition(":")[0] for one in result["partialFingerprints"].values()}
    assert len(fingerprints) == 1


def test_an_editor_shows_it_at_the_same_place(plan: Path) -> None:
    """yaml-language-server follows the first line of the file to our schema, and marks the key."""
    server = node_module("yaml-language-server") / "bin/yaml-language-server"
    root = plan.parents[2]
    said = okr("-C", root, "lint", "--today", TODAY, "--select", "102", "--format", "json")
    [finding] = json.loads(said.out)["findings"]
    settings = {"yaml": {"validate": True, "schemaStore": {"enable": False}}}
    found = diagnostics_of(["node", server, "--stdio"], plan, settings=settings)
    [diagnostic] = [one for one in found if "ownr" in one["message"]]
    for edge in ("start", "end"):
        there = diagnostic["range"][edge]
        here = {"line": there["line"] + 1, "column": there["character"] + 1}
        assert here == finding[edge], diagnostic
