"""Drawings as values: shapes on paper, in millimetres, and how wide letters are."""
