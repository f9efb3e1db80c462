"""FIN102 apc-aligned-key: two angled array connectors meet in an adapter that keeps their keys on the same side."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.rules._faulty_matings import faulty_adapters
from mtpc.rules._findings import insert_finding
from mtpc.rules._naming import type_span
from mtpc.rules.rule import OF_MEETINGS, Rule
from mtpc.rules.sources import IEC_61754_7_1, TIA_568_3_E


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Angled faces, aligned keys."""
    for mating, plate in faulty_adapters(plant, MatingFault.APC_ALIGNED_KEY):
        message = f"angled faces meet with aligned keys at {mating.place}: {mating.name} and {mating.other_name}"
        if plate is None:
            help_ = "use an opposed (key-up to key-down) mating for angled connectors"
            yield mating.finding(RULE, message, label="angled here too", help_=help_)
        else:
            label = Label(type_span(mating.origin), "angled (APC)")
            help_ = f"replace {plate.name} with a plate that has opposed adapters (Type A, key-up to key-down)"
            yield insert_finding(RULE, plate, message, label=label, help_=help_)


RULE = Rule(
    __name__,
    summary="Two angled array connectors meet in an adapter that keeps their keys on the same side.",
    why="Both faces lean to the same side of their keys, so aligned keys leave a wedge of 16 degrees between them.",
    fix=(
        "Use an opposed adapter (Type A, key-up to key-down) for everything angled. A module is "
        "no such adapter: its ferrule is angled to match."
    ),
    sources=(
        TIA_568_3_E,
        IEC_61754_7_1,
        "16.0 degrees aligned, 0.0 opposed: checked by 3-D rotation of the ferrule faces (high, derived)",
    ),
    bad=(
        "plate lp01.2 : acme.plate-12mpo-aligned-pc\n"
        "trunk T09 : acme.trunk-mpo12-b-os2-apc at lp01.2.rear1 -- sp01.2.rear1 { length = 10m }\n"
        "cord border1.et-0/0/0 -- lp01.2.1 : acme.patch-mpo12-b-os2-apc { length = 2m }"
    ),
    good=(
        "plate lp01.2 : acme.plate-12mpo-opposed-apc\n"
        "trunk T09 : acme.trunk-mpo12-b-os2-apc at lp01.2.rear1 -- sp01.2.rear1 { length = 10m }\n"
        "cord border1.et-0/0/0 -- lp01.2.1 : acme.patch-mpo12-b-os2-apc { length = 2m }"
    ),
    check=check,
    needs=OF_MEETINGS,
)
