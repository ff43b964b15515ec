"""The parts of ``okr lint``: where outputs go, which paths are meant, what is written."""
