"""Statements become told: loops, conditions and templates are run, every expression is worked out."""
