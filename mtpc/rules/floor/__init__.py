"""Rules on things as they stand: parts, places, quantities and requirements."""
