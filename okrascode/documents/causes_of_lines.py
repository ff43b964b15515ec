"""Causes in how lines stand to each other: colons, lists, comments and indentation."""

from __future__ import annotations

import re

from okrascode.documents.syntax_scene import Cause, Scene

__all__ = ["colon", "comment", "indentation", "list_on_the_line", "no_colon"]


def colon(scene: Scene) -> Cause | None:
    """Look for a colon in a text without quotes, or a field indented too far."""
    if not scene.says("mapping values are not allowed"):
        return None
    before = scene.here[: scene.error.column - 1]
    if re.fullmatch(r"[ ]*(?:- +)*[\w-]+", before) and scene.error.line > 1:
        return Cause(
            "This line is indented further than the field above, which already has its value.",
            "Begin it in the same column as the field above.",
            scene.error.line,
            len(before) - len(before.lstrip(" ")) + 1,
        )
    return Cause(
        "A text with a colon and a space in it needs quotes.",
        "Put the whole text in quotes.",
        scene.error.line,
        scene.error.column,
    )


def list_on_the_line(scene: Scene) -> Cause | None:
    """Look for a list that begins behind its field."""
    if not scene.says("sequence entries are not allowed"):
        return None
    return Cause(
        "A list cannot begin behind a field on its line.",
        "Begin each entry on a line of its own below the field, or put the text in quotes.",
        scene.error.line,
        scene.error.column,
    )


def no_colon(scene: Scene) -> Cause | None:
    """Look for a field without its colon, or without the space behind it."""
    if not scene.says("could not find expected ':'"):
        return None
    line, column = scene.error.opened or (scene.error.line, scene.error.column)
    if field := re.match(r"[ ]*(?:- +)*(?P<key>[A-Za-z_]\w*):(?=\S)", scene.line(line)):
        return Cause(
            f"A space is missing behind `{field['key']}:`.",
            "Write a space between the colon and the value.",
            line,
            field.end() + 1,
        )
    return Cause(
        "A field needs a colon and a space behind its name.",
        "Write `name: value`; a longer text goes on only on lines that are indented.",
        line,
        column,
    )


def indentation(scene: Scene) -> Cause | None:
    """Look for a line whose indentation fits nothing above."""
    if not scene.says("block end", "block mapping", "block collection", "document start"):
        return None
    indent = len(scene.here) - len(scene.here.lstrip(" "))
    if scene.error.column - 1 > indent or not scene.here.strip():
        return None
    for number in range(scene.error.line - 1, max(0, scene.error.line - 50), -1):
        above = scene.line(number)
        if above.strip() and not above.lstrip().startswith("#"):
            over = len(above) - len(above.lstrip(" "))
            if over == indent:
                return _entry_among_fields(scene, indent)
            return Cause(
                f"This line is indented by {indent}, which fits nothing above"
                f" (line {number} is indented by {over}).",
                "Begin fields of one item in the same column.",
                scene.error.line,
                indent + 1,
            )
    return None


def _entry_among_fields(scene: Scene, indent: int) -> Cause:
    if scene.here.lstrip().startswith("-"):
        message = "An entry of a list stands here among the fields of an item."
    else:
        message = "A field stands here among the entries of a list."
    return Cause(
        message,
        "Indent the list by two spaces more than its field, and fields of one item alike.",
        scene.error.line,
        indent + 1,
    )


def comment(scene: Scene) -> Cause | None:
    """Look for a text of several lines that a # has cut."""
    above = scene.line(scene.error.line - 1)
    cut = re.search(r" #", above)
    if not cut or re.match(r"[ ]*(- |[\w-]+:)", scene.here):
        return None
    return Cause(
        "A # with a space before it begins a comment, so the text ends there.",
        "Put the whole text in quotes.",
        scene.error.line - 1,
        cut.end(),
    )
