"""Measurability and focus: whether anybody can tell that it is reached (3xx)."""
