"""Links over one fibre: cases X01 to X09 of the reference of modes, each as a spec."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.channel.budget import budget
from mtpc.pipeline import compile_texts
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[1..2] : acme.rack-42u
device n : acme.sw-48x10 at A1.U40
device f : acme.sw-48x10 at A2.U40
"""


def made(application: str) -> str:
    return (
        f'part {application.lower()} : optic {{ form-factor = "sfp+"; application = {application}\n'
        "  port mdi : lc-simplex { polish = upc; pinout = lc-simplex-bidi } }\n"
    )


def joined(near: str, far: str) -> Result:
    """Two modules and a cord of one fibre between them."""
    parts = "".join(made(each) for each in dict.fromkeys((near, far)))
    lines = (
        f"optic n.xe-0/0/0 : {near.lower()}\noptic f.xe-0/0/0 : {far.lower()}\n"
        "cord n.xe-0/0/0 -- f.xe-0/0/0 : acme.patch-lc1-os2 { length = 5m }\n"
    )
    return compile_texts({"spec.mtp": HEAD + parts + lines}, today="2026-11-30")


def codes(result: Result) -> set[str]:
    return {finding.code for finding in result.diagnostics if finding.severity == "error"}


@pytest.mark.parametrize(
    ("near", "far", "code", "told"),
    [
        ("1000BASE-BX10-U", "1000BASE-BX10-U", "OPT111", "send 1310 nm, and neither hears that"),
        ("1000BASE-BX10-D", "1000BASE-BX10-D", "OPT111", "send 1490 nm, and neither hears that"),
        ("10GBASE-BX10-U", "1000BASE-BX10-D", "OPT101", "sends 1270 nm and hears 1330 nm"),  # X04
        ("1000BASE-BX40-AVAYA-U", "1000BASE-BX40-CISCO-D", "OPT101", "sends 1550 nm and hears 1490 nm"),  # X05
    ],
)
def test_ends_that_are_no_pair_do_not_hear_each_other(near: str, far: str, code: str, told: str) -> None:
    result = joined(near, far)
    (found,) = [finding for finding in result.diagnostics if finding.code.startswith("OPT")]
    assert found.code == code
    assert told in f"{found.message} {found.notes}"
    assert not result.proof().complete


@pytest.mark.parametrize(("near", "far"), [("U", "D"), ("D", "U")])
def test_the_two_ends_of_a_pair_hear_each_other(near: str, far: str) -> None:
    result = joined(f"1000BASE-BX10-{near}", f"1000BASE-BX10-{far}")
    assert not any(finding.code.startswith("OPT") for finding in result.diagnostics)


def test_a_pair_whose_limits_are_known_is_proved() -> None:
    assert joined("1000BASE-BX10-U", "1000BASE-BX10-D").proof().complete


def test_a_pair_whose_limits_nobody_states_is_not() -> None:
    """X08: the level at which the receiver is overloaded is not published."""
    result = joined("10GBASE-BX40-U", "10GBASE-BX40-D")
    assert codes(result) == {"LOS303", "LOS308"}
    (told,) = [finding for finding in result.diagnostics if finding.code == "LOS303"]
    assert "loss limit of 10GBASE-BX40-U over OS2 at n.xe-0/0/0" in told.message
    assert "loss limit of 10GBASE-BX40-D over OS2 at f.xe-0/0/0" in told.message
    assert "the 10GBASE-BX40-D module at f.xe-0/0/0 states it" in (told.help or "")


# ---- plugs of one fibre in the bores of a duplex port

PLANT = """panel fp[1..2] : acme.panel-24lc at A[1..2].U30
part line : trunk {{ fibre = os2; polish = upc; loss = 0.75dB; end [a, b] : lc-duplex; map = duplex-aa }}
part one : cord {{ fibre = os2; polish = upc; loss = 0.75dB; end [a, b] : lc-simplex; map a.1 -- b.1 }}
optic n.xe-0/0/[0..1] : acme.sfp-1g-bx10-u
optic f.xe-0/0/[0..1] : acme.sfp-1g-bx10-d
trunk T : {line} at fp1.rear1 -- fp2.rear1 {{ length = {length} }}
cord n.xe-0/0/[0..1] -- fp1.1.[L, R] : one {{ length = 0.5m }}
cord f.xe-0/0/[0..1] -- fp2.1.[{ends}] : one {{ length = 0.5m }}
circuit c[0..1] : 1000BASE-BX10-U at n.xe-0/0/[0..1] -- f.xe-0/0/[0..1]
"""


