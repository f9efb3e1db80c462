"""Patching instructions: loopback plugs have a line where they go in, devices outside racks share a page."""

from __future__ import annotations

from mtpc.artefacts._artefact import emit
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack R : acme.rack-42u
device s : acme.sw-48x10 at R.U30
"""
LOOP = """optic s.xe-0/0/[1..2] : acme.sfp-10g-sr
loopback s.xe-0/0/[1..2] : acme.loop-lc-om4SUPPLY
"""
HOMES = """device home[1..3] : acme.sw-48x10
optic [s.xe-0/0/[1..3], home[1..3].xe-0/0/0] : acme.sfp-10g-lr
cord s.xe-0/0/[1..3] -- home[1..3].xe-0/0/0 : acme.patch-lc-os2 { length = 30m }
"""


def page(text: str) -> str:
    plant = compile_texts({"a.mtp": HEAD + text}, today="2026-12-01").plant
    return emit(plant, Issue("2026-12-01"), frozenset({"patching"}))["patching.html"].decode()


def test_a_loopback_plug_has_a_line_at_the_rack_it_goes_into() -> None:
    made = page(LOOP.replace("SUPPLY", ""))
    assert made.count("Loopback plugs that go in here") == 1
    assert made.count("loop-lc-om4") == 2
    assert "port xe-0/0/1" in made
    assert "port xe-0/0/2" in made


def test_a_loopback_plug_that_is_in_place_has_none() -> None:
    assert "Loopback plugs" not in page(LOOP.replace("SUPPLY", " { existing = true }"))


def test_devices_in_no_rack_share_a_page() -> None:
    made = page(HOMES)
    assert made.count("Devices in no rack") >= 1
    assert made.count("Fitted by") == 2  # of the rack, and of the devices
    assert all(f"home{number}" in made for number in (1, 2, 3))
