"""Other names of applications, as makers and sellers write them: which one is meant is told, and a fix writes it."""

from __future__ import annotations

import tomllib

from mtpc.catalogue.records import DATA
from mtpc.fixing import apply
from mtpc.pipeline import compile_texts
from tests.support.listing import for_each

ALIASES = [tomllib.loads(path.read_text("utf-8")) for path in sorted((DATA / "standards" / "aliases").glob("*.toml"))]
FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device A : acme.tester-2u at R1.U20
device B : acme.tester-2u at R2.U20
circuit c1 : {} at A.sfp1 -- B.sfp1
"""
PART = """edition 2026
part o : optic {{
  form-factor = sfp28
  application = {}
  port rx : mpo12 {{ pinout = sr4; gender = pinned; polish = pc }}
}}
"""


def written(name: str) -> str:
    return f'"{name}"' if "+" in name else name


@for_each(lambda: [(alias,) for alias in ALIASES], lambda case: case[0]["name"])
def test_the_application_that_another_name_stands_for_is_written_by_a_fix(alias: dict[str, str]) -> None:
    name, right = alias["name"], alias["stands_for"]
    for spec in (FLOOR, PART):
        text = spec.format(written(name))
        found = next(one for one in compile_texts({"a.mtp": text}).found if f"no application {name}" in one.message)
        assert found.help == f"it is another name of {right}: write that"
        (fix,) = found.fixes
        assert not fix.safe
        mended = apply([fix], {"a.mtp": text})["a.mtp"]
        assert right in mended
        assert not any("application" in one.message for one in compile_texts({"a.mtp": mended}).found)


def test_an_application_of_gigabit_ethernet_is_written_as_any_other() -> None:
    found = compile_texts({"a.mtp": FLOOR.format("1000BASE-SX")}).found
    assert [one.code for one in found] == ["PRT105", "PRT105"]


def test_a_name_with_a_plus_sign_is_told_to_be_written_in_quotes() -> None:
    (found,) = compile_texts({"a.mtp": FLOOR.format("400G-DR4+")}).found
    assert (found.code, [fix.title for fix in found.fixes]) == ("SYN136", ['write it in quotes: `"400G-DR4+"`'])
