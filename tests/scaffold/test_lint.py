"""A new repository lints clean, on its first day and as long as its people report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from okrascode.scaffold.answers import Forge, Language, answers_from
from okrascode.scaffold.repository import new_repository
from tests.support.lint_texts import lint_texts

DAYS = [date(2026, 10, 1), date(2026, 11, 20), date(2026, 12, 31), date(2028, 2, 29)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("profile", ["regular", "strict"])
def test_a_new_repository_lints_clean(language: Language, day: date, profile: str) -> None:
    """Whatever day it begins on, nobody reads a finding about what the tool itself wrote."""
    answers = answers_from(
        name="Acme", team=None, owner="ana", today=day, language=language, forge=Forge.NONE
    )
    files = {file.path: file.text for file in new_repository(answers) if file.is_document}
    committed = dict.fromkeys(files, day)
    for later in (day, day + timedelta(days=7)):
        result = lint_texts(files, today=later, profile=profile, committed=committed)
        assert [f"{f.path} {f.code} {f.message}" for f in result.findings] == []
