"""Makes the site model from statements."""
