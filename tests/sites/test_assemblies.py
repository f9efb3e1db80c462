"""Each assembly of the demonstration catalogue carries light as its map says: channels worked out by hand."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import PanelPart, WiredPart
from mtpc.channel.budget import budget
from mtpc.channel.follow import lane_way, passed
from mtpc.channel.loss_words import term_words
from mtpc.pipeline import compile_texts
from tests.sites.test_polarity_cases import lanes_sent
from tests.support.assemblies import (
    Worked,
    conversion,
    direct,
    duplex,
    fans,
    lane_by_lane,
    optics,
    parallel,
    port_by_port,
    received,
    spec,
    thirty_two,
    twenty_four,
)

AA, AB = "patch-lc-aa-om4", "patch-lc-om4"
PAIRS_SWAPPED = {"a1.Tx1": "b1.Rx2", "a1.Tx2": "b1.Rx1", "a1.Tx3": "b1.Rx4", "a1.Tx4": "b1.Rx3"}
PAIRS_SWAPPED_8 = {f"a1.Tx{k}": f"b1.Rx{k + 1 if k % 2 else k - 1}" for k in range(1, 9)}
TWO_TO_A_LEG = {"a1.Tx1": "b1.Rx1", "a1.Tx2": "b1.Rx2", "a1.Tx3": "b2.Rx1", "a1.Tx4": "b2.Rx2"}
TURNED = {"a1.Tx1": "b1.Tx1"}  # light meets a transmitter

WORKED = {
    # ---- duplex: cassettes at both ends (5.1 to 5.3, 6.3)
    "method A": Worked(duplex(("cassette-6lc-straight-om4",) * 2, "trunk-mpo12-a-om4", 6, AA), port_by_port(6)),
    "method B": Worked(duplex(("cassette-6lc-b1-om4", "cassette-6lc-b2-om4"), "trunk-mpo12-b-om4", 6), port_by_port(6)),
    "method C": Worked(duplex(("cassette-6lc-straight-om4",) * 2, "trunk-mpo12-c-om4", 6), port_by_port(6)),
    "U1": Worked(duplex(("cassette-6lc-u1-om4",) * 2, "trunk-mpo12-b-om4", 6), port_by_port(6)),
    "U2": Worked(duplex(("cassette-6lc-u2-om4",) * 2, "trunk-mpo12-b-om4", 6), port_by_port(6)),
    "centre-out": Worked(duplex(("cassette-6lc-centre-out-om4",) * 2, "trunk-mpo12-b-om4", 6), port_by_port(6)),
    # u1 port k is 7-k of one that counts from the centre
    "U1 to centre-out": Worked(
        duplex(("cassette-6lc-u1-om4", "cassette-6lc-centre-out-om4"), "trunk-mpo12-b-om4", 6),
        {f"a{k}.Tx1": f"b{7 - k}.Rx1" for k in range(1, 7)},
    ),
    "base-8": Worked(duplex(("cassette-mpo8-4lc-u1-om4",) * 2, "trunk-mpo8-b-om4", 4), port_by_port(4)),
    "base-8 mirrored": Worked(duplex(("cassette-mpo8-4lc-u2-om4",) * 2, "trunk-mpo8-b-om4", 4), port_by_port(4)),
    "base-8 centre-out": Worked(
        duplex(("cassette-mpo8-4lc-centre-out-om4",) * 2, "trunk-mpo8-b-om4", 4), port_by_port(4)
    ),
    # opposed twice is straight again over numeric maps; over a24s the rows stay swapped: port k arrives at k + 6
    "24 straight": Worked(
        duplex(("cassette-12lc-straight-om4",) * 2, "trunk-mpo24-a24i-om4", 12, AA), port_by_port(12)
    ),
    "24 straight, laid": Worked(
        duplex(("cassette-12lc-straight-om4",) * 2, "trunk-mpo24-a24s-om4", 12, AA), port_by_port(6, moved=6)
    ),
    "24 universal, b24n": Worked(duplex(("cassette-12lc-u1n-om4",) * 2, "trunk-mpo24-b24n-om4", 12), port_by_port(12)),
    "24 universal, b24r": Worked(duplex(("cassette-12lc-u1r-om4",) * 2, "trunk-mpo24-b24r-om4", 12), port_by_port(12)),
    # ---- parallel: an odd number of type B (6.1)
    "SR4 over type A of 8": Worked(
        parallel("sr4", 12, ("patch-mpo8-b-om4", "patch-mpo8-a-om4"), "trunk-mpo8-a-om4"), lane_by_lane((1, 1))
    ),
    "SR4 over type B of 8": Worked(
        parallel("sr4", 12, ("patch-mpo8-b-om4",) * 2, "trunk-mpo8-b-om4"), lane_by_lane((1, 1))
    ),
    "SR4 over type C of 8": Worked(
        parallel("sr4", 12, ("patch-mpo8-b-om4", "patch-mpo8-a-om4"), "trunk-mpo8-c-om4"), PAIRS_SWAPPED, ("POL102",)
    ),
    "two of type C restore": Worked(
        parallel("sr4", 12, ("patch-mpo8-b-om4", "patch-mpo8-c-om4"), "trunk-mpo8-c-om4"), lane_by_lane((1, 1))
    ),
    "two of type C of 12 restore": Worked(
        parallel("sr4", 12, ("patch-mpo12-b-om4", "patch-mpo12-c-om4"), "trunk-mpo12-c-om4"), lane_by_lane((1, 1))
    ),
    "two of type B of 12": Worked(
        parallel("sr4", 12, ("patch-mpo12-b-om4", "patch-mpo12-a-om4"), "trunk-mpo12-b-om4"), TURNED, ("POL101",)
    ),
    "SR8 over type A": Worked(
        parallel("sr8", 16, ("patch-mpo16-b-om4", "patch-mpo16-a-om4"), "trunk-mpo16-a-om4"),
        lane_by_lane((1, 1), count=8),
    ),
    "SR8 over type B": Worked(
        parallel("sr8", 16, ("patch-mpo16-b-om4",) * 2, "trunk-mpo16-b-om4"), lane_by_lane((1, 1), count=8)
    ),
    "SR8 over type C": Worked(
        parallel("sr8", 16, ("patch-mpo16-b-om4", "patch-mpo16-a-om4"), "trunk-mpo16-c-om4"),
        PAIRS_SWAPPED_8,
        ("POL102",),
    ),
    "SR8, two of type C restore": Worked(
        parallel("sr8", 16, ("patch-mpo16-b-om4", "patch-mpo16-c-om4"), "trunk-mpo16-c-om4"),
        lane_by_lane((1, 1), count=8),
    ),
    # ---- two rows: an odd number of row swaps, 2 plates and 2 cords b24n being 4 (6.2)
    "SR10 over b24n": Worked(
        parallel("sr10", 24, ("patch-mpo24-b24n-om4",) * 2, "trunk-mpo24-b24n-om4"), received([1], 10)
    ),
    "SR10 over a24s": Worked(
        parallel("sr10", 24, ("patch-mpo24-b24n-om4",) * 2, "trunk-mpo24-a24s-om4"), received([1], 10)
    ),
    "SR10 over a24i": Worked(
        parallel("sr10", 24, ("patch-mpo24-b24n-om4",) * 2, "trunk-mpo24-a24i-om4"), {}, ("POL101",)
    ),
    "SR10 over b24r": Worked(
        parallel("sr10", 24, ("patch-mpo24-b24n-om4",) * 2, "trunk-mpo24-b24r-om4"), {}, ("POL101",)
    ),
    "SR10, the map ordered": Worked(
        parallel("sr10", 24, ("patch-mpo24-b24n-om4",) * 2, "trunk-mpo24-om4-open", "; map = b24n"), received([1], 10)
    ),
    # opposed, map, opposed: a row is swapped and swapped back
    "32 by rows, b32r": Worked(thirty_two("trunk-mpo32-b32r-om4"), lane_by_lane((1, 1), (2, 2), count=8)),
    "32 by rows, b32n": Worked(thirty_two("trunk-mpo32-b32n-om4"), lane_by_lane((1, 2), (2, 1), count=8)),
    "32 by rows, a32i": Worked(thirty_two("trunk-mpo32-a32i-om4"), {"a1.Tx1": "b1.Tx1"}, ("POL101",)),
    "32 by rows, a32s": Worked(thirty_two("trunk-mpo32-a32s-om4"), {"a1.Tx1": "b2.Tx1"}, ("POL101",)),
    # ---- conversions: section 5.4
    "2x12 to 3x8": Worked(
        conversion("conv-2x12-3x8-sym-om4", "trunk-mpo12-b-om4", "patch-mpo8-b-om4"),
        lane_by_lane((1, 1), (2, 2), (3, 3)),
    ),
    "2x12 to 3x8, naive over type A": Worked(
        conversion("conv-2x12-3x8-naive-om4", "trunk-mpo12-a-om4", "patch-mpo8-a-om4"),
        lane_by_lane((1, 1), (2, 2), (3, 3)),
    ),
    # leg 3 lane 1 leaves at 12 = B8, arrives at B5 = 9, after the far reversal at 4: a fourth reversal is missing
    "2x12 to 3x8, naive over type B": Worked(
        conversion("conv-2x12-3x8-naive-om4", "trunk-mpo12-b-om4", "patch-mpo8-b-om4"),
        lane_by_lane((1, 1), (2, 2)) | {"a3.Tx1": "b3.Tx4"},
        ("POL101",),
    ),
    "24 to 3x8 over b24n": Worked(
        twenty_four("conv-24-3x8-seq-om4", 3, "trunk-mpo24-b24n-om4"), lane_by_lane((1, 3), (2, 2), (3, 1))
    ),
    "24 to 3x8 over b24r": Worked(
        twenty_four("conv-24-3x8-sym-om4", 3, "trunk-mpo24-b24r-om4"), lane_by_lane((1, 1), (2, 2), (3, 3))
    ),
    "24 to 3x8, naive over b24r": Worked(
        twenty_four("conv-24-3x8-naive-om4", 3, "trunk-mpo24-b24r-om4"),
        lane_by_lane((1, 1), (2, 2)) | {"a3.Tx1": "b3.Tx4", "a3.Tx2": "b3.Tx3"},
        ("POL101",),
    ),
    "24 to 2x12 over b24r": Worked(
        twenty_four("conv-24-2x12-om4", 2, "trunk-mpo24-b24r-om4"), lane_by_lane((1, 1), (2, 2))
    ),
    "24 to 2x12 over b24n": Worked(
        twenty_four("conv-24-2x12-om4", 2, "trunk-mpo24-b24n-om4"), lane_by_lane((1, 2), (2, 1))
    ),
    # ---- harnesses (5.5): A is a straight cassette with A-to-A, C one with A-to-B, B is A behind a reversal
    "fan-outs C and A over type A": Worked(
        fans("fanout-mpo12-6lc-c-om4", 12, "trunk-mpo12-a-om4", "fanout-mpo12-6lc-a-om4", 6), port_by_port(6)
    ),
    "fan-outs C over type C": Worked(
        fans("fanout-mpo12-6lc-c-om4", 12, "trunk-mpo12-c-om4", "fanout-mpo12-6lc-c-om4", 6), port_by_port(6)
    ),
    "fan-outs B and C over type B": Worked(
        fans("fanout-mpo12-6lc-b-om4", 12, "trunk-mpo12-b-om4", "fanout-mpo12-6lc-c-om4", 6), port_by_port(6)
    ),
    "fan-out of 24 and a straight cassette": Worked(
        spec(
            optics("sfp", 12),
            "plate p1.1 : acme.plate-6mpo24-opposed\ncassette p2.1 : acme.cassette-12lc-straight-om4",
            "trunk T : acme.trunk-mpo24-a24i-om4 at p1.1.rear1 -- p2.1.rear1 { length = 20m }",
            "harness H : acme.fanout-mpo24-12lc-a-om4 at p1.1.1 -- a.m[1..12] { length = 3m }",
            "cord p2.1.[1..12] -- b.m[1..12] : acme.patch-lc-om4 { length = 2m }",
        ),
        port_by_port(12),
    ),
    "breakout 4": Worked(
        direct("sr4-40g", "breakout-mpo12-4lc-om4", 4, "sfp"), {f"a1.Tx{k}": f"b{k}.Rx1" for k in range(1, 5)}
    ),
    "breakout 4, angled": Worked(
        direct("sr4-400g", "breakout-mpo12apc-4lc-om4", 4, "sfp"), {f"a1.Tx{k}": f"b{k}.Rx1" for k in range(1, 5)}
    ),
    "breakout 8": Worked(
        direct("sr8-400g", "breakout-mpo16-8lc-om4", 8, "sfp28"), {f"a1.Tx{k}": f"b{k}.Rx1" for k in range(1, 9)}
    ),
    "breakout 10": Worked(
        direct("sr10", "breakout-mpo24-10lc-om4", 10, "sfp"), {f"a1.Tx{k}": f"b{k}.Rx1" for k in range(1, 11)}
    ),
    # two fibres of one direction on one LC (X02)
    "fan-out of 8 on a parallel module": Worked(
        direct("sr4-40g", "fanout-mpo12-4lc-consecutive-om4", 4, "sfp"),
        {"a1.Tx1": "b4.Rx1", "a1.Tx2": "b4.Tx1"},
        ("POL101",),
    ),
    # ---- splitters: section 5.6
    "16 to 2x8": Worked(
        direct("sr8", "split-mpo16-2xmpo12-cross-om4", 2, "sr4-400g"),
        {f"a1.Tx{k}": f"b{1 if k <= 4 else 2}.Rx{k if k <= 4 else k - 4}" for k in range(1, 9)},
    ),
    "16 angled to 2x8 flat": Worked(
        direct("sr8", "split-mpo16apc-2xmpo12pc-cross-om4", 2, "sr4"), {"a1.Tx4": "b1.Rx4", "a1.Tx5": "b2.Rx1"}
    ),
    "16 to 2x8, straight, and type B cords": Worked(
        spec(
            optics("sr8", 1, 2, "sr4-400g"),
            "plate p1.1 : acme.plate-12mpo-opposed-apc",
            "harness H : acme.split-mpo16-2xmpo12-straight-om4 at a.m1 -- p1.1.rear[1..2] { length = 3m }",
            "cord p1.1.[1..2] -- b.m[1..2] : acme.patch-mpo12-b-om4-apc { length = 2m }",
        ),
        {f"a1.Tx{k}": f"b{1 if k <= 4 else 2}.Rx{k if k <= 4 else k - 4}" for k in range(1, 9)},
    ),
    # a leg lights two lanes of the four-lane module at its end
    "1 to 2, flat": Worked(direct("sr4", "split-mpo12pc-2xmpo12pc-cross-om4", 2, "sr4"), TWO_TO_A_LEG, ("POL103",)),
    # lanes of 100G and 25G cannot talk; that is told, and the dark lanes that hang on it are not
    "16 to 4x4": Worked(
        direct("sr8", "split-mpo16-4xmpo12pc-cross-om4", 4, "sr4"),
        {f"a1.Tx{k}": f"b{(k + 1) // 2}.Rx{1 if k % 2 else 2}" for k in range(1, 9)},
    ),
    "1 to 2": Worked(direct("sr4-400g", "split-mpo12-2xmpo12-cross-om4", 2, "sr4-400g"), TWO_TO_A_LEG),
    # ---- a tap: each fibre of the link passes, the monitor is not followed
    "tap": Worked(
        spec(
            optics("sfp"),
            "cassette p1.1 : acme.tap-lc-50-om4",
            "cord a.m1 -- p1.1.net1 : acme.patch-lc-om4 { length = 2m }",
            "cord p1.1.net2 -- b.m1 : acme.patch-lc-om4 { length = 2m }",
        ),
        {"a1.Tx1": "b1.Rx1"},
    ),
    # ---- shuffles (5.7): lane k of input i is lane i of output k
    "shuffle 4x4": Worked(
        spec(
            optics("sr4-400g", 4),
            "panel s : acme.shuffle-4x4-mpo12apc at R.U10",
            "cord a.m[1..4] -- s.in[1..4] : acme.patch-mpo12-b-om4-apc { length = 2m }",
            "cord s.out[1..4] -- b.m[1..4] : acme.patch-mpo12-a-om4-apc { length = 2m }",
        ),
        {f"a{i}.Tx{k}": f"b{k}.Rx{i}" for i in range(1, 5) for k in range(1, 5)},
    ),
    "shuffle 8x8": Worked(
        spec(
            optics("sr8", 8),
            "panel s : acme.shuffle-8x8-mpo16apc at R.U10",
            "cord a.m[1..8] -- s.in[1..8] : acme.patch-mpo16-b-om4 { length = 2m }",
            "cord s.out[1..8] -- b.m[1..8] : acme.patch-mpo16-a-om4 { length = 2m }",
        ),
        {f"a{i}.Tx{k}": f"b{k}.Rx{i}" for i in range(1, 9) for k in range(1, 9)},
    ),
    "shuffle 2x4, written in the spec": Worked(
        spec(
            "part shuffle-2x4 : cassette { format = acme-slot; fibre = om4; gender = pinned; polish = apc",
            "  port in[1..2] : mpo8 { mating = opposed }",
            "  port out[1..4] : mpo12 { mating = opposed; lit = [1, 2, 11, 12] }",
            "  map in1.[1..4] -- out[1..4].1; map in1.[12..9 step -1] -- out[1..4].12",
            "  map in2.[1..4] -- out[1..4].2; map in2.[12..9 step -1] -- out[1..4].11 }",
            optics("sr4-400g", 2, 4),
            "cassette p1.1 : shuffle-2x4",
            "cord a.m[1..2] -- p1.1.in[1..2] : acme.patch-mpo12-b-om4-apc { length = 2m }",
            "cord p1.1.out[1..4] -- b.m[1..4] : acme.patch-mpo12-a-om4-apc { length = 2m }",
        ),
        {f"a{i}.Tx{k}": f"b{k}.Rx{i}" for i in (1, 2) for k in range(1, 5)},
        ("POL103",),
    ),
}


@pytest.mark.parametrize("name", WORKED)
def test_light_goes_where_the_maps_say(name: str) -> None:
    worked = WORKED[name]
    result = compile_texts({"assembly.mtp": worked.spec})
    sent = lanes_sent(result.plant)
    found = {lane: sent[lane] for lane in worked.lanes}
    if "SR10" in name:
        found = {lane: met.rstrip("0123456789") for lane, met in found.items()}
    assert found == worked.lanes
    codes = {one.code for one in result.diagnostics}
    assert {code for code in codes if code[:3] == "POL"} == set(worked.finds)
    assert not codes & {"SYN101", "TYP103", "REF105", "PRT107", "FIN101", "FIN102", "GEN101", "GEN102", "KEY101"}


# Broken on purpose, each for a rule, or made like one of the others but for fibre, polish or grade; loopback plugs have
# worked channels of their own (test_loopback.py).
LIKE_OTHERS = re.compile(
    r"-(os2|om1|om2|om3)|-(apc|nofibre|nograde|nomap|nopolish|open|pinned|stock|tia|turned)$|^trunk-144|^loop-"
)


def test_a_maker_that_states_a_name_and_no_map_is_told_so() -> None:
    result = compile_texts({"af.mtp": duplex(("cassette-6lc-af-om4",) * 2, "trunk-mpo12-b-om4", 6)})
    assert {one.code for one in result.diagnostics} == {"CAT201"}


def test_every_assembly_of_the_catalogue_stands_in_a_worked_channel() -> None:
    catalogue = Library.standard().catalogue("acme-fibre")
    assert catalogue
    used = set(re.findall(r"acme\.([a-z0-9-]+)", "".join(one.spec for one in WORKED.values())))
    wired = {}
    for name in catalogue.part_names():
        part = catalogue.part(name)
        wired[name] = part.fixed if isinstance(part, PanelPart) else part
    assemblies = {
        name for name, part in wired.items() if type(part) is WiredPart and part.map_name and _has_fibre(part)
    }
    assert {name for name in assemblies - used if not LIKE_OTHERS.search(name)} == set()


def _has_fibre(part: WiredPart) -> bool:
    return not any(terminal.family.is_electrical for terminal in part.terminals)


def test_every_map_is_that_of_a_part() -> None:
    library = Library.standard()
    catalogues = [library.catalogue(name) for name in library.names("catalogues")]
    parts = [
        part
        for catalogue in catalogues
        if catalogue
        for name in catalogue.part_names()
        if (part := catalogue.part(name))
    ]
    wired = [part.fixed if isinstance(part, PanelPart) else part for part in parts]
    named = {part.map_name for part in wired if isinstance(part, WiredPart)}
    assert set(library.names("maps")) - named == {"c24"}  # a letter that is one map only, and no part of ours has it


def test_a_monitor_is_not_followed_and_needs_no_receiver() -> None:
    monitored = WORKED["tap"].spec.replace("optic a.m[1..1]", "optic a.m[1..2]")
    cord = "cord a.m2 -- p1.1.mon1 : acme.patch-lc-om4 { length = 2m }\n"
    result = compile_texts({"tap.mtp": f"{monitored}{cord}circuit c : 10GBASE-SR at a.m1 -- b.m1\n"})
    assert [one.code for one in result.diagnostics] == ["LOS301"]
    site, channels = result.plant.site, result.plant.channels
    assert lane_way(result.plant, site.circuits[0].near).face == site.circuits[0].far.face
    (monitor,) = [number for number, far in enumerate(channels.far) if far < 0]
    shown = [tuple(face and site.face_name(face) for face in pair) for pair in passed(result.plant, monitor)]
    assert shown == [("a.m2", "p1.1.mon1"), ("p1.1.mon1", None)]


TAP = """part my-tap : cassette {{ format = acme-slot; fibre = om4; splits = true; polish = upc; grade = lc-low-mm{loss}
  port net[1..2] : lc-duplex; port mon1 : lc-duplex
  map net1.[R, L] -- net2.[L, R]; map [net1, net2].R -- mon1.[L, R] }}"""


@pytest.mark.parametrize(("loss", "code"), [("", "LOS303"), ("; loss-through = 3.7dB", "LOS301")])
def test_what_a_tap_takes_is_a_term_and_unknown_it_is_no_pass(loss: str, code: str) -> None:
    tapped = WORKED["tap"].spec.replace("acme.tap-lc-50-om4", "my-tap")
    wanted = "circuit c : 10GBASE-SR at a.m1 -- b.m1\n"
    result = compile_texts({"tap.mtp": f"{tapped}{TAP.format(loss=loss)}\n{wanted}"})
    assert [one.code for one in result.diagnostics] == [code]
    terms = {term_words(term): term.loss_db for term in budget(result.plant, 0).terms}
    assert terms["through my-tap"] == (Decimal("3.7") if loss else None)
