"""mtpc: a compiler for fibre cabling."""

__version__ = "0.1.0"
