"""Documents: rows and pages made into files."""
