"""What the statements of a group have in common stands at the group; `each(…)` has no place in a block."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result

FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
"""
GROUP = """group carrier {{
  {attributes}
  panel lp[1..2] : acme.panel-24lc at R[1..2].U42
  group inner {{ supplied-by = "carrier"; cord lp1.1 -- lp2.1 : acme.patch-lc-om4 }}
  cord lp1.2 -- lp2.2 : acme.patch-lc-om4 {{ length = 5m; existing = false }}
}}
"""


def compiled(text: str) -> Result:
    return compile_texts({"spec.mtp": FLOOR + text}, today="2026-12-01")


def test_attributes_of_a_group_fill_what_its_statements_leave_open() -> None:
    result = compiled(GROUP.format(attributes='existing = true; supplied-by = "landlord"; length = 3m'))
    assert not result.diagnostics
    site = result.plant.site
    supplies = {site.name_of(cord): site.origin_of(cord).supply for cord in site.cables()}
    assert [(supply.existing, supply.by) for supply in supplies.values()] == [(True, "carrier"), (False, "landlord")]
    assert [str(site.length_m(cord)) for cord in site.cables()] == ["3", "5"]
    assert {(panel.origin.supply.existing, panel.origin.supply.by) for panel in site.equipment} == {(True, "landlord")}


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ("length = 3", "TYP102"),
        ("serial = 4", "TYP103"),
        ("tray = nowhere", "REF102"),
        ("length = 3m; policy { prefer { length = 4m } }", "REF113"),
        ("length = each(3m, 4m)", "TYP105"),
    ],
)
def test_a_bad_attribute_of_a_group_is_one_finding(attributes: str, code: str) -> None:
    found = [each.code for each in compiled(f"group g {{ {attributes} }}\n").diagnostics]
    assert found == [code]


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        (
            "part c : cassette { format = acme-slot; fibre = om4; port rear1 : mpo12\n"
            "  port front[1..2] : lc-duplex { polish = each(upc, pc) }\n  map front[1..2].L -- rear1.[1..2] }\n",
            "write one value, or one `port` for each",
        ),
        ("policy { prefer { pathway = each(a, b) } }\n", "write one value"),
    ],
)
def test_each_in_a_block_is_told_as_what_it_is(text: str, help_: str) -> None:
    (finding,) = compiled(text).diagnostics
    assert (finding.code, finding.help) == ("TYP101", help_)
    assert "each(…)" in finding.message
