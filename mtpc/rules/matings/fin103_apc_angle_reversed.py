"""FIN103 apc-angle-reversed: the face of an angled plug leans in the opposite direction to the one it meets."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._faulty_matings import faulty_matings
from mtpc.rules.rule import OF_MEETINGS, Rule
from mtpc.rules.sources import IEC_61754_7_1


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Angled faces that lean away from each other."""
    for mating in faulty_matings(plant, MatingFault.APC_ANGLE_REVERSED, blame=lambda terminal: terminal.turned):
        fact = "has its key turned" if mating.mine.turned else "leans in the opposite direction"
        yield mating.finding(
            RULE,
            f"{mating.name} {fact} at {mating.place}, so its angled face does not meet that of {mating.other_name}",
            label="the angle here is the standard one" if not mating.theirs.turned else "the key here is turned",
            help_=mating.replace("whose key was not turned"),
        )


RULE = Rule(
    __name__,
    summary=(
        "The face of an angled plug leans in the opposite direction to the one it meets: its key was turned on site."
    ),
    why=(
        "Turning the key turns type A into type B on flat ferrules; on an angled one it also "
        "turns the bevel: the plug then fits no module and no standard plug in an opposed adapter."
    ),
    fix="Order the other type instead of turning the key.",
    sources=(
        (
            "trunk types A, B, C: "
            "https://store.cablesplususa.com/mtp-brand-mpo-polarity-methods-vs-cable-types (high) - "
            "where the page calls A and B interchangeable, that holds for flat ferrules only"
        ),
        IEC_61754_7_1,
        "bevel against key: geometry of the ferrule face (high, derived)",
    ),
    bad=(
        "device rail[1..2] : acme.sw-64x-osfp2x400 at A02.U[20, 24]\n"
        "optic rail[1..2].osfp01 : acme.osfp-800g-2xsr4\n"
        "cord rail1.osfp01:1 -- rail2.osfp01:1 : acme.patch-mpo12-b-om4-apc-turned { length = 2m }"
    ),
    good=(
        "device rail[1..2] : acme.sw-64x-osfp2x400 at A02.U[20, 24]\n"
        "optic rail[1..2].osfp01 : acme.osfp-800g-2xsr4\n"
        "cord rail1.osfp01:1 -- rail2.osfp01:1 : acme.patch-mpo12-b-om4-apc { length = 2m }"
    ),
    check=check,
    needs=OF_MEETINGS,
)
