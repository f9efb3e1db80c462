"""Modes of modules: the worked cases of the reference, each as a spec with its splitter written position by position.

The maps, the modules and what each transmitter reaches are read from tests/data/modes_cases.yaml.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtpc.pipeline import compile_texts
from mtpc.result import Result

CASES = Path(__file__).parents[1] / "data" / "modes_cases.yaml"
HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A : acme.rack-42u
device w : acme.tester-2u at A.U40
device n[1..8] : acme.tester-2u at A.U[38,36,34,32,30,28,26,24]
panel P[1..2] : acme.panel-4slot at A.U[20,22]
plate P[1..2].1 : acme.plate-12mpo-opposed-apc
"""
WIDE = {"sr4": "acme.osfp-400g-sr4-flat", "sr8": "acme.qdd-400g-sr8"}
CAGE = {"sr4": "osfp1", "sr8": "qdd1"}


@cache
def reference() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(CASES.read_text())
    return loaded


def case(number: str) -> dict[str, Any]:
    return next(each for each in reference()["cases"] if each["id"] == number)


def splitter(name: str, wide: str = "mpo12", leg: str = "mpo12", polish: str = "apc") -> str:
    """A harness part with a map of the reference, legs lit where the map says so."""
    pairs = [(int(at), str(there)) for at, there in reference()["maps"][name].items()]
    split = [there.partition(".") for _, there in pairs]
    legs = max(int(number) for number, _, _ in split)
    lit = {each: sorted(int(at) for number, _, at in split if int(number) == each) for each in range(1, legs + 1)}
    ends = "".join(
        f"  end b{number} : {leg} {{ gender = unpinned; polish = {polish}; lit = {at} }}\n"
        for number, at in lit.items()
    )
    maps = "\n".join(f"  map a.{at} -- b{there.partition('.')[0]}.{there.partition('.')[2]}" for at, there in pairs)
    return (
        f"part sp : harness {{ fibre = om4; loss = 0.35dB; return-loss = 40dB\n"
        f"  end a : {wide} {{ gender = unpinned; polish = apc; lit = {sorted(at for at, _ in pairs)} }}\n"
        f"{ends}{maps}\n}}\n"
    )


def compiled(lines: str) -> Result:
    return compile_texts({"spec.mtp": HEAD + lines}, today="2026-11-30")


def codes(result: Result) -> dict[str, str]:
    return {finding.code: finding.severity for finding in result.diagnostics}


def lanes(result: Result) -> dict[str, str]:
    """`Tx1: leg1.Rx2` for every transmitter of the wide port w, whichever end of its channel it is."""
    plant, reached = result.plant, dict[str, str]()
    columns, site = plant.channels, plant.site
    for channel in range(len(columns)):
        shape, near, far = columns.shape_of(channel), columns.near[channel], columns.far[channel]
        sent = shape.forward if site.face_name(near).startswith("w.") else shape.back
        other = site.face_name(far if site.face_name(near).startswith("w.") else near)
        leg = other.partition(".")[0].removeprefix("n")
        for landing in sent:
            if landing.far_lane:
                reached[f"Tx{landing.lane}"] = f"leg{leg}.{landing.kind.capitalize()}{landing.far_lane}"
    return dict(sorted(reached.items()))


def spread(listed: dict[str, str]) -> dict[str, str]:
    return {str(lane): str(there) for lane, there in listed.items()}


@pytest.mark.parametrize("number", ["N02", "N02b"])
def test_a_splitter_lights_two_of_four_lanes(number: str) -> None:
    path = case(number)["path"]
    result = compiled(
        splitter(path[1]["splitter"])
        + "optic [w.osfp1, n[1..2].osfp1] : acme.osfp-400g-sr4-flat\n"
        + "harness S : sp at w.osfp1 -- n[1..2].osfp1 { length = 30m }\n"
    )
    assert not codes(result)
    assert lanes(result) == spread(case(number)["expect"]["lanes"])


def test_lanes_that_are_not_the_first_are_not_proved() -> None:
    """N02b: whether the adapter runs lanes 3 and 4 is the module's; a checker must not say so."""
    spec = (
        "optic [w.osfp1, n[1..2].osfp1] : acme.osfp-400g-sr4-flat\n"
        "harness S : sp at w.osfp1 -- n[1..2].osfp1 { length = 30m }\n"
    )
    assert compiled(splitter("sp12_x") + spec).proof().complete
    proof = compiled(splitter("sp12_k") + spec)
    assert not proof.proof().complete
    assert [each.object for each in proof.unjudged] == ["n2.osfp1 -- w.osfp1"]


