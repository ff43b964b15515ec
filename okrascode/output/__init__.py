"""Results to text: one format a module; every text from a repository is escaped for its sink."""
