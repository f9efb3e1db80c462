"""Other names of ports, slots, devices and panels, and names as printed."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result

FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
panel pp[1..2] : acme.panel-24lc at R[1..2].U40
panel mp : acme.panel-4slot at R1.U38
plate mp.2 : acme.plate-12lc
device sw01 : acme.sw-48x10 at R1.U30
"""
CORD = "acme.patch-lc-om4 { length = 2m }"


def compiled(lines: str, **tables: str) -> Result:
    return compile_texts({"x.mtp": FLOOR + lines + "\n"} | {f"{name}.csv": text for name, text in tables.items()})


def cords(result: Result) -> list[str]:
    assert [(found.code, found.message) for found in result.diagnostics] == []
    site = result.plant.site
    return [site.name_of(cord) for cord in site.components_of(("cord",))]


def test_what_a_table_calls_a_port_finds_it() -> None:
    """Case cs-03: printed names of two sorts; F-X9/X10 are the fibres 9 and 10, the fifth adapter."""
    lines = f"""use "./t.csv" as t
alias pp[$p in 1..2].[$n in 1..24] {{ name = "Port {{$n}}" }}
alias pp1.[$n in 1..24] {{ name = "F-X{{2 * $n - 1}}/X{{2 * $n}}" }}
for $r in t {{ cord port($r.a, $r.ap) -- port($r.b, $r.bp) : {CORD} }}"""
    table = "a,ap,b,bp\npp1,Port 2,pp2,Port 7\npp1,F-X9/X10,pp2,5\n"
    assert cords(compiled(lines, t=table)) == ["pp1.2 -- pp2.7", "pp1.5 -- pp2.5"]


def test_an_alias_stands_wherever_the_name_may() -> None:
    lines = f"""alias sw01 {{ name = "SW 1.dc" }}
alias mp.2 {{ name = "LC block" }}
alias mp.2.3 {{ name = "P3" }}
optic "SW 1.dc".xe-0/0/[0..1] : acme.sfp-10g-sr
cord "SW 1.dc".xe-0/0/0 -- mp."P3" : {CORD}
cord sw1.xe-0/0/1 -- mp."LC block".4 : {CORD}
reserve mp."P3" {{ for = "x" }}"""
    result = compiled(lines)
    site = result.plant.site
    assert [site.name_of(cord) for cord in site.components_of(("cord",))] == [
        "sw01.xe-0/0/0 -- mp.2.3", "sw01.xe-0/0/1 -- mp.2.4",
    ]  # fmt: skip
    assert [found.code for found in result.found if found.code != "POL201"] == ["PRT112"], "it is reserved, and used"


def test_a_part_of_a_port_is_found_behind_its_alias() -> None:
    lines = """device rail : acme.sw-64x-osfp2x400 at R2.U4
optic rail."top 1" : acme.osfp-800g-2xsr4
alias rail.osfp[$n in 1..2] { name = "top {$n}" }
device gpu[1..2] : acme.gpu-node-8x400 at R2.U[10, 20]
optic gpu[1..2].hca1 : acme.osfp-400g-sr4-flat
cord gpu[1..2].hca1 -- rail."top 1":[1..2] : acme.patch-mpo12-b-om4-apc { length = 9m }"""
    assert [found.code for found in compiled(lines).diagnostics] == ["SYN101"], "a part of a port is part of its name"
    lines = lines.replace('rail."top 1":[1..2]', '[rail."top 1:1", rail."top 1:2"]')
    assert cords(compiled(lines)) == ["gpu1.hca1 -- rail.osfp01:1", "gpu2.hca1 -- rail.osfp01:2"]


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        ('alias pp1.25 { name = "x" }', "REF103", "panel pp1 has no port 25"),
        ('alias pp9.1 { name = "x" }', "REF102", "there is no leg, port, slot or rack unit pp9.1"),
        ('alias pp1.[1..2] { name = "x" }', "TYP105", "one name is given to 2 things"),
        ("alias pp1.1 { }", "TYP110", "this alias gives no name"),
        ('alias pp1.1 { name = "2" }', "REF107", "pp1.2 is the name of something else"),
        ('alias sw01.xe-0/0/1 { name = "xe-0/0/2" }', "REF107", "sw01.xe-0/0/2 is the name of something else"),
        ('alias pp1.[1..2] { name = each("x", "x") }', "REF107", "the alias pp1.x is declared twice"),
        ('alias pp1.25 { name = "x" }\ncord pp1."x" -- pp2.1 : ' + CORD, "REF103", "panel pp1 has no port 25"),
    ],
)
def test_an_alias_that_cannot_be_is_one_finding(lines: str, code: str, message: str) -> None:
    assert [(found.code, found.message) for found in compiled(lines).diagnostics] == [(code, message)]


def test_ports_of_a_device_are_called_as_printed() -> None:
    """Case cs-17."""
    lines = """part compute : device { height = 2U
  for $n in 1..2 { port "PCIe5 port {$n}" : qsfp28 { accepts = qsfp28 } }
  port "Gi1.1" : qsfp28 { accepts = qsfp28 }
}
device c[1..2] : compute at R2.U[1, 5]
optic c[1..2]."PCIe5 port 1" : acme.q28-100g-sr4
optic c[1..2]."Gi1.1" : acme.q28-100g-sr4
cord c[1..2]."PCIe5 port 1" -- c[2, 1]."Gi1.1" : acme.patch-mpo12-b-om4 { length = 3m }"""
    assert cords(compiled(lines)) == ["c1.PCIe5 port 1 -- c2.Gi1.1", "c2.PCIe5 port 1 -- c1.Gi1.1"]
    (wrong,) = compiled(lines + '\ncord c1."PCIe5 port 2" -- c2."PCIe5 port 1" : acme.patch-mpo12-b-om4').diagnostics
    assert (wrong.code, wrong.help) == ("PRT105", 'write `optic c1."PCIe5 port 2" : PART`')


@pytest.mark.parametrize("name", ["a[1]", "a,b", "a  b", " a", "a -- b"])
def test_signs_that_a_name_cannot_have_are_told(name: str) -> None:
    lines = f'part p : device {{ height = 1U; port "{name}" : qsfp28 {{ accepts = qsfp28 }} }}'
    assert [found.code for found in compiled(lines).diagnostics] == ["TYP101"]
