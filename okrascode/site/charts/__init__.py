"""Charts: pure functions from values to SVG text, with attributes and classes only.

There is no ``style``, no script and no colour in them; the style sheet gives every class its
colour, so that light, dark and print need no second picture. Every chart has its numbers as text
beside it, and its own text is hidden from those who hear the page.
"""
