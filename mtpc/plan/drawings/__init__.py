"""Drawings of what is planned: rooms, racks, panels and channels, as shapes without a format."""
