"""Links over one fibre: cases X01 to X09 of the reference of modes, each as a spec."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[1..2] : acme.rack-42u
device n : acme.sw-48x10 at A1.U40
device f : acme.sw-48x10 at A2.U40
"""


def made(application: str) -> str:
    return (
        f'part {application.lower()} : optic {{ form-factor = "sfp+"; application = {application}\n'
        "  port mdi : lc-simplex { polish = upc; pinout = lc-simplex-bidi } }\n"
    )


def joined(near: str, far: str) -> Result:
    """Two modules and a cord of one fibre between them."""
    parts = "".join(made(each) for each in dict.fromkeys((near, far)))
    lines = (
        f"optic n.xe-0/0/0 : {near.lower()}\noptic f.xe-0/0/0 : {far.lower()}\n"
        "cord n.xe-0/0/0 -- f.xe-0/0/0 : acme.patch-lc1-os2 { length = 5m }\n"
    )
    return compile_texts({"spec.mtp": HEAD + parts + lines}, today="2026-11-30")


def codes(result: Result) -> set[str]:
    return {finding.code for finding in result.diagnostics if finding.severity == "error"}


@pytest.mark.parametrize(
    ("near", "far", "code", "told"),
    [
        ("1000BASE-BX10-U", "1000BASE-BX10-D", "", ""),
        ("1000BASE-BX10-D", "1000BASE-BX10-U", "", ""),
        ("1000BASE-BX10-U", "1000BASE-BX10-U", "OPT111", "send 1310 nm, and neither hears that"),
        ("1000BASE-BX10-D", "1000BASE-BX10-D", "OPT111", "send 1490 nm, and neither hears that"),
        ("10GBASE-BX10-U", "1000BASE-BX10-D", "OPT101", "sends 1270 nm and hears 1330 nm"),  # X04
        ("1000BASE-BX40-AVAYA-U", "1000BASE-BX40-CISCO-D", "OPT101", "sends 1550 nm and hears 1490 nm"),  # X05
    ],
)
def test_one_end_of_a_pair_meets_the_other(near: str, far: str, code: str, told: str) -> None:
    result = joined(near, far)
    optics = [finding for finding in result.diagnostics if finding.code.startswith("OPT")]
    assert [finding.code for finding in optics] == ([code] if code else [])
    assert all(told in f"{finding.message} {finding.notes}" for finding in optics)
    assert not code or not result.proof().complete


def test_a_pair_whose_limits_are_known_is_proved() -> None:
    assert joined("1000BASE-BX10-U", "1000BASE-BX10-D").proof().complete


def test_a_pair_whose_limits_nobody_states_is_not() -> None:
    """X08: the level at which the receiver is overloaded is not published."""
    result = joined("10GBASE-BX40-U", "10GBASE-BX40-D")
    assert codes(result) == {"LOS303", "LOS308"}
