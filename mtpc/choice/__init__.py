"""What `mtpc choose` decides: facts of a situation, rules that are data, marks that are added up, and what is left.

A rule of `catalogue/data/choice/factors` holds where its conditions hold of the facts; it speaks for answers of a
question, against them, or rules them out. A mark counts as much as its source is sure: high 3, medium 2, low 1. Facts
that nobody states hold no rule: a condition on an unknown fact is not met, and the question says what was not said.
"""