@pytest.mark.parametrize(("number", "plates", "verdict"), [("N12", 2, {}), ("N13", 1, {"POL101": "error"})])
def test_three_reversals_arrive_and_two_meet_transmitters(number: str, plates: int, verdict: dict[str, str]) -> None:
    cords = {
        2: "cord w.osfp1 -- P1.1.1 : acme.patch-mpo12-b-om4-apc { length = 3m; gender = unpinned }\n"
        "trunk T : acme.trunk-mpo12-b-om4-apc at P1.1.rear1 -- P2.1.rear1 { length = 20m; gender = pinned }\n"
        "harness S : sp at P2.1.1 -- n[1..2].osfp1 { length = 3m }\n",
        1: "trunk T : acme.trunk-mpo12-b-om4-apc at w.osfp1 -- P2.1.rear1 { length = 20m;"
        " gender-a = unpinned; gender-b = pinned }\n"
        "harness S : sp at P2.1.1 -- n[1..2].osfp1 { length = 3m }\n",
    }[plates]
    result = compiled(
        splitter("sp12_x").replace("end a : mpo12 { gender = unpinned", "end a : mpo12 { gender = unpinned")
        + "part tr : trunk { fibre = om4; polish = apc; loss = 0.35dB; return-loss = 40dB; map = b12;"
        " end [a, b] : mpo12 }\n"
        + "optic [w.osfp1, n[1..2].osfp1] : acme.osfp-400g-sr4-flat\n"
        + cords.replace("acme.trunk-mpo12-b-om4-apc", "tr")
        .replace("acme.patch-mpo12-b-om4-apc", "tr")
        .replace("cord w.osfp1 --", "trunk C : tr at w.osfp1 --")
        .replace(" -- P1.1.1 : tr", " -- P1.1.1")
    )
    assert codes(result) == verdict
    assert lanes(result) == spread(case(number)["expect"]["lanes"])


def test_a_400g_sr8_serves_two_of_200g_sr4() -> None:
    result = compiled(
        splitter("s16_2x8", "mpo16", "mpo12", "pc")
        + "optic w.qdd1 : acme.qdd-400g-sr8\noptic n[1..2].qdd1 : acme.q56-200g-sr4\n"
        + "harness S : sp at w.qdd1 -- n[1..2].qdd1 { length = 10m }\n"
        + "circuit c[1..2] : 200GBASE-SR4 at w.qdd1:[1..2] -- n[1..2].qdd1\n"
    )
    assert not codes(result)
    assert lanes(result).items() >= spread(case("S01")["expect"]["lanes"]).items()


def test_a_400g_sr8_serves_four_of_100g_sr2() -> None:
    result = compiled(
        splitter("s16_4x4", "mpo16", "mpo12", "pc")
        + "optic w.qdd1 : acme.qdd-400g-sr8\noptic n[1..4].qdd1 : acme.q56-100g-sr2\n"
        + "harness S : sp at w.qdd1 -- n[1..4].qdd1 { length = 10m }\n"
    )
    assert not codes(result)
    assert lanes(result) == spread(case("S02")["expect"]["lanes"])


SR8 = (
    "part m : optic { form-factor = qsfp-dd; application = 400GBASE-SR8\n"
    "  port mdi : mpo16 { gender = pinned; polish = apc; up-angled = true; pinout = mpo16-8p8-mm-apc }\n"
    '  mode 2x100g : 100GBASE-SR4 { links = 2; source = "maker\'s answer on 8 x 25G" }\n}\n'
    "optic n[1..2].qdd1 : acme.q28-100g-sr4\n"
    "harness S : sp at w.qdd1 -- n[1..2].qdd1 { length = 10m }\n"
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("optic w.qdd1 : m\n", {"OPT101": "error"}),
        ("optic w.qdd1 : m { mode = 2x100g }\n", {}),
        ("optic w.qdd1 : m\ncircuit c[1..2] : 100GBASE-SR4 at w.qdd1:[1..2] -- n[1..2].qdd1\n", {}),
    ],
    ids=["at 50G a lane", "set to 25G a lane", "chosen by the circuit"],
)
def test_the_rate_of_a_port_is_stated_or_chosen_by_its_circuit(lines: str, expected: dict[str, str]) -> None:
    """S04: 50G PAM4 does not talk to 25G NRZ; the same module at 25G a lane does."""
    assert codes(compiled(splitter("s16_2x8", "mpo16", "mpo12", "pc") + SR8 + lines)) == expected


