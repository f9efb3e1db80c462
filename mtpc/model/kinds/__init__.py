"""One file a kind of statement: its clauses as data, and how it stands on the floor."""
