"""GEN101 both-pinned: two pinned array connectors meet in an adapter."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._rule import Rule
from mtpc.rules.matings._meetings import meetings, places


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Both connectors of a mating have pins, and neither is a module."""
    said = places(plant, MatingFault.PINNED_INTO_MODULE)  # a cord pinned at both ends is found at its module, and once
    for meeting in meetings(plant, MatingFault.BOTH_PINNED):
        if meeting.component in said:
            continue
        yield meeting.finding(
            RULE,
            f"two pinned connectors meet at {meeting.place}: {meeting.name} and {meeting.other_name}",
            label="pinned here too",
            help_=meeting.replace(f"that is unpinned at {meeting.place}"),
        )


RULE = Rule(
    code="GEN101",
    name="both-pinned",
    severity=Severity.ERROR,
    summary="Two pinned array connectors meet in an adapter.",
    why="The guide pins collide: the faces never touch, and pins or ferrules are damaged.",
    fix=("Replace the cheaper of the two by one with an unpinned end there; exactly one side of a mating has pins."),
    sources=(
        (
            "Tarluz, mating MPO patch cords: "
            "http://www.tarluz.com/structured-cabling/simple-rules-for-beginners-to"
            "-learn-about-mpo-patch-cords-or-mtp-patch-cords-mating/ (high)"
        ),
        "Tel-Conn, MPO/MTP connectors: http://www.tel-conn.com/multi-fiber-connectors-mpomtp/ (high)",
        (
            "NVIDIA, MPO/LC cable requirements: "
            "https://docs.nvidia.com/networking/display/intrcnctcabreqndr400eth/mpo"
            "/lc+cable+requirements (high)"
        ),
    ),
    bad="cord lp01.1.1 -- lp01.1.2 : acme.patch-mpo12-b-om4-pinned { length = 2m }",
    good="cord lp01.1.1 -- lp01.1.2 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
)
