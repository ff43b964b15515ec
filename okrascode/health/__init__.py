"""Are OKRs working here: themes of a cycle, each with its level, its measures and what is behind.

Everything here is a function of values: a plan, its record, its roll-up and a day. A theme is a
module in ``themes`` with one constant ``THEME``. Nothing scores or ranks people: roles are groups,
and teams are named for help.
"""
