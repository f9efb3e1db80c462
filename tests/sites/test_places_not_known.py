"""Devices and panels whose rack or unit is not known yet: warned of, judged, and no length is worked out to them."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.plan.show.shown_floor import ShownFloor
from mtpc.result import Result

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
rack R : acme.rack-42u
device s : acme.sw-32x100 at R.U1
device c : acme.sw-32x100
device d[1..2] : acme.sw-32x100 at R
optic [s, c].et-0/0/0 : acme.q28-100g-sr4
cord s.et-0/0/0 -- c.et-0/0/0 : acme.patch-mpo12-b-om4 { length = %s }
circuit a : 100GBASE-SR4 at s.et-0/0/0 -- c.et-0/0/0
"""


def compiled(length: str) -> Result:
    return compile_texts({"a.mtp": SPEC % length})


def test_it_is_warned_of_and_its_channels_are_judged() -> None:
    result = compiled("5m")
    assert [(finding.code, finding.object) for finding in result.found] == [
        ("GEO205", "c"),
        ("GEO205", "d1"),
        ("GEO205", "d2"),
    ]
    assert not result.failed
    assert result.proof().complete


def test_no_length_is_worked_out_to_it() -> None:
    (found,) = [finding for finding in compiled("auto; slack = 1m").diagnostics if finding.code == "LEN104"]
    assert "the rack unit of c is not stated" in found.message


@pytest.mark.parametrize(("name", "place"), [("c", ""), ("d1", " at R")])
def test_it_is_shown_as_it_stands(name: str, place: str) -> None:
    floor = ShownFloor(compiled("5m").plant)
    shape = f"device {name} : acme-fibre.sw-32x100{place}"
    assert [thing.shape for thing in floor.things(name)] == [shape]


def test_one_place_for_several_is_still_told() -> None:
    text = SPEC % "5m" + "device e[1..2] : acme.sw-32x100 at R.U10\n"
    assert "TYP105" in [finding.code for finding in compile_texts({"a.mtp": text}).diagnostics]
