"""A spec in the one style: tokens become pieces, pieces become lines, lines are aligned."""
