"""Faults of waivers, found last, as waivers meet the findings they allow: their manual only."""
