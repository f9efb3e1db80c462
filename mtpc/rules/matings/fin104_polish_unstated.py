"""FIN104 polish-unstated: what it says and when."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._faulty_matings import meetings
from mtpc.rules.rule import Rule
from mtpc.rules.sources import NVIDIA_CONNECTORS, NVIDIA_DEFINITIONS


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The polish of a mated connector is not known."""
    for meeting in meetings(plant, "polish-unstated", blame=lambda terminal: terminal.polish is None):
        yield meeting.finding(
            RULE,
            f"{meeting.name} does not say how it is polished at {meeting.place}",
            label=f"this side is {(meeting.theirs.polish or 'unstated too').upper()}"
            if meeting.theirs.polish
            else "unstated here too",
            help_=f"write `polish = …` at this {meeting.kind}, or use a part that states it",
        )


RULE = Rule(
    code="FIN104",
    name="polish-unstated",
    severity=Severity.ERROR,
    summary="A connector is mated whose part leaves open how its end face is polished, and nothing in the spec says.",
    why="Flat on angled is dark; neither the colour of the body nor the fibre tells which it is.",
    fix="State it at the statement (`polish = apc`), or choose a part that states it.",
    sources=(
        NVIDIA_CONNECTORS,
        NVIDIA_DEFINITIONS,
    ),
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nopolish { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nopolish { length = 2m; polish = pc }",
    check=check,
)
