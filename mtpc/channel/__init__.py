"""Light: what touches, where it goes, what it loses."""
