"""Pure arithmetic: a plan, its readings and a day give every number."""
