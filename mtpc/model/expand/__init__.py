"""Expands statements: runs loops, conditions and templates, and evaluates every expression."""
