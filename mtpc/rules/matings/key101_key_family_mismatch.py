"""KEY101 key-family-mismatch: what it says and when."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._rule import Rule
from mtpc.rules.matings._meetings import meetings
from mtpc.rules.matings._misfits import misfit_findings


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Array connectors whose shells differ."""
    yield from misfit_findings(plant, RULE, arrays=True)
    for meeting in meetings(plant, MatingFault.KEY_FAMILY_MISMATCH):
        mine, theirs = meeting.mine.family.shown, meeting.theirs.family.shown
        yield meeting.finding(
            RULE,
            f"{meeting.name} is {mine} at {meeting.place}, {meeting.other_name} is {theirs}: the keys do not match",
            label=f"{theirs} here",
            help_=meeting.replace(f"that is {theirs} at {meeting.place}"),
        )


RULE = Rule(
    code="KEY101",
    name="key-family-mismatch",
    severity=Severity.ERROR,
    summary=(
        "Two array connectors of different shells meet: the key of MPO-16 and MPO-32 is offset, "
        "that of MPO-12 and MPO-24 centred."
    ),
    why="The offset key is there to keep them apart; the plug does not go in.",
    fix=(
        "Use a cord of the family that is there; from one family to the other goes a conversion cord, never an adapter."
    ),
    sources=(
        "MPO-16 guide: https://mefiberoptic.com/mpo-16-connector-guide/ (high)",
        "TIA-604-5 (centred key) and TIA-604-18 (offset key): texts not read (by vendors' pages high for MPO-16, "
        "medium for MPO-32)",
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo16-b-om4 { length = 2m }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
)
