"""A part of no maker is ordered as a maker's offer that fits in everything the design states."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.plan.rows.bom_lines import BomLine
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.order_files import ORDER
from mtpc.plan.rows.work import Work

DESIGN = """edition 2026
use "catalog:generic" as std
policy {{ prefer {{ {prefer} }} }}
part sw : device {{ height = 1U; port p[1..4] : qsfp112 {{ accepts = qsfp112 }} }}
part gp : cord {{
  fibre = om3; map = b8; polish = apc; loss = 0.35dB; {detail} end [a, b] : mpo8 {{ gender = unpinned }}
}}
part offer : cord {{ vendor = "Zenith"; number = "Z-1"; number-confidence = high; {offer} }}
rack R[1..2] : std.rack-48u
device sw[1..2] : sw at R[1..2].U40
optic sw[1..2].p[1..4] : std."400GBASE-SR4" {{ form-factor = qsfp112 }}
cord sw1.p1 -- sw2.p1 : gp {{ length = 4m; {cord} }}
"""
SAME = "fibre = om3; map = b8; polish = apc; loss = 0.35dB; end [a, b] : mpo8 { gender = unpinned }"
FULL = 'brand = "MTP"; jacket = "LSZH"; length_definition = "tip to tip"; length_tolerance = "+5 %"; '


def work(offer: str = SAME, *, prefer: str = "vendor = Zenith", cord: str = "", detail: str = "") -> Work:
    text = DESIGN.format(prefer=prefer, offer=offer, cord=cord, detail=detail)
    result = compile_texts({"x.mtp": text})
    assert not [finding for finding in result.diagnostics if finding.severity == "error"], result.diagnostics
    return Work(result.plant, Issue())


def cord(offer: str = SAME, **how: str) -> BomLine:
    (line,) = (line for line in work(offer, **how).bom if line.part.name == "gp")
    return line


def test_an_offer_that_fits_is_what_is_ordered_and_the_line_names_the_part_of_the_design() -> None:
    (order,) = (order for order in work().orders if order.vendor == "Zenith")
    (line,) = order.lines
    assert (line["part"], line["offer"], line["number_on_record"]) == ("gp", "offer", "Z-1")
    assert line["differs"] == ""


def test_without_a_preference_nothing_is_looked_for() -> None:
    line = cord(prefer="length = 3m")
    assert line.source.offer is None
    assert line.source.near == ()
    assert line.ordered.name == "gp"


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("fibre = om3", "fibre = os2", "offer: os2 for om3"),
        ("map = b8", "map = a8", "offer: map a8, not b8"),
        ("polish = apc", "polish = pc", "offer: end face of a1 pc, not apc"),
        ("polish = apc; ", "", "offer: end face of a1 not stated, not apc"),
        ("fibre = om3; ", "", "offer: fibre not stated"),
        ("; loss = 0.35dB", "", "offer: grade not stated"),
        ("loss = 0.35dB", "loss = 0.5dB", "offer: worse grade: 0.5 dB a pair for 0.35 dB"),
        ("fibre = om3", "fibre = om3; lengths = [1m, 3m]", "offer: length sold to 3 m, 4 m is needed"),
        ("fibre = om3", "fibre = om3; lengths = [1m, 30m]", "offer: longer: 30 m for 4 m"),
        ("fibre = om3", "fibre = om3; return-loss = 20dB", ""),
    ],
)
def test_what_rules_an_offer_out_is_told_as_a_near_miss(old: str, new: str, text: str) -> None:
    assert old in SAME
    source = cord(SAME.replace(old, new)).source
    assert source.near == ((text,) if text else ())
    assert (source.offer is None) == bool(text)


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ("fibre = om3", "fibre = om4", "om4 for om3"),
        ("loss = 0.35dB", "loss = 0.25dB", "better grade: 0.25 dB a pair for 0.35 dB"),
        (
            "fibre = om3", "fibre = om3; lengths = [3m, 5m]",
            "longer: 5 m for 4 m, reach and loss are judged with 4 m",
        ),
    ],
)  # fmt: skip
def test_what_is_better_fits_and_is_told(old: str, new: str, differs: str) -> None:
    offer = cord(SAME.replace(old, new)).source.offer
    assert offer is not None
    assert offer.differs == (differs,)


def test_what_differs_in_two_things_is_no_near_miss() -> None:
    assert cord(SAME.replace("om3", "os2").replace("b8", "a8")).source.near == ()


@pytest.mark.parametrize(("jacket", "fits"), [("lszh", True), ("OFNP", False), ("", False)])
def test_what_the_design_says_of_the_jacket_has_to_be_said_by_the_offer(jacket: str, fits: bool) -> None:
    said = f'detail {{ jacket = "{jacket}" }}; ' if jacket else ""
    line = cord(said + SAME, detail='detail { jacket = "LSZH" };')
    assert (line.source.offer is not None) == fits


def test_an_offer_that_states_everything_is_an_order() -> None:
    full = f'detail {{ {FULL} test_report = "yes"; approval = "none" }}; '
    lines = work(full + SAME).orders
    (line,) = (line for order in lines if order.vendor == "Zenith" for line in order.lines)
    assert (line["request"], line["part_number"], line["still_to_state"]) == (ORDER, "Z-1", "")


@pytest.mark.parametrize(
    ("prefer", "statement", "vendors"),
    [
        ("vendor = Zenith", "", ("Zenith",)),
        ("vendor = Zenith; vendor-cord = nvidia", "", ("nvidia",)),
        ("vendor-trunk = Zenith", "", ()),
        ("vendor = Zenith; vendor-cord = nvidia", "vendor = [Zenith, nvidia]", ("Zenith", "nvidia")),
    ],
)
def test_the_nearest_preference_says_whose_offers_are_compared(
    prefer: str, statement: str, vendors: tuple[str, ...]
) -> None:
    text = DESIGN.format(prefer=prefer, offer=SAME, cord=statement, detail="")
    text = text.replace("as std\n", 'as std\nuse "catalog:nvidia" as nvidia\n')
    (line,) = (line for line in Work(compile_texts({"x.mtp": text}).plant, Issue()).bom if line.part.name == "gp")
    assert line.key.vendors == vendors


def test_a_vendor_of_whom_nothing_is_used_is_told() -> None:
    text = DESIGN.format(prefer="vendor = Zenit", offer=SAME, cord="", detail="")
    (finding,) = (one for one in compile_texts({"x.mtp": text}).diagnostics if one.code == "REF102")
    assert finding.message == "nothing that is used has parts of a vendor Zenit"


def test_an_optic_in_devices_of_two_makers_is_two_lines_with_spares_of_their_own() -> None:
    text = """edition 2026
use "catalog:acme-fibre" as acme
policy { spares { optic = 1 } }
part a : device { vendor = "Ay"; number = "A-1"; height = 1U; port p1 : qsfp28 { accepts = qsfp28 } }
part b : device { vendor = "Bee"; height = 1U; port p1 : qsfp28 { accepts = qsfp28 } }
rack R : acme.rack-42u
device a1 : a at R.U40
device b1 : b at R.U42
optic [a1, b1].p1 : acme.q28-100g-sr4
"""
    lines = [line for line in Work(compile_texts({"x.mtp": text}).plant, Issue()).bom if line.part.kind == "optic"]
    assert [(line.key.host, line.needed, line.spares) for line in lines] == [("Ay", 1, 1), ("Bee", 1, 1)]
