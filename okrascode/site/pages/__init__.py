"""Kinds of pages: one module each, with one constant ``PAGE``."""
