"""Faults found while a community device type is imported: their manual only."""
