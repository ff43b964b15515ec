"""What moved between two revisions in meaning, and what it does to the scores."""
