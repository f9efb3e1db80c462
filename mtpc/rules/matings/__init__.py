"""Rules on every mating of the plant, lit or not."""
