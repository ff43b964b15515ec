"""Rhythm: whether somebody looks, and when (4xx)."""
