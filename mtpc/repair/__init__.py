"""Which change of the floor makes right what is wrong: facts, changes, and the search that tries them."""
