"""How people appear on the site: by name, by initials or not at all.

Everything that names a person passes through here, so that one setting governs the whole site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from okrascode.model.organization import Person
from okrascode.model.reference import PersonId

__all__ = ["People", "initials_of"]


def initials_of(name: str) -> str:
    """Shorten a name to its initials.

    >>> initials_of("Ana Díaz"), initials_of("jean-luc"), initials_of("林悦")
    ('A. D.', 'J.', '林')
    """
    words = name.split()
    if not words:
        return ""
    if not words[0][0].isascii() and words[0][0].lower() == words[0][0].upper():
        return words[0][0]
    return " ".join(word[0].upper() + "." for word in words)


@dataclass(frozen=True, slots=True)
class People:
    """The people of an organisation and how they are shown."""

    policy: str = "names"
    """names, initials or none; anything else counts as none."""
    known: Mapping[PersonId, Person] = field(default_factory=lambda: MappingProxyType({}))

    def name_of(self, handle: PersonId | None) -> str:
        """Give what to print for a handle; empty when nobody is named or nobody may be."""
        if handle is None:
            return ""
        person = self.known.get(handle)
        return self.shown(person.name if person else str(handle))

    def shown(self, name: str) -> str:
        """Give what to print for a name, for example that of a commit's author."""
        if self.policy == "names":
            return name
        return initials_of(name) if self.policy == "initials" else ""
