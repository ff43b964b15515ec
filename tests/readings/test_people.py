"""Who somebody is: a handle that was typed, or the person behind a name and an address."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from okrascode.errors import UsageError
from okrascode.model.organization import Person
from okrascode.model.reference import PersonId
from okrascode.readings.people import find_handle, handles_in, person_behind
from tests.support.plans import key_result, objective, plan_of, team


def company(**people):
    """Make a plan with people as a name, or a name and addresses."""
    plan = plan_of(
        objective("checkout", key_result(owner="eva"), owner="dan"),
        teams=[team("company", lead="lin", sponsor="kim", members=("bo", "lin"))],
    )
    known = {
        PersonId(name): Person(id=PersonId(name), name=said[0], git=said[1:])
        for name, said in people.items()
    }
    assert plan.organization is not None
    organization = replace(plan.organization, people=MappingProxyType(known))
    return replace(plan, organization=organization)


ANA = ("Ana Díaz", "ana@example.org", "a.diaz@home.example")


def test_everybody_whom_a_document_names_has_a_handle() -> None:
    """People, leads, sponsors, members and owners, each once."""
    assert handles_in(company(ana=ANA)) == ("ana", "bo", "dan", "eva", "kim", "lin")


def test_an_unknown_handle_is_guessed() -> None:
    """A misspelt one is wrong usage."""
    assert find_handle("lin", plan=company()) == "lin"
    with pytest.raises(UsageError) as error:
        find_handle("danny", plan=company())
    assert (error.value.message, error.value.hint) == (
        "There is nobody called 'danny'.",
        "Did you mean dan?",
    )


@pytest.mark.parametrize(
    ("name", "email", "who"),
    [
        ("anything", "ANA@example.org", "ana"),
        ("anything", "a.diaz@home.example", "ana"),
        ("林悦", "someone@example.org", "lin"),
        ("x", "bo@example.org", "bo"),
        ("Eva", "e.v@example.org", "eva"),
        ("Stranger", "stranger@example.org", None),
        ("x", "ana@elsewhere.example", None),
        ("Ana Díaz", "x@example.org", None),
        ("", "", None),
    ],
    ids=[
        "address",
        "second address",
        "name without addresses",
        "address like a handle",
        "name like a handle",
        "nobody",
        "others have her handle",
        "others have her name",
        "nothing",
    ],
)
def test_the_person_behind_a_commit(name, email, who) -> None:
    """By address first; who said which addresses are theirs is known by them alone."""
    assert person_behind(company(ana=ANA, lin=("林悦",)), name=name, email=email) == who


def test_two_who_fit_are_nobody() -> None:
    """Never guessed."""
    plan = company(one=("Ana", "team@example.org"), two=("Bo", "team@example.org"))
    assert person_behind(plan, name="x", email="team@example.org") is None
