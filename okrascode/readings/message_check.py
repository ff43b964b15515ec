"""What is wrong with the trailers of a commit message that is not committed yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.history.trailers import Trailer, TrailerKind, UnparsedTrailer, trailers_in
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.observation import Observation
from okrascode.readings.reading import Origin, SourceName
from okrascode.readings.resolve import mismatch_in
from okrascode.readings.subject import did_you_mean
from okrascode.readings.which_cycle import cycle_of_reference, names_in

__all__ = ["Complaint", "complaints_about"]

_SCISSORS = "# ------------------------ >8 ------------------------"
_NOWHERE = Origin(commit=None, author="", authored_at=None, position=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A trailer that would be lost, or whose value would not count."""

    line: int
    """1-based line of the message."""
    code: str
    slug: str
    message: str
    cure: str


def complaints_about(message: str, plan: Plan, *, today: date) -> Iterator[Complaint]:
    """Give what a message says wrongly, in the order of its lines.

    Lines that Git takes out (those that begin with ``#``, and all below the scissors) do not count.
    """
    kept = _without_comments(message)
    for trailer in trailers_in("\n".join(line for _, line in kept)):
        line = kept[trailer.line - 1][0]
        if isinstance(trailer, UnparsedTrailer):
            yield Complaint(
                line=line,
                code="OKR801",
                slug="unparsed-trailer",
                message=f"The trailer {trailer.text!r} is not understood.",
                cure=trailer.why,
            )
        else:
            yield from _about(trailer, plan, today=today, line=line)


def _without_comments(message: str) -> list[tuple[int, str]]:
    lines = [line.removesuffix("\r") for line in message.split("\n")]
    end = lines.index(_SCISSORS) if _SCISSORS in lines else len(lines)
    return [
        (number, line)
        for number, line in enumerate(lines[:end], start=1)
        if not line.startswith("#")
    ]


def _about(trailer: Trailer, plan: Plan, *, today: date, line: int) -> Iterator[Complaint]:
    written = trailer.reference
    what = "objective" if written.key_result is None else "key result"
    names = names_in(plan)
    cycle = cycle_of_reference(written, plan=plan, day=today, known=names)
    found = None if isinstance(cycle, tuple) else names.get(written._replace(cycle=cycle))
    if found is None:
        if isinstance(cycle, tuple) and cycle:
            message = f"There is a {what} {written} in more than one cycle: {' and '.join(cycle)}."
            cure = f"Name the cycle too: {written._replace(cycle=cycle[0])}."
        else:
            message = f"There is no {what} {written}."
            cure = did_you_mean(str(written), _alike(written, plan))
        yield Complaint(
            line=line, code="OKR802", slug="unknown-okr-in-trailer", message=message, cure=cure
        )
        return
    key_result = plan.key_results.get(found)
    if key_result is None or trailer.kind is TrailerKind.REASON:
        return
    is_added = trailer.kind is TrailerKind.ADD
    observation = Observation(
        day=today,
        value=None if is_added else trailer.value,
        added=Decimal(trailer.value) if is_added and trailer.value is not None else None,
        done=trailer.done,
        source=SourceName.TRAILER,
        origin=_NOWHERE,
        where="",
    )
    if wrong := mismatch_in(observation, key_result.measure):
        yield Complaint(
            line=line,
            code="OKR211",
            slug="check-in-mismatch",
            message=wrong,
            cure="A reading that does not fit its measure does not count.",
        )


def _alike(written: Reference, plan: Plan) -> list[str]:
    """Name what can be meant, without cycles where the trailer has none."""
    items = plan.objectives if written.key_result is None else plan.key_results
    return sorted({str(one if written.cycle else one._replace(cycle=None)) for one in items})