FR4 = (
    "part m : optic { form-factor = osfp; application = 200GBASE-FR4\n"
    "  port mdi[1..2] : lc-duplex { polish = upc; pinout = lc-duplex }\n"
    "  mode 2x100g : 100G-CWDM4\n}\n"
)


@pytest.mark.parametrize(
    ("far", "setting", "expected"),
    [
        ("q56-200g-fr4", "", {}),
        ("q28-100g-cwdm4", " { mode = 2x100g }", {}),
        ("q28-100g-cwdm4", "", {"OPT101": "error"}),
    ],
)
def test_a_module_of_wavelengths_is_clocked_down(far: str, setting: str, expected: dict[str, str]) -> None:
    """S07: the three variants; what is ordered is the module, whatever it is set to."""
    result = compiled(
        FR4
        + f"optic w.osfp1 : m{setting}\noptic n[1..2].qdd1 : acme.{far}\n"
        + "cord w.osfp1:[1..2] -- n[1..2].qdd1 : acme.patch-lc-os2 { length = 500m }\n"
    )
    assert codes(result) == expected


def test_who_turns_it_up_is_told_what_the_port_is_set_to() -> None:
    """A mode that the module takes by itself on a splitter needs no setting, and no note."""
    from mtpc.plan.rows.cable_ends import CableEnds
    from mtpc.plan.rows.cable_ids import cable_ids
    from mtpc.plan.rows.notes import all_notes

    clocked = FR4 + "optic w.osfp1 : m { mode = 2x100g }\noptic n[1..2].qdd1 : acme.q28-100g-cwdm4\n"
    clocked += "cord w.osfp1:[1..2] -- n[1..2].qdd1 : acme.patch-lc-os2 { length = 500m }\n"
    split = splitter("sp12_x") + "optic [w.osfp1, n[1..2].osfp1] : acme.osfp-400g-sr4-flat\n"
    split += "harness S : sp at w.osfp1 -- n[1..2].osfp1 { length = 30m }\n"
    told = {}
    for name, lines in (("clocked", clocked), ("split", split)):
        site = compiled(lines).plant.site
        told[name] = [(note.names, note.text) for note in all_notes(site, CableEnds(site, cable_ids(site)))]
    assert told == {"clocked": [("w.osfp1", "its port is set to 2x100g: 100G-CWDM4 at each connector")], "split": []}


@pytest.mark.parametrize(
    ("cords", "expected"),
    [("[1..2] -- n1.osfp1:[1..2]", {}), ("[1..2] -- n1.osfp1:[2..1 step -1]", {"OPT108": "warning"})],
)
def test_two_connectors_are_one_link(cords: str, expected: dict[str, str]) -> None:
    """N10: straight is right; crossed is fine as two links, and not confirmed as one."""
    result = compiled(
        "optic [w.osfp1, n1.osfp1] : acme.osfp-800g-2xdr4\n"
        f"cord w.osfp1:{cords} : acme.patch-mpo12-b-os2-apc {{ length = 50m }}\n"
        "circuit c : 800G-2XDR4 at w.osfp1 -- n1.osfp1\n"
    )
    assert codes(result) == expected
    assert [circuit.name for circuit in result.plant.site.circuits] == ["c:1", "c:2"]


def test_an_application_that_a_cage_has_too_few_lanes_for() -> None:
    result = compiled(
        "optic [w.osfp1, n1.osfp1] : acme.osfp-800g-2xdr4\n"
        "cord w.osfp1:[1..2] -- n1.osfp1:[1..2] : acme.patch-mpo12-b-os2-apc { length = 50m }\n"
        "circuit c : 400GBASE-DR4 at w.osfp1 -- n1.osfp1\n"
    )
    (finding,) = result.diagnostics
    assert (finding.code, finding.message) == (
        "OPT103",
        "c is a 400GBASE-DR4 circuit of 4 lanes; w.osfp1 has 2 x 4",
    )


