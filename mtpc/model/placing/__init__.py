"""Resolves names and places statements in the site model: choices made, cables laid, legs allocated."""
