"""One file a code: the manual of a fault, and its check where the traced plant shows it."""
