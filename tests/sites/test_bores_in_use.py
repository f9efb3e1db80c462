"""A port for two fibres of which a plug of one fibre takes half: what counts as free, and what advice says of it."""

from __future__ import annotations

from mtpc.pipeline import compile_texts
from mtpc.plan.named_channels import idle
from mtpc.plan.show.free_capacity import Capacity, capacities
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack R[1..2] : acme.rack-42u
panel p[1..2] : acme.panel-4slot at R[1..2].U42
cassette p[1..2].1 : acme.cassette-6lc-u1-os2
panel f[1..2] : acme.panel-24lc at R[1..2].U30
part line : trunk { fibre = os2; polish = upc; loss = 0.75dB; end [a, b] : lc-duplex; map = duplex-aa }
trunk M : acme.trunk-mpo12-b-os2-apc at p1.1.rear1 -- p2.1.rear1 { length = 20m }
trunk T[1..3] : line at f1.rear[1..3] -- f2.rear[1..3] { length = 30m }
device [a, b] : acme.sw-48x10 at R[1..2].U40
optic a.xe-0/0/[0..2] : acme.sfp-1g-bx10-u
optic b.xe-0/0/[0..2] : acme.sfp-1g-bx10-d
cord a.xe-0/0/0 -- p1.1.1.L : acme.patch-lc1-os2 { length = 2m }
"""


def built(lines: str) -> Result:
    return compile_texts({"spec.mtp": HEAD + lines}, today="2026-11-30")


def capacity(result: Result, name: str) -> Capacity:
    return next(each for each in capacities(result.plant.site) if each.name == name)


def test_a_port_with_one_bore_taken_is_free_in_the_other_bore_only() -> None:
    result = built("cord b.xe-0/0/0 -- p2.1.1.R : acme.patch-lc1-os2 { length = 2m }\n")
    panel = capacity(result, "p1")
    assert (panel.used, panel.free, panel.bores) == (1, tuple(f"p1.1.{port}" for port in range(2, 7)), ("p1.1.1.R",))
    assert capacity(result, "p2").bores == ("p2.1.1.L",)
    assert capacity(result, "M").free == tuple(f"M.{way}" for way in range(2, 7))
    assert idle(result.plant, "p1.1.1") is None


def test_a_port_with_both_bores_taken_has_none_free() -> None:
    panel = capacity(built("cord a.xe-0/0/1 -- p1.1.1.R : acme.patch-lc1-os2 { length = 2m }\n"), "p1")
    assert (panel.used, panel.bores) == (1, ())


def test_bores_of_what_is_reserved_are_not_free() -> None:
    panel = capacity(built('reserve p1.1.1 { for = "storage" }\n'), "p1")
    assert (panel.used, panel.bores) == (1, ())


def test_any_takes_no_way_whose_port_has_a_plug_in_one_bore() -> None:
    result = built(
        "optic [a, b].xe-0/0/5 : acme.sfp-10g-lr\ncircuit l : 10GBASE-LR at a.xe-0/0/5 -- b.xe-0/0/5\n"
        "  via any(M) { cords = acme.patch-lc-os2; cord-length = 2m }\n"
    )
    assert not [finding.code for finding in result.diagnostics if finding.code.startswith("PRT")]
    assert [leg.name for circuit in result.plant.site.circuits for leg in circuit.via] == ["M.2"]


def test_use_of_a_bore_is_use_of_its_port() -> None:
    codes = {finding.code for finding in built('block p1.1.1 { reason = "dirt" }\n').diagnostics}
    assert "PRT113" in codes


ADVISED = """cord b.xe-0/0/0 -- p2.1.1.R : acme.patch-lc1-os2 {{ length = 2m }}
cord a.xe-0/0/2 -- p1.1.1.R : acme.patch-lc1-os2 {{ length = 2m }}
cord b.xe-0/0/2 -- f2.3.L : acme.patch-lc1-os2 {{ length = 2m }}
{cord}
circuit c : 1000BASE-BX10-U at a.xe-0/0/2 -- b.xe-0/0/2
"""


def test_advice_names_the_bore_in_which_the_light_stops_and_mends() -> None:
    result = built(ADVISED.format(cord=""))
    (found,) = [finding for finding in result.diagnostics if finding.code == "POL201"]
    assert found.message == "a.xe-0/0/2 reaches nothing: nothing is plugged into p2.1.1.L"
    assert found.help
    assert "`cord p2.1.1.L -- f1.3.L : PART`" in found.help
    mended = built(ADVISED.format(cord="cord p2.1.1.L -- f1.3.L : acme.patch-lc1-os2 { length = 1m }"))
    assert not [finding for finding in mended.diagnostics if finding.severity == "error"]


BESIDE = """cord a.xe-0/0/1 -- p1.1.3.L : acme.patch-lc1-os2 {{ length = 2m }}
cord b.xe-0/0/1 -- p2.1.3.{bore} : acme.patch-lc1-os2 {{ length = 2m }}
circuit c : 1000BASE-BX10-U at a.xe-0/0/1 -- b.xe-0/0/1
"""


def test_a_plug_in_the_wrong_bore_is_to_go_into_the_other() -> None:
    """Between cassettes of a type B trunk, L here is R there."""
    (found,) = [one for one in built(BESIDE.format(bore="L")).diagnostics if one.code == "POL201"]
    assert found.help == (
        "either move the plug of cord a.xe-0/0/1 -- p1.1.3.L from p1.1.3.L to p1.1.3.R, or move the plug of cord "
        "b.xe-0/0/1 -- p2.1.3.L from p2.1.3.L to p2.1.3.R; every lane then arrives where it should"
    )
    assert not [one for one in built(BESIDE.format(bore="R")).diagnostics if one.severity == "error"]
