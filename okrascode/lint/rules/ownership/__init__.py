"""Ownership: who answers for what (5xx)."""
