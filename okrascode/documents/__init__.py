"""YAML text to model: read, judged against the schema, with the position of every key and value."""
