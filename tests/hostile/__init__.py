"""Hostile input: every family is one file, every kind of attack one `Case` in it."""
