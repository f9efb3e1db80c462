"""Reads records of the catalogue, each when it is first asked for."""
