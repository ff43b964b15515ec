"""The published site: values → views → pages, charts and files → a folder or MkDocs.

Data flows one way: :mod:`source` (what is published) → :mod:`publishable` (what may be) →
:mod:`view` (what is shown, no HTML) → :mod:`render` (pages) → :mod:`emit` and :mod:`plugin`.
"""
