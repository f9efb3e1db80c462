"""FIN102 apc-aligned-key: two angled array connectors meet in an adapter that keeps their keys on the same side."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label, Severity
from mtpc.rules._faulty_matings import adapter_of, meetings
from mtpc.rules._naming import type_span
from mtpc.rules.rule import Rule
from mtpc.rules.sources import IEC_61754_7_1, TIA_568_3_E


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Angled faces, aligned keys."""
    done = set()
    for meeting in meetings(plant, "apc-aligned-key"):
        plate = adapter_of(plant.site, meeting.face, meeting.other)
        if plate is None:
            yield meeting.finding(
                RULE,
                f"angled faces meet with aligned keys at {meeting.place}: {meeting.name} and {meeting.other_name}",
                label="angled here too",
                help_="use an opposed (key-up to key-down) mating for angled connectors",
            )
        elif plate.name not in done:
            done.add(plate.name)
            yield Diagnostic(
                code=RULE.code,
                message=f"angled faces meet with aligned keys at {meeting.place}: {meeting.name}"
                f" and {meeting.other_name}",
                span=type_span(plate.origin),
                severity=RULE.severity,
                object=plate.name,
                labels=(Label(type_span(meeting.origin), "angled (APC)"),),
                help=f"replace {plate.name} by a plate with opposed adapters (Type A, key-up to key-down)",
                context=plate.origin.context,
            )


RULE = Rule(
    code="FIN102",
    name="apc-aligned-key",
    severity=Severity.ERROR,
    summary="Two angled array connectors meet in an adapter that keeps their keys on the same side.",
    why="Both faces lean the same way against their keys, so aligned keys leave a wedge of 16 degrees between them.",
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
)
