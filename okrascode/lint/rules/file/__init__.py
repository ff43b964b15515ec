"""Files and YAML: what keeps a text from being read (0xx)."""
