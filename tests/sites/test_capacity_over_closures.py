"""What is free of cables that are spliced to each other: counted by the ports at the end that has some."""

from __future__ import annotations

from mtpc.pipeline import compile_texts
from mtpc.plan.show.free_capacity import capacities
from mtpc.plan.show.path_steps import steps_of

TEXT = """edition 2026
use "catalog:acme-fibre" as acme
part cable96 : trunk { fibre = os2; end [a, b][1..8] : splice12; map a[1..8].[1..12] -- b[1..8].[1..12]; source = "x" }
part closure : panel { height = 4U; connector = splice12; count = 8; source = "x" }
part pig : cassette {
  format = acme-slot; fibre = os2; source = "x"
  port front[1..6] : lc-duplex { polish = upc; loss = 0.25dB; return-loss = 50dB }
  port rear1 : splice12
  map front[1..6].L -- rear1.[1..11 step 2]
  map front[1..6].R -- rear1.[2..12 step 2]
}
rack R[1..2] : acme.rack-42u
panel odf[1..2] : acme.panel-4u-12slot at R[1..2].U30
panel man : closure at R1.U1
cassette odf[1..2].[1..8] : pig
trunk K1 : cable96 at odf1.[1..8].rear1 -- man.[1..8] { length = 1200m; pathway = "duct 1" }
trunk K2 : cable96 at man.rear[1..8] -- odf2.[1..8].rear1 { length = 800m; pathway = "duct 1" }
device r[1..2] : acme.router-12x10 at R[1..2].U20
optic r[1..2].xe-0/0/0 : acme.sfp-10g-lr
cord r[1..2].xe-0/0/0 -- odf[1..2].3.2 : acme.patch-lc-os2 { length = 3m }
"""


def test_each_pair_of_both_cables_is_counted_once() -> None:
    """Eight elements of twelve fibres are 48 pairs, and pair 2 of element 3 is used, on both cables."""
    site = compile_texts({"a.mtp": TEXT}).plant.site
    trunks = [each for each in capacities(site) if each.kind == "trunk"]
    assert [(each.name, each.used, each.count) for each in trunks] == [("K1", 1, 48), ("K2", 1, 48)]
    assert all(f"{each.name}.3.2" not in each.free and f"{each.name}.3.1" in each.free for each in trunks)


def test_what_is_spliced_in_a_closure_is_no_adapter() -> None:
    plant = compile_texts({"a.mtp": TEXT}).plant
    channel = next(number for number, far in enumerate(plant.channels.far) if far >= 0)
    words = [step.what for step in steps_of(plant, channel)]
    assert "splice" in words
    assert not [word for word in words if word.startswith("adapter")]
