"""Rules on single matings: each is named for the fault it reports, and imported only where a mating has that fault."""
