"""Changing a text at a few places and nowhere else; see :mod:`okrascode.edits.edit`."""
