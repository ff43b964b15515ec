"""How documents are taken to the form of today: a module for each step, with a constant MIGRATION.

The file name says the step. A step to a new version of the format and one that only puts something
right within a version are the same kind of thing: edits of a text.
"""
