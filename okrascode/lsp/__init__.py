"""The language server: what an editor asks about documents while they are typed."""
