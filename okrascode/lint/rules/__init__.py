"""The rules, one module each, a folder for each family of codes."""
