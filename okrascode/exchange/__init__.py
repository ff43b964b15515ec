"""OKRs to and from other tools' files, as values: tables, Markdown, JSON."""
