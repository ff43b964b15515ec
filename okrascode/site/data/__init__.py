"""The kinds of data files beside the pages: one module a format, with one constant ``DATA``."""
