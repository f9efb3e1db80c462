"""What a part leaves open is said by the statement that uses it, or by a policy; what it states is not changed."""

from __future__ import annotations

import pytest

from mtpc.catalogue.types import OpticPart, PanelPart, PlatePart, WiredPart
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support import floors

HEAD = """edition 2026
use "catalog:generic" as std
use "catalog:arista" as arista
use "catalog:cisco" as cisco
use "catalog:fs" as fs
rack R[1..2] : std.rack-42u
"""
LINK = (
    HEAD
    + """device sw[1..2] : arista.DCS-7050CX3-32C-F at R[1..2].U40
optic sw[1..2].Ethernet1/1 : std.100GBASE-SR4 {{ form-factor = qsfp28 }}
{policy}
cord sw1.Ethernet1/1 -- sw2.Ethernet1/1 : {cord}
circuit up : 100GBASE-SR4 at sw1.Ethernet1/1 -- sw2.Ethernet1/1
"""
)
WHOLE = "length = 3m; fibre = om4; gender = unpinned; polish = upc; map = b12"


def link(cord: str, policy: str = "") -> Result:
    return compile_texts({"a.mtp": LINK.format(cord=cord, policy=policy)})


def codes(result: Result) -> list[str]:
    return sorted({found.code for found in result.found})


def test_a_standard_cord_with_everything_stated_is_proved() -> None:
    result = link(f"std.cord-mpo12 {{ {WHOLE} }}")
    assert result.found == ()
    assert result.counts()["channels"] == 1


@pytest.mark.parametrize(
    ("attribute", "code"), [("fibre", "FIB103"), ("gender", "GEN104"), ("polish", "FIN104"), ("map", "CAT201")]
)
def test_the_finding_of_what_is_open_names_the_part_the_attribute_and_the_statement(attribute: str, code: str) -> None:
    stated = "; ".join(one for one in WHOLE.split("; ") if not one.startswith(attribute))
    found = [found for found in link(f"std.cord-mpo12 {{ {stated} }}").found if found.code == code]
    assert found
    assert f"cord-mpo12 leaves it open: write `{attribute} = …` at this cord" in found[0].help


@pytest.mark.parametrize("attribute", ["fibre = om4", "gender = unpinned", "polish = upc"])
def test_a_policy_says_it_for_all(attribute: str) -> None:
    stated = "; ".join(one for one in WHOLE.split("; ") if one != attribute)
    assert link(f"std.cord-mpo12 {{ {stated} }}", f"policy {{ prefer {{ {attribute} }} }}").found == ()


@pytest.mark.parametrize(
    ("part", "attribute", "code", "said"),
    [
        ("std.cord-mpo12", "fibre = om9", "TYP104", "there is no fibre class om9"),
        ("fs.68017", "fibre = om3", "TYP111", "fs.68017 is of OM4; `fibre = om3` cannot change that"),
    ],
)
def test_a_fibre_that_is_stated_or_unknown(part: str, attribute: str, code: str, said: str) -> None:
    kind = "trunk T : fs.68017 at sw1.Ethernet1/1 -- sw2.Ethernet1/1" if part.startswith("fs") else ""
    text = LINK.format(cord=f"{part} {{ length = 1m; {attribute} }}", policy="")
    if kind:
        text = text.replace("cord sw1.Ethernet1/1 -- sw2.Ethernet1/1 : fs.68017", kind)
    (found,) = [found for found in compile_texts({"a.mtp": text}).found if found.code == code]
    assert said in found.message


def test_the_ends_of_a_harness_have_end_faces_of_their_own() -> None:
    text = (
        HEAD
        + """part sw : device { height = 1U; port q1 : qsfp-dd { accepts = qsfp-dd; subports-from = 1 }
  port e[1..4] : qsfp28 { accepts = qsfp28 } }
device a : sw at R1.U1
optic a.q1 : cisco.QDD-4X100G-FR-S
optic a.e[1..4] : cisco.QSFP-100G-FR-S
harness H : std.harness-mpo8-4lc at a.q1 -- a.e[1..4] {
  length = 5m; map = harness-lc4-pair; fibre = os2; gender = unpinned; polish-a = apc; polish-b = upc
}
circuit f[1..4] : 100GBASE-FR1 at a.q1:[1..4] -- a.e[1..4]
"""
    )
    result = compile_texts({"a.mtp": text})
    assert result.found == ()
    assert result.counts()["channels"] == 4


