"""FIB102 om-mixed: multimode fibres of different classes (OM3, OM4, OM5), or categories of copper, meet on one path."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._fibres import fibres_apart
from mtpc.rules.rule import OF_MEETINGS, Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Two multimode classes of one core meet, or two categories."""
    return fibres_apart(plant, RULE, MatingFault.OM_MIXED)


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="Multimode fibres of different classes (OM3, OM4, OM5), or copper of different categories, meet.",
    why="It works; the lowest class or category decides how far and how fast the link may be, easily forgotten later.",
    fix="Use one class or category throughout, or keep the mix and plan with the lowest.",
    sources=(
        (
            "IBM is stricter and forbids 50 µm fibres of different bandwidth in one link: "
            "https://www.ibm.com/docs/en/systems-hardware/linuxone/9176-MLR?topic=l"
            "inks-multimode-physical-layer (high)"
        ),
        (
            "OM3, OM4 and OM5 share the 50 µm core (high); that the worst class decides reach, bandwidth and "
            "attenuation: the fibre records, recalled (medium)"
        ),
    ),
    bad=(
        "cassette lp01.2 : acme.cassette-6lc-u1-om4\n"
        "cord leaf01.xe-0/0/0 -- lp01.2.1 : acme.patch-lc-om3 { length = 2m }"
    ),
    good=(
        "cassette lp01.2 : acme.cassette-6lc-u1-om4\n"
        "cord leaf01.xe-0/0/0 -- lp01.2.1 : acme.patch-lc-om4 { length = 2m }"
    ),
    check=check,
    needs=OF_MEETINGS,
)
