"""Rules on what the model holds: parts, places, quantities and requirements."""
