"""Where pages live: paths from the top of the site, made of ids that never change."""

from __future__ import annotations

import posixpath

from okrascode.model.reference import CycleId, Id, Reference, TeamId

__all__ = ["address_of", "reference_at", "relative", "team_address"]


def team_address(team: TeamId, cycle: CycleId | None = None) -> str:
    """Give the page of a team: the current cycle's, or that of a cycle.

    >>> team_address(TeamId("payments"), CycleId("2026-Q4"))
    'teams/payments/2026-Q4/'
    """
    return f"teams/{team}/" + (f"{cycle}/" if cycle is not None else "")


def address_of(reference: Reference) -> str:
    """Give the page of an objective or key result; team and cycle must be known.

    >>> from okrascode.model.reference import parse_reference
    >>> address_of(parse_reference("payments@2026-Q4:easy-checkout/completion"))
    'teams/payments/2026-Q4/easy-checkout/completion/'
    """
    parts = ["teams", reference.team, reference.cycle, reference.objective, reference.key_result]
    return "".join(f"{part}/" for part in parts if part is not None)


def reference_at(address: str) -> Reference:
    """Give what has its page at an address: the other way round of ``address_of``.

    >>> str(reference_at("teams/payments/2026-Q4/easy-checkout/completion/"))
    'payments@2026-Q4:easy-checkout/completion'
    """
    _, team, cycle, objective, *rest = address.strip("/").split("/")
    key_result = Id(rest[0]) if rest else None
    return Reference(TeamId(team), CycleId(cycle), Id(objective), key_result)


def relative(address: str, *, here: str, index: str = "") -> str:
    """Give the link from one page to another; an anchor stays at the end.

    ``index`` is added to folders, for sites that are read as files without a server.

    >>> relative("teams/a/", here="teams/b/2026/"), relative("#x", here="teams/a/")
    ('../../a/', '#x')
    >>> relative("", here="")
    './'
    """
    path, hash_, anchor = address.partition("#")
    if not path and hash_:
        return hash_ + anchor
    link = _way("/" + path, "/" + here)
    if not path or path.endswith("/"):
        link += "/" + index
    return link + hash_ + anchor


def _way(there: str, here: str) -> str:
    """Give what ``posixpath.relpath`` gives, sooner for addresses without dots and empty parts."""
    if "/." in there or "//" in there or "/." in here or "//" in here:
        return posixpath.relpath(there, here)
    to, since = [part for part in there.split("/") if part], [p for p in here.split("/") if p]
    common = 0
    for one, other in zip(to, since, strict=False):
        if one != other:
            break
        common += 1
    return "/".join([".."] * (len(since) - common) + to[common:]) or "."
