"""What a finding says to put in place: the end face, the order of a circuit's ends, the trunk instead of its cords."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.pipeline import compile_texts
from tests.rules.test_findings_on_the_floor import FLOOR, PORTS, TRUNK
from tests.sites.test_broken_specs import FOLDER, compiled


@pytest.mark.parametrize(
    ("ends", "part", "help_"),
    [
        ("border1.et-0/0/0 -- border2.et-0/0/0", "patch-mpo12-b-om4", "an angled (APC) end at border1.et-0/0/0"),
        ("leaf01.et-0/0/48 -- spine1.et-0/0/0", "patch-mpo12-b-om4-apc", "a flat (PC or UPC) end at leaf01.et-0/0/48"),
    ],
)
def test_the_end_face_to_buy_is_that_of_the_module(ends: str, part: str, help_: str) -> None:
    lines = f"cord {ends} : acme.{part} {{ length = 2m }}\n"
    (fault,) = (one for one in compile_texts({"a.mtp": FLOOR + lines}).diagnostics if one.code == "FIN101")
    assert help_ in fault.help
    angled = "angled" in help_
    assert fault.labels[0].message == ("APC here" if angled else "UPC here")  # as the records of the modules say
    assert (" is PC at " if angled else " is APC at ") in fault.message


def test_the_ends_of_a_circuit_are_turned_round() -> None:
    (fault,) = (one for one in compiled(FOLDER / "GEO204.mtp").diagnostics if one.code == "GEO204")
    assert "`spine1.et-0/0/0 -- leaf01.et-0/0/0`" in fault.help


@pytest.mark.parametrize(("channels", "to_replace"), [(3, "trunk T2 (type A)"), (2, "cord ")])
def test_three_channels_prove_that_a_trunk_has_the_wrong_map_and_two_do_not(
    tmp_path: Path, channels: int, to_replace: str
) -> None:
    (tmp_path / "odd").mkdir()
    for letter in "ab":
        (tmp_path / "odd" / f"trunk-{letter}.toml").write_text(TRUNK.format(letter), "utf-8")
    text = PORTS.format("b", "a").replace(".1.[1..4] :", f".1.[1..{channels}] :")
    text = "\n".join(
        line.replace("[0..7]", f"[0..{2 * channels - 1}]") if line.startswith("cord") else line
        for line in text.splitlines()
    )
    faults = compile_texts({"a.mtp": text + "\n"}, base=tmp_path).diagnostics
    assert {one.code for one in faults} == {"POL101"}
    assert all((one.help or "").startswith(f"replace {to_replace}") for one in faults)
