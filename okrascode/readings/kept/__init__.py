"""What was read of a history, written down so that only what changed is read again."""
