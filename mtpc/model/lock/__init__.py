"""`mtpc.lock`: which legs circuits with any(…) took, its text and what becomes of it in a compile."""
