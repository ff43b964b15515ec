"""The files of a new repository of OKRs, as values; writing them is the business of the command."""
