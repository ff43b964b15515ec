"""What a bullet says besides its title: a score, an owner, a measure, ``Owner: Ana``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from okrascode.exchange.values import as_share, split_unit

__all__ = ["Facts", "attribute_in", "facts_in", "journey_in", "marked"]

_ATTRIBUTES = {
    word: field
    for field, words in {
        "owners": "owner,owners,dri,lead,responsible,负责人,verantwortlich",
        "text": "why,because,context,how,how measured,measured by,原因,衡量方式,warum,messung",
        "journey": "measure,measurement,指标",
        "unit": "unit,单位",
        "metric": "metric,metric name",
        "baseline": "baseline,start,starting value,from,基线",
        "target": "target,goal,to,目标值",
        "stretch": "stretch",
        "current": "current,current value,actual,value,now,当前值",
        "progress": "score,grade,progress,completion,得分,进度",
        "as_of": "as of,updated,last update",
        "confidence": "confidence,信心",
        "weight": "weight,权重",
        "commitment": "commitment,type",
        "state": "state,status,状态",
        "reason": "reason",
        "team": "team,团队",
        "cycle": "cycle,period,quarter,周期",
        "parents": "supports,parent,aligned to,aligns to,上级目标",
        "key": "id,reference",
        "ignored": "score today",
        "steps": "milestone,milestones",
    }.items()
    for word in words.split(",")
}
_ATTRIBUTE = re.compile(r"([^\W\d][\w ]{0,24}?)\s*[:：]\s*(.*)", re.DOTALL)
_OBJECTIVE = re.compile(
    r"(?:objective|goal|okr|目标)\s*#?\d*(?:\.\d+)*\s*[:：.)\-–—]\s*(?P<a>\S.*)"
    r"|O\d+(?:\.\d+)*\s*[:：.)\-–—]?\s+(?P<b>\S.*)|O\s?[:：]\s*(?P<c>\S.*)",
    re.IGNORECASE,
)
_KEY_RESULT = re.compile(
    r"(?:[\w ]{0,20}? )?(?:key[ -]?results?|KR|关键结果)\s*#?\d*(?:\.\d+)*"
    r"\s*(?:[:：.)\-–—]\s*|\s+)(?P<a>\S.*)",
    re.IGNORECASE,
)
_SHARE = r"(?P<{0}>1(?:\.0+)?|0(?:\.\d+)?|\.\d+|\d{{1,3}}(?:\.\d+)?\s?%)"
_SCORE = re.compile(
    r"\s*(?:[(\[（]\s*(?:score|grade|得分)?\s*[:=]?\s*" + _SHARE.format("a") + r"\s*[)\]）]"
    r"|=>\s*"
    + _SHARE.format("b")
    + r"|[-–—,;]?\s*(?:score|grade|得分)\s*[:=：]?\s*"
    + _SHARE.format("c")
    + r")\.?\s*$",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\s*(?:[(\[（]\s*(?:owner|DRI|负责人)\s*[:：]?\s*(?P<a>[^()\[\]]{1,80})[)\]）]"
    r"|(?:^|(?<=\s))[(\[（]?@(?P<b>[\w.-]{1,63})[)\]）]?)",
    re.IGNORECASE,
)
_VALUE = r"([^\s\d]{{0,4}}\s?[+−-]?\d[\d.,'’]{{0,20}}\d?\s?(?:k|万|亿)?\s?[%‰]?{0})"
_JOURNEY = re.compile(
    r"(?:from\s+|从\s*|由\s*|von\s+)" + _VALUE.format("")
    + r"\s*(?:to|auf|提升至|提升到|降至|降到|增至|到|至)\s*" + _VALUE.format(""),
    re.IGNORECASE,
)  # fmt: skip
_ARROW = re.compile(_VALUE.format("") + r"\s*(?:→|->|=>)\s*" + _VALUE.format("[^\\d()]{0,12}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was found in one line."""

    title: str
    progress: Decimal | None = None
    """Percent."""
    owners: tuple[str, ...] = ()
    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""


def facts_in(text: str) -> Facts:
    """Take score and owner off a line, and read the way that its words describe.

    >>> facts_in("Raise NPS from 30 to 50 (0.7) @ana")
    ... # doctest: +NORMALIZE_WHITESPACE
    Facts(title='Raise NPS from 30 to 50', progress=Decimal('70.0'), owners=('ana',),
          baseline=Decimal('30'), target=Decimal('50'), unit='')
    """
    owners: list[str] = []

    def owner(found: re.Match[str]) -> str:
        owners.extend((found["a"] or found["b"]).split(" and "))
        return " "

    title = " ".join(_OWNER.sub(owner, text).split())
    progress = None
    if found := _SCORE.search(title):
        progress = _share(next(found[name] for name in "abc" if found[name]))
        title = title[: found.start()].strip()
    journey = journey_in(title)
    return Facts(
        title=title.strip(" -–—:"),
        progress=progress,
        owners=tuple(name.strip() for name in owners),
        baseline=journey[0] if journey else None,
        target=journey[1] if journey else None,
        unit=journey[2] if journey else "",
    )


def _share(text: str) -> Decimal | None:
    # Behind a title 1 is all of it, whatever a column of numbers might mean.
    return Decimal(100) if text == "1" else as_share(text)


def journey_in(text: str) -> tuple[Decimal, Decimal, str] | None:
    """Find two numbers and the unit of a way from one to the other: ``40 → 65 %``."""
    found = _JOURNEY.search(text) or _ARROW.search(text)
    if found is None:
        return None
    first, unit = split_unit(found[1].strip(" .,"))
    second, other = split_unit(found[2].strip(" .,;"))
    if first is None or second is None or first == second:
        return None
    return first, second, other or unit


def attribute_in(text: str) -> tuple[str, str] | None:
    """Read ``Owner: Ana`` as a field and its text; ``None`` for other lines."""
    found = _ATTRIBUTE.fullmatch(text)
    field = _ATTRIBUTES.get(" ".join(found[1].casefold().split())) if found else None
    return (field, found[2].strip()) if found and field else None


def marked(text: str) -> tuple[str, str]:
    """Tell what a title says it is, ``objective``, ``key_result`` or nothing, and the rest.

    >>> marked("KR 1.2: Raise NPS"), marked("Objective 1 - Be loved"), marked("Be loved")
    (('key_result', 'Raise NPS'), ('objective', 'Be loved'), ('', 'Be loved'))
    """
    for kind, pattern in (("key_result", _KEY_RESULT), ("objective", _OBJECTIVE)):
        if found := pattern.fullmatch(text):
            return kind, next(part for part in found.groups() if part)
    return "", text