def test_one_connector_straight_and_one_split() -> None:
    """N03: a rule of the maker, held where the record states it."""
    lines = (
        "part sd : harness { fibre = os2; polish = apc; loss = 0.35dB; return-loss = 60dB; map = split-p8-2x4-cross\n"
        "  end a : mpo8 { gender = unpinned }\n  end b[1..2] : mpo12 { gender = unpinned; lit = [1, 2, 11, 12] } }\n"
        "optic w.osfp1 : acme.osfp-800g-2xdr4\noptic n[1..3].osfp1 : acme.osfp-800g-2xdr4\n"
        "cord w.osfp1:1 -- n1.osfp1:1 : acme.patch-mpo12-b-os2-apc { length = 5m }\n"
        "harness S : sd at w.osfp1:2 -- n[2..3].osfp1:1 { length = 5m }\n"
    )
    assert codes(compiled(lines))["OPT107"] == "error"


def test_a_lane_lost_in_a_cord_is_no_split() -> None:
    """A straight cord without one fibre beside a whole one: one fault, and none of the maker's rule."""
    lines = (
        "part torn : cord { fibre = os2; polish = apc; loss = 0.35dB; return-loss = 60dB\n"
        "  end [a, b] : mpo12 { gender = unpinned; lit = [1..3, 10..12] }\n  map = b12 }\n"
        "optic [w.osfp1, n1.osfp1] : acme.osfp-800g-2xdr4\n"
        "cord w.osfp1:1 -- n1.osfp1:1 : acme.patch-mpo12-b-os2-apc { length = 5m }\n"
        "cord w.osfp1:2 -- n1.osfp1:2 : torn { length = 5m }\n"
    )
    assert codes(compiled(lines)) == {"POL103": "error"}


def test_cages_and_connectors_are_circuits_of_two_statements() -> None:
    lines = (
        "optic [w.osfp[1..2], n1.osfp[1..2]] : acme.osfp-800g-2xdr4\n"
        "cord w.osfp1:[1..2] -- n1.osfp1:[1..2] : acme.patch-mpo12-b-os2-apc { length = 5m }\n"
        "cord w.osfp2:1 -- n1.osfp2:1 : acme.patch-mpo12-b-os2-apc { length = 5m }\n"
        "circuit [c, d] : 800G-2XDR4 at [w.osfp1, w.osfp2:1] -- [n1.osfp1, n1.osfp2:1]\n"
    )
    assert list(codes(compiled(lines))) == ["TYP110"]


def test_lanes_of_200g_do_not_slow_down() -> None:
    """N09: XDR to NDR."""
    xdr = (
        "part x : optic { form-factor = osfp; application = IB-XDR-DR4\n"
        "  port mdi : mpo12 { gender = pinned; polish = apc; up-angled = true; pinout = mpo12-4p4-sm-apc } }\n"
        "part n4 : optic { form-factor = osfp-rhs; application = IB-NDR-DR4\n"
        "  port mdi : mpo12 { gender = pinned; polish = apc; up-angled = true; pinout = mpo12-4p4-sm-apc } }\n"
        "optic w.osfp1 : x\noptic n1.osfp1 : n4\n"
        "cord w.osfp1 -- n1.osfp1 : acme.patch-mpo12-b-os2-apc { length = 10m }\n"
    )
    assert codes(compiled(xdr)) == {"OPT101": "error"}


# ---- what is broken on purpose


def test_a_cable_that_loses_half_of_the_lanes_is_not_a_mode() -> None:
    """Both ends could run on two lanes; neither shares its lanes out, so the loss is a fault and no mode."""
    lost = (
        "part half : cord { fibre = om4; loss = 0.35dB; return-loss = 40dB\n"
        "  end [a, b] : mpo12 { gender = unpinned; polish = apc; lit = [1, 2, 11, 12] }\n  map = b12 }\n"
        "optic [w.osfp1, n1.osfp1] : acme.osfp-400g-sr4-flat\n"
        "cord w.osfp1 -- n1.osfp1 : half { length = 5m }\n"
    )
    assert codes(compiled(lost)) == {"POL103": "error"}


