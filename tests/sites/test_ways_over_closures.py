"""Ways of cables that are spliced to each other: they end at the ports on either side, and cords go in there."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floors import PIGTAILS

CROSSED = PIGTAILS.replace("part pigtails", "part crossed").replace(".L", ".x").replace(".R", ".L").replace(".x", ".R")
PLANT = (
    f"""edition 2026
use "catalog:acme-fibre" as acme
{PIGTAILS}{CROSSED}"""
    """part cable : trunk { fibre = os2; end [a, b] : splice12; map a1.[1..12] -- b1.[1..12] }
part tray : plate { format = acme-slot; connector = splice12; count = 4 }
rack R[1..3] : acme.rack-42u
panel p[1..3] : acme.panel-4slot at R[1..3].U40
cassette p1.1 : pigtails
cassette p3.1 : crossed
plate p2.1 : tray
trunk K1 : cable at p1.1.rear1 -- p2.1.1 { length = 300m }
trunk K2 : cable at K2A -- K2B { length = 200m }
device [a, b] : acme.sw-48x10 at R[1, 3].U10
optic [a, b].xe-0/0/[0..5] : acme.sfp-10g-lr
circuit c[1..3] : 10GBASE-LR at a.xe-0/0/[0..2] -- b.xe-0/0/[0..2]
  via VIA { cords = acme.patch-lc-os2; cord-length = 2m }
"""
)
FORWARD, BACKWARD = ("p2.1.rear1", "p3.1.rear1"), ("p3.1.rear1", "p2.1.rear1")


def built(via: str, ends: tuple[str, str] = FORWARD) -> Result:
    text = PLANT.replace("VIA", via).replace("K2A", ends[0]).replace("K2B", ends[1])
    return compile_texts({"a.mtp": text}, today="2026-12-01")


@pytest.mark.parametrize("via", ["K1.[2..4]", "K2.[2..4]", "[K1.[2..4], K2.[2..4]]"])
def test_a_way_goes_on_in_the_cable_that_is_spliced_to_it(via: str) -> None:
    result = built(via)
    assert not [finding.code for finding in result.diagnostics]
    site = result.plant.site
    cords = {site.name_of(cord) for circuit in site.circuits for cord in circuit.cords}
    assert cords == {f"a.xe-0/0/{n} -- p1.1.{n + 2}" for n in range(3)} | {
        f"p3.1.{n + 2} -- b.xe-0/0/{n}" for n in range(3)
    }


def test_the_cable_behind_a_closure_may_be_laid_from_its_other_end() -> None:
    assert not built("[K1.[1..3], K2.[1..3]]", BACKWARD).diagnostics


def test_any_takes_free_ways_over_a_closure() -> None:
    assert not built("any(K1)").diagnostics


def test_a_way_that_ends_in_a_closure_takes_no_cord() -> None:
    text = PLANT.replace("VIA", "K1.[1..3]").replace("trunk K2 : cable at K2A", "trunk K2 : cable at p2.1.rear2")
    (found,) = compile_texts({"a.mtp": text.replace("K2B", "p3.1.rear1")}, today="2026-12-01").diagnostics
    assert (found.code, found.message) == (
        "TYP110",
        "K1.1 ends at p2.1.rear1, where cables are spliced: no cord goes in there",
    )
