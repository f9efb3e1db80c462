"""What many specs and records of tests have in common: the catalogue, a small floor to lay cables on, a source."""

from __future__ import annotations

HEAD = 'edition 2026\nuse "catalog:acme-fibre" as acme\n'
# Two racks, in each a switch and a panel whose first slot takes MPO-12.
TWO_RACKS = f"""{HEAD}rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
"""
# Two racks, in each a device with a port for duplex LC in each of seven cages, and a panel.
TWO_LC_RACKS = f"""{HEAD}rack R[1..2] : acme.rack-42u
device [a, b] : acme.sw-48x10 at R[1..2].U40
optic [a, b].xe-0/0/[0..6] : acme.sfp-10g-sr
panel p[1..2] : acme.panel-4slot at R[1..2].U42
"""
# Where a record of a test has its figures from.
DRAWING = '[source]\ntitle = "drawing 7"\nread_on = 2026-11-20\nconfidence = "medium"\n'