def test_plates_and_cassettes_take_the_mating_and_the_map_of_the_drawing() -> None:
    text = (
        HEAD
        + """panel p[1..2] : fs.FHD-1UFCE at R[1..2].U42
panel g : std.panel-1u-4slot at R1.U30
plate g.1 : std.plate-6mpo { mating = aligned }
cassette p1.1 : fs.FHD-1MTP6LCDOM4A {
  map = cassette-straight12; mating = opposed; polish-front = upc; polish-rear = pc; grade = low
}
"""
    )
    result = compile_texts({"a.mtp": text})
    assert result.found == ()
    inserts = {insert.name: insert for insert in result.plant.site.inserts}
    plate, cassette = inserts["g.1"].part, result.plant.site.part_of(inserts["p1.1"].component)
    assert isinstance(plate, PlatePart)
    assert isinstance(cassette, WiredPart)
    assert plate.alignment == "aligned"
    assert cassette.map_name == "cassette-straight12"
    rear = cassette.terminals[-1]
    assert (rear.alignment, rear.polish, rear.gender) == ("opposed", "pc", "pinned")
    assert cassette.terminals[0].polish == "upc"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("plate p1.1 : fs.FHD-FAP12MTPHA { mating = aligned }", "fs.FHD-FAP12MTPHA is opposed"),
        ("optic sw1.Ethernet1/1 : cisco.QSFP-100G-SR4-S { form-factor = osfp }", "is a qsfp28"),
        ("optic sw1.Ethernet1/1 : cisco.QSFP-100G-SR4-S { gender = unpinned }", "is pinned"),
        ("optic sw1.Ethernet1/1 : arista.OSFP-400G-DR4 { form-factor = qsfp28 }", "is one of osfp, osfp-rhs"),
    ],
)
def test_what_a_part_states_is_not_changed(statement: str, said: str) -> None:
    text = HEAD + f"device sw1 : arista.DCS-7050CX3-32C-F at R1.U40\npanel p1 : fs.FHD-1UFCE at R1.U42\n{statement}\n"
    messages = [found.message for found in compile_texts({"a.mtp": text}).found if found.code in ("TYP104", "TYP111")]
    assert any(said in message for message in messages), messages


def test_an_osfp_whose_top_is_open_fits_once_it_is_stated() -> None:
    text = HEAD + "device sw1 : arista.DCS-7280PR3-24-F at R1.U40\noptic sw1.Ethernet1/1 : arista.OSFP-400G-DR4"
    assert codes(compile_texts({"a.mtp": text})) == ["OPT117"]
    for stated, expected in (("osfp", []), ("osfp-rhs", ["OPT102"])):
        result = compile_texts({"a.mtp": f"{text} {{ form-factor = {stated} }}\n"})
        assert codes(result) == expected
    preferred = compile_texts({"a.mtp": f"{text}\npolicy {{ prefer {{ form-factor = osfp }} }}\n"})
    assert preferred.found == ()


def test_the_end_face_of_a_module_whose_maker_does_not_state_it_is_said_at_the_optic() -> None:
    text = (
        HEAD
        + """part sw : device { height = 1U; port q[1..2] : qsfp56 { accepts = qsfp56 } }
device a : sw at R1.U1
optic a.q1 : cisco.QSFP-200G-SR4-S
optic a.q2 : cisco.QSFP-200G-SR4-S { polish = apc }
cord a.q1 -- a.q2 : std.cord-mpo8 { length = 3m; fibre = om4; gender = unpinned; polish = apc; map = b8 }
"""
    )
    result = compile_texts({"a.mtp": text})
    assert [(found.code, found.object) for found in result.found] == [("FIN104", "a.q1")]
    optics = [
        part
        for part in map(result.plant.site.part_of, result.plant.site.every_component())
        if isinstance(part, OpticPart)
    ]
    assert {part.terminals[0].up_angled for part in optics} == {False, True}


