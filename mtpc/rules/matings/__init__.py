"""Rules on single matings: each is named for the fault it tells, and imported only where a mating has that fault."""
