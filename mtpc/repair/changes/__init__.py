"""Families of changes: one file each, holding `changes`, which gives those that could mend some facts."""
