"""What a record knows, and what it does not."""

from __future__ import annotations

import pytest

from okrascode.model.measure import Source, SourceKind
from okrascode.readings.record import Record
from tests.support.plans import metric

_HERE = Source(kind=SourceKind.FILES, pattern="x/*")
_THERE = Source(kind=SourceKind.FILES, pattern="x/*", repository="api")
_COMMITS = Source(kind=SourceKind.COMMITS)

_WHOLE = Record()
_SHALLOW = Record(complete_history=False)
_MISSING = Record(missing_repositories=frozenset({"api"}), about_repositories=("api is missing",))
_CUT = Record(cut_repositories=frozenset({"api"}), about_repositories=("api is cut",))
_OTHER = Record(missing_repositories=frozenset({"web"}), about_repositories=("web is missing",))


@pytest.mark.parametrize(
    ("source", "known"),
    [
        (None, [True, False, True, True, True]),
        (_HERE, [True, False, True, True, True]),
        (_THERE, [True, True, False, False, True]),
        (_COMMITS, [True, False, False, False, False]),
    ],
    ids=["reported", "here", "there", "commits"],
)
def test_a_measure_needs_what_it_is_read_from(source, known) -> None:
    """Its own repository, another one, or with commits all of them."""
    records = [_WHOLE, _SHALLOW, _MISSING, _CUT, _OTHER]
    assert [record.knows_all_of(metric(source=source)) for record in records] == known


def test_an_item_without_measure_needs_the_history() -> None:
    """Where nothing is measured there is only what was said."""
    assert Record().knows_all_of(None)
    assert not Record(complete_history=False).knows_all_of(None)
