"""Statements become the floor."""