@pytest.mark.parametrize(
    ("part", "fibre", "told"),
    [  # the makers say multimode or single-mode of these, and leave the class open
        ("cisco.CB-M12-M12-MMF", "os2", "cisco.CB-M12-M12-MMF is multimode; `fibre = os2` is single-mode"),
        ("nvidia.MFP7E30", "om4", "nvidia.MFP7E30 is single-mode; `fibre = om4` is multimode"),
        ("cisco.CB-M12-M12-MMF", "om4", ""),
        ("nvidia.MFP7E30", "os2", ""),
    ],
)
def test_a_class_of_the_other_kind_of_fibre_contradicts_the_part(part: str, fibre: str, told: str) -> None:
    text = f"""{floors.HEAD}use "catalog:cisco" as cisco
use "catalog:nvidia" as nvidia
{floors.TWO_SWITCHES}cord s1.et-0/0/0 -- s2.et-0/0/0 : {part} {{ length = 3m; fibre = {fibre} }}
"""
    findings = [one.message for one in compile_texts({"a.mtp": text}).found if one.code == "TYP111"]
    assert findings == ([told] if told else [])


def test_what_nobody_states_to_fit_is_not_proved() -> None:
    text = """edition 2026
use "catalog:acme-fibre" as acme
part twin : optic { application = 100GBASE-LR4; source = "x"; %s
  port mdi : lc-duplex { polish = upc; pinout = lc-duplex } }
rack R : acme.rack-42u
device s[1..2] : acme.sw-32x100 at R.U[1, 3]
optic s[1..2].et-0/0/0 : twin
cord s1.et-0/0/0 -- s2.et-0/0/0 : acme.patch-lc-os2 { length = 3m }
"""
    open_, stated = (compile_texts({"a.mtp": text % form}) for form in ("", "form-factor = qsfp28"))
    assert {each.object for each in open_.unjudged} == {"s1.et-0/0/0", "s2.et-0/0/0"}
    assert (open_.proof().proved, stated.proof().proved) == (0, 1)


def built_in(result: Result) -> WiredPart:
    panel = result.plant.site.equipment[0].part
    assert isinstance(panel, PanelPart)
    assert isinstance(panel.fixed, WiredPart)
    return panel.fixed


def test_built_in_ports_of_a_panel_are_said_at_the_panel() -> None:
    """FS states LC and MTP-8 of this panel, and neither pins, end faces nor map: its owner says them."""
    stated = "gender-rear = pinned; polish-front = upc; polish-rear = apc; mating = opposed"
    result = compile_texts({"a.mtp": HEAD + f"panel p : fs.FHU-96FLC12MSMF at R1.U40 {{ {stated} }}\n"})
    assert result.found == ()
    fixed = built_in(result)
    ends = {end.side: (end.gender, end.polish) for end in fixed.terminals}
    assert ends == {"front": ("none", "upc"), "rear": ("pinned", "apc")}
    assert all(end.alignment == "opposed" for end in fixed.terminals if end.side == "rear")
    policy = "policy { prefer { polish = apc; grade = low } }\n"
    result = compile_texts({"a.mtp": policy + HEAD + "panel p : fs.FHU-96FLC12MSMF at R1.U40\n"})
    assert {end.polish for end in built_in(result).terminals} == {"apc"}


@pytest.mark.parametrize(
    ("part", "stated", "told"),
    [
        ("fs.FHD-1UFCE", "gender = pinned", "fs.FHD-1UFCE has no ports of its own, and so no gender"),
        ("std.panel-24lc", "polish = apc", "std.panel-24lc has adapters only, and so no polish"),
    ],
)
def test_a_panel_without_ports_of_its_own_is_told(part: str, stated: str, told: str) -> None:
    result = compile_texts({"a.mtp": HEAD + f"panel p : {part} at R1.U40 {{ {stated} }}\n"})
    assert [(found.code, found.message) for found in result.found] == [("TYP111", told)]
