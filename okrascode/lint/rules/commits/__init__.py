"""Commits: what their messages say about objectives and key results (8xx)."""
