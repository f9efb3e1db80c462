"""`mtpc trace --at` takes names as specs write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import mtpc

TWIN = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device s[1..2] : acme.sw-64x-osfp2x400 at R[1..2].U30
optic s[1..2].osfp01 : acme.osfp-800g-2xdr4
cord s1.osfp01:[1..2] -- s2.osfp01:[1..2] : acme.patch-mpo12-b-os2-apc { length = 10m }
circuit big : 800G-2XDR4 at s1.osfp01 -- s2.osfp01
"""
QUOTED = """edition 2026
use "catalog:acme-fibre" as acme
part own : device { height = 1U
  port ["Slot 1/Port 1", q2] : qsfp28 { accepts = qsfp28 } }
rack R1 : acme.rack-42u
device o : own at R1.U1
optic o.["Slot 1/Port 1", q2] : acme.q28-100g-lr4
cord o."Slot 1/Port 1" -- o.q2 : acme.patch-lc-os2 { length = 3m }
circuit c : 100GBASE-LR4 at o."Slot 1/Port 1" -- o.q2
"""


@pytest.mark.parametrize(
    ("spec", "name", "channels"),
    [
        (TWIN, "big", ["s1.osfp01:1", "s1.osfp01:2"]),  # one circuit over both connectors of a module
        (TWIN, "big:2", ["s1.osfp01:2"]),
        (QUOTED, 'o."Slot 1/Port 1"', ["o.Slot 1/Port 1"]),
        (QUOTED, "o.Slot 1/Port 1", ["o.Slot 1/Port 1"]),
        (QUOTED, "o.q2.L", ["o.Slot 1/Port 1"]),  # a half of a duplex port
    ],
)
def test_a_name_as_the_spec_writes_it_is_found(tmp_path: Path, spec: str, name: str, channels: list[str]) -> None:
    (tmp_path / "a.mtp").write_text(spec, "utf-8")
    told = json.loads(mtpc("trace", "a.mtp", "--at", name, "--format", "json", cwd=tmp_path).stdout)
    assert [channel["near"] for channel in told["channels"]] == channels
