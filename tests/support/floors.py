"""What many specs and records of tests have in common: the catalogue, a small floor to lay cables on, a source."""

from __future__ import annotations

from collections.abc import Mapping

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
# One rack, in it two switches with a module each; the catalogue is used before.
TWO_SWITCHES = """rack R : acme.rack-42u
device s[1..2] : acme.sw-32x100 at R.U[1, 3]
optic s[1..2].et-0/0/0 : acme.q28-100g-sr4
"""
# Where a record of a test has its figures from.
DRAWING = '[source]\ntitle = "drawing 7"\nread_on = 2026-11-20\nconfidence = "medium"\n'


def with_panels(places: Mapping[str, str]) -> str:
    """Four racks with panels of these names at these places, all of whose slots take MPO-12."""
    placed = "".join(f"panel {names} : acme.panel-4slot at {place}\n" for names, place in places.items())
    plates = f"plate [{', '.join(places)}].[1..4] : acme.plate-12mpo-opposed-pc\n"
    return f"{HEAD}rack R[1..4] : acme.rack-42u\n{placed}{plates}"


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with the second of each pair in the place of the first, which has to be there."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


# A cassette of six LC ports whose rear is twelve bare fibres.
PIGTAILS = """part pigtails : cassette {
  format = acme-slot; fibre = os2
  port front[1..6] : lc-duplex { polish = upc; loss = 0.25dB; return-loss = 50dB }
  port rear1 : splice12
  map front[1..6].L -- rear1.[1..6]
  map front[1..6].R -- rear1.[7..12]
}
"""
