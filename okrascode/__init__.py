"""OKRs as code: objectives and key results as YAML in Git, linted, rolled up and published.

The parts, from the bottom up: ``model`` (values), ``documents`` (YAML text to model), ``history``
(Git to values), ``readings`` (where numbers come from), ``rollup`` (arithmetic), ``lint`` (rules),
``output`` (results to text), ``site`` (pages), ``workspace`` (the imperative shell) and ``cli``.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