def plant(line: str = "line", length: str = "7.999km", ends: str = "L, R") -> Result:
    return compile_texts({"spec.mtp": HEAD + PLANT.format(line=line, length=length, ends=ends)}, today="2026-11-30")


def test_two_links_share_a_port_each_in_its_own_bore() -> None:
    """X01, but for a pair more or less: 3.2 dB of fibre and a pair at each panel."""
    result = plant()
    assert not codes(result)
    assert result.proof().complete
    found = budget(result.plant, 0)
    assert (found.mated_pairs, found.loss_db) == (2, Decimal("3.2") + 2 * Decimal("0.75"))


def test_pairs_that_lose_too_much_are_told() -> None:
    """X02: 6.2 dB are over the 5.5 dB that the downstream end allows, and over the 6.0 dB of the other."""
    text = PLANT.format(line="line", length="7.999km", ends="L, R").replace("0.75dB", "1.5dB")
    result = compile_texts({"spec.mtp": HEAD + text}, today="2026-11-30")
    assert codes(result) == {"LOS301"}
    assert budget(result.plant, 0).loss_db == Decimal("6.2")


@pytest.mark.parametrize(("line", "ends"), [("line", "R, L"), ("crossed", "L, R")])
def test_bores_exchanged_lead_each_link_to_the_other_device(line: str, ends: str) -> None:
    """X06: by a cord in the other bore, or by a line that crosses; each end still finds one that hears it."""
    crossing = (
        "part crossed : trunk { fibre = os2; polish = upc; loss = 0.75dB; end [a, b] : lc-duplex; map = duplex-ab }\n"
    )
    text = PLANT.format(line=line, length="1km", ends=ends)
    result = compile_texts({"spec.mtp": HEAD + crossing + text}, today="2026-11-30")
    assert codes(result) == {"POL201"}
    assert all("reaches f.xe-0/0/" in finding.message for finding in result.diagnostics if finding.code == "POL201")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("cord n.xe-0/0/2 -- fp1.1.L : one { length = 2m }", "PRT101"),
        ("cord n.xe-0/0/2 -- fp1.1 : acme.patch-lc-os2 { length = 2m }", "PRT101"),
        ("cord n.xe-0/0/2 -- fp1.2.M : one { length = 2m }", "REF103"),
    ],
)
def test_a_bore_is_a_place_for_one_plug(line: str, code: str) -> None:
    text = PLANT.format(line="line", length="1km", ends="L, R") + f"optic n.xe-0/0/2 : acme.sfp-1g-bx10-u\n{line}\n"
    result = compile_texts({"spec.mtp": HEAD + text}, today="2026-11-30")
    assert code in codes(result)


def test_both_colours_of_a_pair_do_not_pass_the_port_of_one_channel() -> None:
    """X09: a port for two fibres is one-way on each, and of one colour."""
    lines = (
        "panel p : acme.panel-4slot at A1.U20\ncassette p.1 : acme.mux-cwdm-8-os2\n"
        "optic n.xe-0/0/0 : acme.sfp-1g-bx10-u; optic f.xe-0/0/0 : acme.sfp-1g-bx10-d\n"
        "cord n.xe-0/0/0 -- p.1.ch1490.R : acme.patch-lc1-os2 { length = 2m }\n"
        "cord f.xe-0/0/0 -- p.1.com1.L : acme.patch-lc1-os2 { length = 2m }\n"
        "circuit c : 1000BASE-BX10-U at n.xe-0/0/0 -- f.xe-0/0/0\n"
    )
    result = compile_texts({"spec.mtp": HEAD + lines}, today="2026-11-30")
    assert codes(result) >= {"POL201"}
