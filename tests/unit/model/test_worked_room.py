"""A room of twenty cables whose ways are worked out on paper: every term stands in the sum beside its cable.

Racks are 42 units high, 1.8669 m. A panel p is in U42, one unit (0.04445) below the top; a panel q in U20, 23 units
(1.02235); a switch in U40, three (0.13335). Each end adds 0.4826 to the side of its rack. Trays a, y and ext hang at
2.5 m (0.6331 above the racks), x at 2.65 (0.7831), b at 2.8 (0.9331), c at 2.4 (0.5331).
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.model.auto_length_values import AutoLength
from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from tests.support.floors import HEAD

ROOM = """site S
room H at S
room H2 at S
row A at H { offset = 0m; origin = 300mm; pitch = 600mm }
row B at H { offset = 3m; origin = 300mm; pitch = 600mm }
row C at H2 { offset = 0m; origin = 1m; pitch = 600mm }
rack A[1..6] : acme.rack-42u at A { depth = 1m }
rack B[1..6] : acme.rack-42u at B { depth = 1m }
rack C[1..2] : acme.rack-42u at C { depth = 1m }
waypoint foot at H { along = 5.3m; across = 0m; height = 2.5m }
waypoint head at H2 { along = 0m; across = 0m; height = 2.4m }
tray a at A1 -- A6 { height = 2.5m }
tray b at B1 -- B6 { height = 2.8m }
tray x at A2 -- B2 { height = 2.65m }
tray y at A6 -- B6 { height = 2.5m }
tray ext at A6 -- foot { height = 2.5m }
tray up at foot -- head { kind = riser; length = 4.2m }
tray c at head -- C2 { height = 2.4m }
panel pA[1..6] : acme.panel-4slot at A[1..6].U42
panel pB[1..6] : acme.panel-4slot at B[1..6].U42
panel pC[1..2] : acme.panel-4slot at C[1..2].U42
panel qA[1..6] : acme.panel-4slot at A[1..6].U20
panel qB[1..6] : acme.panel-4slot at B[1..6].U20
plate [pA[1..6], pB[1..6], pC[1..2], qA[1..6], qB[1..6]].1 : acme.plate-12mpo-opposed-pc
device s : acme.sw-32x100 at A1.U40
optic s.et-0/0/0 : acme.q28-100g-sr4
"""
# name, ends, what it asks, trays it takes, terms between the sides of its racks
CABLES = [
    ("c01", "pA1 -- pA2", "", "a", "0.04445 + 0.6331 + 0.6 + 0.6331 + 0.04445"),
    ("c02", "pA1 -- pA6", "", "a", "0.04445 + 0.6331 + 3.0 + 0.6331 + 0.04445"),
    ("c03", "qA1 -- pA4", "", "a", "1.02235 + 0.6331 + 1.8 + 0.6331 + 0.04445"),
    # in one rack: from the lower edge of U20 to the upper edge of U42
    ("c04", "pA3 -- qA3", "", "", "1.02235"),
    ("c05", "pB1 -- pB5", "", "b", "0.04445 + 0.9331 + 2.4 + 0.9331 + 0.04445"),
    ("c06", "pA2 -- pB2", "", "x", "0.04445 + 0.7831 + 3.0 + 0.7831 + 0.04445"),
    # along a, up from 2.5 to 2.65, across, up to 2.8, along b
    ("c07", "pA1 -- pB1", "", "a x b", "0.04445 + 0.6331 + 0.6 + 0.15 + 3.0 + 0.15 + 0.6 + 0.9331 + 0.04445"),
    ("c08", "pA5 -- pB5", "", "a y b", "0.04445 + 0.6331 + 0.6 + 3.0 + 0.3 + 0.6 + 0.9331 + 0.04445"),
    # by x and by y it is equally long, and as many trays: x comes first by name
    ("c09", "pA4 -- pB4", "", "a x b", "0.04445 + 0.6331 + 1.2 + 0.15 + 3.0 + 0.15 + 1.2 + 0.9331 + 0.04445"),
    ("c10", "pA6 -- pB6", "", "y", "0.04445 + 0.6331 + 3.0 + 0.6331 + 0.04445"),
    # by a, x and b it is equally long, over one tray more
    ("c11", "qA6 -- qB1", "", "y b", "1.02235 + 0.6331 + 3.0 + 0.3 + 3.0 + 0.9331 + 1.02235"),
    # x is left at B2; by y and b it is 0.3 m longer
    ("c12", "pA6 -- pB2", "", "a x", "0.04445 + 0.6331 + 2.4 + 0.15 + 3.0 + 0.7831 + 0.04445"),
    ("c13", "pA3 -- pB3", "avoid = x", "a y b", "0.04445 + 0.6331 + 1.8 + 3.0 + 0.3 + 1.8 + 0.9331 + 0.04445"),
    ("c14", "pA3 -- pB3", "through = y", "a y b", "0.04445 + 0.6331 + 1.8 + 3.0 + 0.3 + 1.8 + 0.9331 + 0.04445"),
    ("c15", "pA3 -- pB3", "", "a x b", "0.04445 + 0.6331 + 0.6 + 0.15 + 3.0 + 0.15 + 0.6 + 0.9331 + 0.04445"),
    ("c16", "qA5 -- qA6", "", "a", "1.02235 + 0.6331 + 0.6 + 0.6331 + 1.02235"),
    # from a front to a rear: the depth of the rack
    ("c17", "s -- pA2", "", "a", "0.13335 + 0.6331 + 0.6 + 0.6331 + 0.04445 + 1"),
    # along ext to the foot of the riser, up, and along c to C1, 1 m from its head
    ("c18", "pA6 -- pC1", "", "ext up c", "0.04445 + 0.6331 + 2.0 + 4.2 + 1.0 + 0.5331 + 0.04445"),
    ("c19", "pB6 -- pC2", "", "y ext up c", "0.04445 + 0.6331 + 3.0 + 2.0 + 4.2 + 1.6 + 0.5331 + 0.04445"),
    ("c20", "pA1 -- pC1", "", "a ext up c", "0.04445 + 0.6331 + 3.0 + 2.0 + 4.2 + 1.0 + 0.5331 + 0.04445"),
]  # fmt: skip
NAMES = {cable[0] for cable in CABLES}


def room(text: str = ROOM) -> Site:
    lines = [text]
    for number, (name, ends, asked, _, _) in enumerate(CABLES, 1):
        left, right = ends.split(" -- ")
        port, more = f"{(number - 1) % 12 + 1}", f"; {asked}" if asked else ""
        if left == "s":
            kind, joined = "cord", f"s.et-0/0/0 -- {right}.1.rear{port} : acme.patch-mpo12-b-om4"
        else:
            kind, joined = f"trunk {name} : acme.trunk-mpo12-b-om4 at", f"{left}.1.rear{port} -- {right}.1.rear{port}"
        lines.append(f"{kind} {joined} {{ length = auto; slack = 0%{more} }}\n")
    result = compile_texts({"room.mtp": HEAD + "".join(lines)})
    assert result.diagnostics == ()
    return result.plant.site


def lengths(site: Site) -> dict[str, AutoLength]:
    """Of each cable by its name in the table; the one cord is c17."""
    named = ((site.name_of(cable), site.lengths.get(cable)) for cable in site.cables())
    return {name if name in NAMES else "c17": length for name, length in named if isinstance(length, AutoLength)}


@pytest.fixture(scope="module")
def site() -> Site:
    return room()


@pytest.mark.parametrize("cable", CABLES, ids=[cable[0] for cable in CABLES])
def test_a_way_is_as_on_paper(site: Site, cable: tuple[str, ...]) -> None:
    found = lengths(site)[cable[0]]
    terms = [Decimal(term) for term in cable[4].split(" + ")]
    assert [stretch.length_m for stretch in found.way[1:-1]] == terms
    assert found.way_m == sum(terms, Decimal("0.9652"))
    along = [stretch.what.removeprefix("along ") for stretch in found.way if stretch.what.startswith("along ")]
    assert along == cable[3].split()


def test_a_rack_that_moves_changes_the_lengths_that_go_there_and_no_other(site: Site) -> None:
    text = ROOM.replace("rack A[1..6] : acme.rack-42u at A { depth = 1m }", (
        "rack A[1..5] : acme.rack-42u at A { depth = 1m }\n"
        "rack A6 : acme.rack-42u at A { depth = 1m; row-origin = 3.4m }"
    )).replace("tray y at A6 -- B6", "waypoint corner at H { along = 3.3m; across = 0m; height = 2.5m }\n"
               "tray y at corner -- B6").replace("tray a at A1 -- A6", "tray a at A1 -- foot").replace(
        "tray ext at A6 -- foot { height = 2.5m }\n", "")  # fmt: skip
    before, after = lengths(site), lengths(room(text))
    changed = {name for name in before if before[name].way_m != after[name].way_m}
    assert changed == {name for name, ends, *_ in CABLES if "A6" in ends}
