"""Fields: what the format asks of a document (1xx)."""
