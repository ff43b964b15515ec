"""Questions to a person in a terminal; what is asked and what follows is decided by values."""
