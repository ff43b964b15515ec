"""The themes, a module each with one constant ``THEME``."""
