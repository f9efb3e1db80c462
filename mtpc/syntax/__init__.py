"""Parses the text of specs into statements."""
