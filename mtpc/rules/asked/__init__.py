"""Rules that are off until a policy states a severity for their code."""
