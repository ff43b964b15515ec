"""The tool itself: suppressions, and rules that could not run (9xx)."""
