"""Requirements of a fabric: judged by where light arrives, whatever statement made the cords."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from tests.support.examples import on_the_floor

FLOOR = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack R[1..2] : acme.rack-42u
device gpu[1..2] : acme.sw-32x100 at R1.U[40, 38]
device rail[1..2] : acme.sw-32x100 at R2.U[40, 38]
"""
OPTICS = "optic [gpu[1..2], rail[1..2]].et-0/0/[1..2] : acme.q28-100g-sr4\n"
CORD = "acme.patch-mpo12-b-om4 { length = 5m }"
REQUIRED = 'require rail { of = "gpu[*].et-0/0/[k]"; to = "rail[k]" }\n'
BY_PORT = 'require rail { of = "gpu[g].et-0/0/[k]"; to = "rail[k].et-0/0/[g]" }\n'


def found(lines: str) -> list[tuple[str, str]]:
    result = compile_texts({"spec.mtp": FLOOR + lines}, today="2026-11-30")
    return [(finding.code, finding.object) for finding in result.found]


def loop(rail: str, port: str) -> str:
    cord = f"cord gpu[$g].et-0/0/[$k] -- rail[{rail}].et-0/0/[{port}] : {CORD}"
    return f"for $g in 1..2 {{ for $k in 1..2 {{ {cord} }} }}\n"


@pytest.mark.parametrize(
    ("rail", "port", "required", "objects"),
    [
        ("$k", "$g", REQUIRED, []),
        ("$g", "$k", REQUIRED, ["gpu1.et-0/0/2", "gpu2.et-0/0/1"]),
        ("$k", "$g", BY_PORT, []),
        ("$k", "3 - $g", BY_PORT, ["gpu1.et-0/0/1", "gpu1.et-0/0/2", "gpu2.et-0/0/1", "gpu2.et-0/0/2"]),
    ],
    ids=["by the rail", "by the wrong index", "to the port of its server", "to the port of another server"],
)
def test_a_port_leads_to_the_rail_of_its_index(rail: str, port: str, required: str, objects: list[str]) -> None:
    """A loop that picks the rail by the wrong index is right cord by cord."""
    assert found(OPTICS + loop(rail, port)) == []
    assert sorted(found(OPTICS + loop(rail, port) + required)) == [("FAB101", name) for name in objects]


def test_direct_cables_count() -> None:
    cable = "cord gpu1.et-0/0/1 -- rail2.et-0/0/1 : acme.dac-100g-q28-3m { length = 3m }\n"
    lines = cable + REQUIRED + 'require cabled { of = "gpu1.et-0/0/1" }\n'
    assert found(lines) == [("FAB101", "gpu1.et-0/0/1")]


def test_without_a_number_all_pairs_have_as_many_links() -> None:
    lines = OPTICS + f"cord gpu1.et-0/0/[1..2] -- rail[1..2].et-0/0/1 : {CORD}\n"
    lines += f"cord gpu2.et-0/0/1 -- rail1.et-0/0/2 : {CORD}\n"
    spread = 'require spread { of = "gpu[*]"; to = "rail[*]" }\n'
    assert found(lines + spread) == [("FAB102", "gpu2 -- rail2")]
    assert found(lines + f"cord gpu2.et-0/0/2 -- rail2.et-0/0/2 : {CORD}\n" + spread) == []


def test_what_the_others_have_is_named() -> None:
    lines = OPTICS + f"cord gpu1.et-0/0/[1..2] -- rail1.et-0/0/[1..2] : {CORD}\n"
    result = compile_texts({"spec.mtp": FLOOR + lines + 'require spread { of = "gpu1"; to = "rail[*]" }\n'})
    assert [finding.message for finding in result.found] == ["gpu1 and rail2 have 0 links; gpu1 and rail1 have 2"]


def test_light_that_reaches_no_port_is_on_no_rail() -> None:
    panel = "panel pp : acme.panel-4slot at R1.U42; plate pp.1 : acme.plate-12mpo-opposed-pc\n"
    lines = OPTICS + panel + f"cord gpu1.et-0/0/1 -- pp.1.1 : {CORD}\n" + REQUIRED
    result = compile_texts({"spec.mtp": FLOOR + lines})
    messages = [finding.message for finding in result.found if finding.code == "FAB101"]
    assert messages == ["gpu1.et-0/0/1 leads to no port; required is rail1"]


def test_what_is_missing_is_not_judged() -> None:
    lines = OPTICS + "cord gpu1.et-0/0/1 -- rail1.et-0/0/1 : acme.no-such-part\n" + REQUIRED
    result = compile_texts({"spec.mtp": FLOOR + lines})
    assert ("require rail of gpu[*].et-0/0/[k]", ("FAB101",)) in [(each.object, each.codes) for each in result.unjudged]


def test_a_statement_that_is_missing_makes_no_port_free_and_no_pair_poor() -> None:
    """One slip, one finding: what the cord would have joined is not judged."""
    lines = (
        OPTICS + f"cord gpu1.et-0/0/1 -- rail1.et-0/0/1 : {CORD}\ncord gpu1.et-0/0/2 -- rail2.et-0/0/1 : acme.nothing\n"
    )
    lines += 'require cabled { of = "gpu1.et-0/0/[k]" }\nrequire spread { of = "gpu1"; to = "rail[*]"; links = 1 }\n'
    told = [(code, name) for code, name in found(lines) if name != "gpu1.et-0/0/1"]
    ports = {name for code, name in told if code == "FAB103"}
    assert {code for code, _ in told} == {"REF105", "FAB103"}
    assert "gpu1.et-0/0/2" not in ports
    assert "gpu1.et-0/0/3" in ports


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ('require rails { of = "gpu[k]"; to = "rail[k]" }', "TYP104"),
        ('require rail { of = "gpu[k]" }', "TYP110"),
        ('require rail { of = "gpu[k]"; to = "rail[j]" }', "TYP104"),
        ('require rail { of = "gpu[k"; to = "rail[k]" }', "TYP104"),
        ('require rail { of = "gpu[k]"; to = "rail[k]"; links = 2 }', "TYP103"),
        ('require cabled { of = "server[*].x" }', "FAB105"),
        ("require separate { group = g; by = trunk }", "REF102"),
    ],
)
def test_a_requirement_that_cannot_be_is_one_finding(lines: str, code: str) -> None:
    assert [one for one, _ in found(OPTICS + loop("$k", "$g") + lines + "\n")] == [code]


def test_a_rail_to_a_device_that_there_is_not_is_told_as_such() -> None:
    """The port is called p, 48: it is not led to spine48, of which there is none."""
    cord = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
    result = on_the_floor(cord + 'require rail { of = "leaf[*].et-0/0/[p]"; to = "spine[p]" }')
    helps = {finding.help for finding in result.found if finding.code == "FAB101"}
    assert "there is no spine48: correct the requirement, which counts spine48 from the port" in helps


def test_a_number_in_brackets_is_told_to_need_none() -> None:
    result = on_the_floor('require cabled { of = "leaf[*].et-0/0/[48]" }')
    assert [each.message for each in result.found] == ["[48] is one number, which needs no brackets: write 48"]