def test_a_circuit_of_all_lanes_over_a_splitter_is_an_error() -> None:
    """Fault fal-01, the other way round: who asks for 400G gets no 200G."""
    result = compiled(
        splitter("sp12_x")
        + "optic [w.osfp1, n[1..2].osfp1] : acme.osfp-400g-sr4-flat\n"
        + "harness S : sp at w.osfp1 -- n[1..2].osfp1 { length = 30m }\n"
        + "circuit c : 400GBASE-SR4 at w.osfp1 -- n1.osfp1\n"
    )
    assert result.failed


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("mode 3x200g : 200GBASE-SR2 { links = 3 }", "CAT104"),
        ("mode a : 100GBASE-SR1 { links = 4 }; mode a : 200GBASE-SR2", "CAT104"),
        ("mode a : 200GBASE-SRX", "CAT104"),
        ("mode a { links = 2 }", "TYP110"),
    ],
)
def test_a_mode_that_cannot_be_is_one_finding(mode: str, expected: str) -> None:
    result = compiled(
        "part m : optic { form-factor = osfp; application = 400GBASE-SR4\n"
        "  port mdi : mpo12 { gender = pinned; polish = apc; up-angled = true; pinout = mpo12-4p4-mm-apc }\n"
        f"  {mode}\n}}\noptic w.osfp1 : m\n"
    )
    assert list(codes(result)) == [expected]


def test_an_application_of_all_lanes_has_no_parts() -> None:
    """Case fal-09, both legs: one finding, which names what the port can be divided into."""
    result = compiled(
        splitter("sp12_x")
        + "device sw : acme.sw-64x-osfp2x400 at A.U1\noptic sw.osfp01 : acme.osfp-800g-2xsr4\n"
        + "optic n[1..2].osfp1 : acme.osfp-400g-sr4-flat\n"
        + "harness S : sp at sw.osfp01:1 -- n[1..2].osfp1 { length = 30m }\n"
        + "circuit c[1..2] : 400GBASE-SR4 at sw.osfp01:1:[1..2] -- n[1..2].osfp1\n"
    )
    (finding,) = result.diagnostics
    assert (finding.code, finding.count) == ("REF103", 2)
    assert finding.message == "400GBASE-SR4 takes all 4 lanes of sw.osfp01:1: there is no part :1 of it"
    assert "2 x 200GBASE-SR2" in finding.help


def test_a_mode_that_is_not_there_is_told_with_those_that_are() -> None:
    (finding,) = compiled("optic w.osfp1 : acme.osfp-800g-2xsr4 { mode = 4x200g }\n").diagnostics
    assert finding.code == "TYP104"
    assert finding.message.endswith("it runs as 400GBASE-SR4, or in the modes 2x200g (2 x 200GBASE-SR2)")


def test_what_is_ordered_is_the_module_and_not_its_mode() -> None:
    from mtpc.plan.rows.bom_lines import bom_lines

    result = compiled(
        splitter("sp12_x")
        + "optic [w.osfp1, n[1..3].osfp1] : acme.osfp-400g-sr4-flat\n"
        + "harness S : sp at w.osfp1 -- n[1..2].osfp1 { length = 30m }\n"
    )
    optics = [(line.part.name, line.needed) for line in bom_lines(result.plant.site) if line.part.kind == "optic"]
    assert optics == [("osfp-400g-sr4-flat", 4)]


def test_a_port_of_four_lanes_to_four_ports_of_one() -> None:
    """S05: the legs' plugs are mirrored by the port they go into, whose bores the reference names."""
    wide = {int(at): str(there) for at, there in reference()["maps"]["lc4"].items()}
    plug = {"L": "R", "R": "L"}
    maps = "\n".join(f"  map a.{at} -- b{there[0]}.{plug[there[-1]]}" for at, there in wide.items())
    part = (
        f"part sp : harness {{ fibre = os2; loss = 0.35dB; return-loss = 60dB\n"
        f"  end a : mpo12 {{ gender = unpinned; polish = apc; lit = {sorted(wide)} }}\n"
        f"  end b[1..4] : lc-duplex {{ polish = upc }}\n{maps}\n}}\n"
    )
    legs = "harness S : sp at w.qdd1 -- n[1..4].qdd1 { length = 30m }\n"
    optics = "optic w.qdd1 : acme.qdd-400g-dr4\noptic n[1..4].qdd1 : acme.q28-100g-dr\n"
    circuits = "circuit c[1..4] : 100GBASE-DR at w.qdd1:[1..4] -- n[1..4].qdd1\n"
    result = compiled(part + optics + legs + circuits)
    assert not codes(result)
    found = {f"Tx{lane}": f"p{there[3]}.Rx" for lane, there in ((key[2:], at) for key, at in lanes(result).items())}
    assert found == spread(case("S05")["expect"]["lanes"])
