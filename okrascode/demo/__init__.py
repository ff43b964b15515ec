"""A believable company with a year of Git history, to try everything on."""
