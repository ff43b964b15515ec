"""References and alignment: how documents fit together (2xx)."""
