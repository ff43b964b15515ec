"""Where numbers come from: every observation of a key result, with its commit."""
