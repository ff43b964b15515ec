"""The published site: view → pages, charts → files; MkDocs is an adapter at the edge."""
