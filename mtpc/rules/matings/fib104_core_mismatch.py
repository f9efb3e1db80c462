"""FIB104 core-mismatch: multimode fibres of different cores meet: 62.5 µm (OM1) and 50 µm (OM2 and later)."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._fibres import fibres_apart
from mtpc.rules.rule import OF_MEETINGS, Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Two multimode classes of different cores meet."""
    return fibres_apart(plant, RULE, MatingFault.CORE_MISMATCH, reason=": the cores differ")


RULE = Rule(
    __name__,
    summary="Multimode fibres of different cores meet: 62.5 µm (OM1) and 50 µm (OM2 and later).",
    why=(
        "From 62.5 into 50 µm some light is lost at every such mated pair (4.7 dB in the worst case), "
        "and never the same amount twice."
    ),
    fix="Use cords of the core that is installed.",
    sources=(
        (
            "IBM, multimode link specifications: "
            "https://www.ibm.com/docs/en/systems-hardware/linuxone/9176-MLR?topic=l"
            "inks-multimode-physical-layer (high)"
        ),
        (
            "4.7 dB worst case from 62.5 to 50 µm: "
            "https://www.scritub.com/limba/engleza/technical/Fiber-Standards22158819.php (medium)"
        ),
    ),
    bad=(
        "cassette lp01.2 : acme.cassette-6lc-u1-om4\n"
        "cord leaf01.xe-0/0/0 -- lp01.2.1 : acme.patch-lc-om1 { length = 2m }"
    ),
    good=(
        "cassette lp01.2 : acme.cassette-6lc-u1-om4\n"
        "cord leaf01.xe-0/0/0 -- lp01.2.1 : acme.patch-lc-om4 { length = 2m }"
    ),
    check=check,
    needs=OF_MEETINGS,
)
