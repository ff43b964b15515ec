"""What one version of a document states."""

from __future__ import annotations

from okrascode.model.place import Place
from okrascode.model.plan import ObjectivesDocument
from okrascode.readings.item import items_of, objectives_in
from tests.support.plans import key_result, objective


def test_of_two_with_one_id_the_first_counts() -> None:
    """A second of the same name is somebody else's finding."""
    first = objective("checkout", key_result("rate", title="One"), key_result("rate", title="Two"))
    second = objective("checkout", title="Another")
    document = ObjectivesDocument(
        team=first.team, cycle=first.cycle, objectives=(first, second), place=Place("okrs/x.yaml")
    )
    (found,) = objectives_in(document).values()
    assert [item.title for item in items_of(found, path="okrs/x.yaml")] == [first.title, "One"]
