"""Errors that stop the tool: the other channel next to findings.

The user's content being wrong is a :class:`okrascode.findings.Finding`, a value; the run goes on.
An error is raised only when the tool cannot go on::

    OkrError
    ├── UsageError          exit 2: a wrong option, an unknown revision, reference, team or cycle
    │   ├── ConfigurationError   okr.toml is not usable; names file, line and cure
    │   └── NothingFound         no OKR documents here
    └── EnvironmentFailure  exit 3: no Git, an unreadable file, a history too shallow to answer

Every message is one sentence with the place and the cure, in the user's words.
"""

from __future__ import annotations

__all__ = [
    "ConfigurationError",
    "EnvironmentFailure",
    "NothingFound",
    "OkrError",
    "UsageError",
]


class OkrError(Exception):
    """The tool cannot go on."""

    exit_code = 3

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        """Keep the sentence and, where there is one, the cure."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(OkrError):
    """What was asked for does not exist or does not fit together."""

    exit_code = 2


class ConfigurationError(UsageError):
    """The settings cannot be used."""

    def __init__(
        self, message: str, *, hint: str | None = None, setting: tuple[str | int, ...] = ()
    ) -> None:
        """Keep also which setting of okr.toml it is about, for who can name its line."""
        super().__init__(message, hint=hint)
        self.setting = setting


class NothingFound(UsageError):
    """There are no OKR documents where we looked."""


class EnvironmentFailure(OkrError):
    """Something around us failed: Git, a file, the depth of the clone."""
