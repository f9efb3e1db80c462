"""Rows or pages become bytes."""
