"""Told statements come to stand on the floor: names looked up, choices made, cables laid, legs taken."""
