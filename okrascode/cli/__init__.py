"""The command line: one file a command; options → library call → render → exit."""
