"""Wording: what a coach would ask about the words (7xx)."""
