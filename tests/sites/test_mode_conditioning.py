"""Mode-conditioning cords: cases M01 and M02 of the reference of modes."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[1..2] : acme.rack-42u
device s[1..2] : acme.sw-48x10 at A[1..2].U40
panel p[1..2] : acme.panel-24lc at A[1..2].U30
part plain : cord {{ fibre = {fibre}; polish = upc; loss = 0.25dB; end [a, b] : lc-duplex; map = duplex-ab }}
part own : cord {{ fibre = om2; polish = upc; loss = 0.25dB; mode-conditioning = true
  end [a, b] : lc-duplex; map = duplex-ab }}
part module : optic {{ form-factor = "sfp+"; application = {application}; source = "sheet"
  port mdi : lc-duplex {{ polish = upc; pinout = lc-duplex }}; limit {{ fibre = om2; loss = 4dB }} }}
optic s[1..2].xe-0/0/0 : module
cord p1.rear1 -- p2.rear1 : plain {{ length = {length} }}
cord {near} {{ length = 2m }}
cord {far} {{ length = 2m }}
"""
PLAIN = ("s1.xe-0/0/0 -- p1.1 : plain", "s2.xe-0/0/0 -- p2.1 : plain")
BOTH = ("s1.xe-0/0/0 -- p1.1 : acme.cond-lc-om2", "s2.xe-0/0/0 -- p2.1 : own")
WRONG_CORE = ("s1.xe-0/0/0 -- p1.1 : acme.cond-lc-om1", "s2.xe-0/0/0 -- p2.1 : acme.cond-lc-om1")
TURNED = (BOTH[0], "p2.1 -- s2.xe-0/0/0 : own")


def found(
    cords: tuple[str, str], application: str = "1000BASE-LX", fibre: str = "om2", length: str = "490m"
) -> set[str]:
    text = HEAD.format(application=application, fibre=fibre, length=length, near=cords[0], far=cords[1])
    result = compile_texts({"spec.mtp": text}, today="2026-11-30")
    return {finding.code for finding in result.diagnostics if not finding.code.startswith(("LOS", "LEN"))}


@pytest.mark.parametrize(
    ("cords", "codes"),
    [
        (PLAIN, {"OPT114"}),
        (BOTH, set()),
        ((BOTH[0], PLAIN[1]), {"OPT114"}),
        (TURNED, {"OPT114"}),
        (WRONG_CORE, {"FIB104"}),
    ],
)
def test_a_long_wave_module_over_old_multimode(cords: tuple[str, str], codes: set[str]) -> None:
    """M01."""
    assert found(cords) == codes


def test_over_om3_no_such_cord_is_needed() -> None:
    """M02, with cords of the core of the plant."""
    assert "FIB102" in found(BOTH, "10GBASE-LRM", "om3", "190m")  # a cord of OM2 is on the way as well
    assert found(PLAIN, "10GBASE-LRM", "om3", "190m") == set()
