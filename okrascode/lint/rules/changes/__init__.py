"""Change control: what a change does to commitments and records; runs when a base is known."""
