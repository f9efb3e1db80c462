"""docs/idioms.md: whole plants in their shortest form. That each compiles without a finding is held by test_docs.py."""

from __future__ import annotations

import re

from mtpc.pipeline import compile_texts
from mtpc.text import Source
from tests.support import ROOT

PAGE = (ROOT / "docs" / "idioms.md").read_text("utf-8")
PLANTS = re.findall(r"^## (.*?)\n.*?^```mtp\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_there_are_twelve_plants_and_each_is_short() -> None:
    assert len(PLANTS) >= 12
    assert max(len(spec.splitlines()) for _, spec in PLANTS) <= 40


def test_each_is_written_in_the_one_style() -> None:
    from mtpc.syntax.format.format_spec import format_spec

    for title, spec in PLANTS:
        assert format_spec(Source("x.mtp", spec)).text == spec, title


def test_tables_are_shown_as_they_are() -> None:
    tables = sorted((ROOT / "specs" / "idioms").glob("*.csv"))
    assert tables
    for table in tables:
        assert f"```text\n{table.read_text('utf-8')}```" in PAGE, table.name


def test_the_pod_has_every_circuit_of_its_rails_and_its_spines() -> None:
    """8 servers x 8 adapters and 4 leaves x 2 spines x 8; two cords and a leg each, over 8 + 8 trunks."""
    (spec,) = (spec for title, spec in PLANTS if title.startswith("A pod of eight GPU servers"))
    result = compile_texts({"pod.mtp": spec})
    site = result.plant.site
    ends = {circuit.name: (circuit.near.name, circuit.far.name) for circuit in site.circuits}
    assert len(ends) == 128
    assert ends["r3-2-1"] == ("gpu3.hca3", "leaf2.osfp03:1")
    assert ends["r8-4-2"] == ("gpu8.hca8", "leaf4.osfp08:2")
    assert ends["u1-2-3-2"] == ("leaf1.osfp15:2", "spine2.osfp03:2")
    assert {kind: len(list(site.components_of((kind,)))) for kind in ("cord", "trunk")} == {"cord": 256, "trunk": 16}
