"""The demo company, on disk and in memory, for tests that need a whole one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from okrascode.demo.story import demo_commits
from okrascode.documents.read import DocumentResult, read_document
from okrascode.history.write import NewCommit, write_repository
from okrascode.model.plan import Plan, make_plan

__all__ = ["TODAY", "demo", "plan_on", "results_on", "tree_after"]

TODAY = date(2026, 11, 23)


def demo(tmp_path_factory: pytest.TempPathFactory, today: date = TODAY) -> Path:
    """Make the repository as of ``today`` in a folder of its own."""
    root = tmp_path_factory.mktemp("demo") / "tamarind"
    write_repository(root, demo_commits(today))
    return root


def tree_after(commits: Iterable[NewCommit]) -> Mapping[str, str]:
    """Give the text of each file at main; every branch of the story is merged in the end."""
    tree: dict[str, str] = {}
    for commit in commits:
        tree |= commit.files
        for path in commit.removed:
            del tree[path]
    return tree


@cache
def results_on(today: date) -> Mapping[str, DocumentResult]:
    """Read every document of the story as of ``today``."""
    tree = tree_after(demo_commits(today))
    return {
        path: read_document(text.encode(), path=path)
        for path, text in tree.items()
        if path.startswith("okrs/")
    }


@cache
def plan_on(today: date) -> Plan:
    """Give the plan of the story as of ``today``."""
    documents = (result.document for result in results_on(today).values())
    return make_plan(document for document in documents if document is not None)
