"""Where documents live by convention, and what is said about a file that lives elsewhere.

The path identifies nothing: team, cycle and date inside the document do. It only has to agree,
because people, CODEOWNERS and reviews go by folders.
"""

from __future__ import annotations

from okrascode.documents.trouble import Trouble
from okrascode.model.check_in import CheckIn
from okrascode.model.organization import Organization
from okrascode.model.plan import Document
from okrascode.model.team import Team

__all__ = ["path_mismatches"]


def path_mismatches(document: Document) -> tuple[Trouble, ...]:
    """Say where the path disagrees with the team, cycle or date inside the document."""
    *folders, name = document.place.path.split("/")
    stem = name.rsplit(".", 1)[0]
    if isinstance(document, Organization):
        return ()
    if isinstance(document, Team):
        return _folder(folders, "id", document.id, f"{document.id}/team.yaml")
    team, cycle = document.team, document.cycle
    if isinstance(document, CheckIn):
        right = f"{team}/{cycle}/{document.date}-….yaml"
        day = document.date.isoformat()
        wrong_day = () if stem.startswith(day) else (_mismatch("date", day, right),)
        wrong_cycle = _folder(folders, "cycle", cycle, right)
        return _folder(folders[:-1], "team", team, right) + wrong_cycle + wrong_day
    right = f"{team}/{cycle}.yaml"
    is_right = stem == cycle or stem.startswith((f"{cycle}-", f"{cycle}."))
    wrong_name = () if is_right else (_mismatch("cycle", cycle, right),)
    return _folder(folders, "team", team, right) + wrong_name


def _folder(folders: list[str], field: str, value: str, right: str) -> tuple[Trouble, ...]:
    return () if folders[-1:] == [value] else (_mismatch(field, value, right),)


def _mismatch(field: str, value: str, right: str) -> Trouble:
    return Trouble(
        code="OKR106",
        message=f"The path of this file does not agree with `{field}: {value}`.",
        help=f"Move the file to {right}, or correct the field; moving it changes no number.",
        steps=(field,),
    )
