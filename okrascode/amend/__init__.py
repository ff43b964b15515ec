"""Change a commitment in its document, with what a change needs: a reason, a state, an old name."""
