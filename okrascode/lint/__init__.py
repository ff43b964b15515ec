"""Rules over a plan and its numbers; each is one module with its manual page."""
