"""The made-up company keeps its own rules: no step of its history is stopped by the gate."""

from __future__ import annotations

from itertools import pairwise

from okrascode.changes.compare import compare
from okrascode.changes.side import Side
from okrascode.changes.trailers import reasons_in
from okrascode.documents.read import read_document
from okrascode.history.between import messages_between
from okrascode.history.repository import open_repository
from okrascode.model.plan import Plan, make_plan
from tests.support.demo_repository import demo


def test_every_step_of_the_main_line_passes(tmp_path_factory) -> None:
    """What was eased, dropped or taken back has its reason, judged on the day it was done."""
    repository = open_repository(demo(tmp_path_factory))
    assert repository is not None
    steps = repository.git.run("rev-list", "--first-parent", "--reverse", "HEAD").decode().split()

    trees = {commit: repository.tree(commit) for commit in steps}
    versions = {
        blob: path
        for tree in trees.values()
        for path, (_, blob) in tree.items()
        if path.startswith("okrs/")
    }
    documents = {
        blob: read_document(raw, path=versions[blob]).document
        for blob, raw in repository.blobs(versions)
    }

    def plan_of(commit: str) -> Plan:
        found = (documents.get(blob) for _, blob in trees[commit].values())
        return make_plan(document for document in found if document is not None)

    explained, open_ones = [], []
    for base, commit in pairwise(steps):
        changed = trees[base].items() - trees[commit].items()
        if not any(path.startswith("okrs/") for path, _ in changed):
            continue  # Only new files: reports, and plans that nothing leant on yet.
        before, after = plan_of(base), plan_of(commit)
        comparison = compare(
            Side(plan=before),
            Side(plan=after),
            today=repository.authored_at(commit).date(),
            trailers=reasons_in(
                messages_between(repository, base, commit), before=before, after=after
            ),
        )
        gated = [one for one in comparison.differences if one.needs_reason]
        explained += [one.kind for one in gated if one.reason]
        open_ones += [f"{commit[:8]} {one.about} {one.field}" for one in gated if not one.reason]
    assert open_ones == []
    assert {"target", "dropped", "check-in"} <= set(explained)
