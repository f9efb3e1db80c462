"""Faults found while specs, tables and records are read and placed: their manual only."""
