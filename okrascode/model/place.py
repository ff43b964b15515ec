"""Where in the repository something was written."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A document and a JSON pointer into it; lines are looked up only when somebody asks."""

    path: str
    """Relative to the OKR root, with ``/``."""
    pointer: str = ""

    def at(self, *steps: str | int) -> Place:
        """Give the place of something below this one."""
        pointer = self.pointer
        for step in steps:
            text = str(step)
            if "~" in text or "/" in text:
                text = text.replace("~", "~0").replace("/", "~1")
            pointer = f"{pointer}/{text}"
        return Place(self.path, pointer)
