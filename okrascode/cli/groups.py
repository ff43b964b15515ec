"""The list of commands as ``okr --help`` shows it: by what people come for, a few words each.

No command has to be imported to be listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["GROUPS"]


def _group(**commands: str) -> Mapping[str, str]:
    named = {name.strip("_").replace("_", "-"): words for name, words in commands.items()}
    return MappingProxyType(named)


GROUPS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Begin": _group(
            demo="A made-up company with three quarters of history.",
            init="A repository of your own, ready to use.",
            new="Add a team, a cycle, an objective or a key result.",
            import_="Take over what another tool exported.",
        ),
        "Every week": _group(
            checkin="Report on key results, in half a minute.",
            status="How objectives stand, and where help is needed.",
            log="What happened to a team, objective or key result.",
            remind="What is due, team by team.",
            undo="Take back a check-in.",
            digest="What moved, what is silent, what is asked.",
        ),
        "Change a commitment": _group(
            change="Change a target or another field, with a reason.",
            drop="Give something up, visibly and with a reason.",
            rename="Give another id; the history stays.",
            diff="What a change means, and what it does to scores.",
            close="End a cycle: lessons, and what is carried over.",
        ),
        "Check": _group(
            lint="Judge documents, and changes against a base.",
            rule="Why a rule is one, what fails and what passes.",
            fmt="Put documents in order.",
            commit_msg="Check the trailers of a commit message.",
            health="Is anybody still looking, and are we honest?",
            migrate="Take documents to the newest version of the format.",
            doctor="What is wrong with this clone and with CI.",
        ),
        "Numbers and pages": _group(
            rollup="All numbers of a cycle.",
            site="The site that everybody reads.",
            export="Data files: JSON, CSV, SQLite, feeds, calendars.",
        ),
        "Tools": _group(
            schema="The JSON Schema of a kind of document.",
            codeowners="Keep CODEOWNERS current with the teams.",
            merge_driver="Let Git merge documents by their items.",
            resolve="Settle documents that are in conflict.",
            lsp="Serve an editor: findings, completion, renaming.",
            completion="Let your shell complete okr.",
        ),
    }
)
"""Heading, then what each command is for, by its name."""
