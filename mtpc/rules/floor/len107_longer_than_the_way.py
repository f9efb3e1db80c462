"""LEN107 longer-than-the-way: a cable is much longer than the way between its ends and its slack."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import AutoLength, metres_shown
from mtpc.model.site import Site
from mtpc.rules._naming import named
from mtpc.rules._requirements import Required
from mtpc.rules.floor._ways import cable_ways, way_finding
from mtpc.rules.rule import Premise, Rule
from mtpc.units import show

SHARE_MAX = Decimal(20)  # per cent of the way and the slack
FREE_M = Decimal(2)  # an excess that is never reported


@dataclass(slots=True)
class Excess:
    """By how much a cable may be longer than its way and its slack: by a share of them, and by some metres at least."""

    share: Required
    free: Required

    def most_m(self, component: int, right: AutoLength) -> Decimal:
        """How long a cable may be; what would be ordered is never too long."""
        share, free_m = self.share.least(component, SHARE_MAX), self.free.least(component, FREE_M)
        needed_m = right.needed_m
        return max(right.ordered_m, needed_m * (1 + share / 100), needed_m + free_m)


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables with a written length between racks with a stated position; one that was measured is in place."""
    site = plant.site
    if not any(rack.position for rack in site.racks):
        return
    excess = Excess(Required(plant, "excess-share"), Required(plant, "excess-free"))
    for cable in cable_ways(plant).ways.values():
        right, component = cable.way.right, cable.component
        if right is None or cable.is_measured or cable.length_m <= right.ordered_m:
            continue
        if cable.length_m > excess.most_m(component, right) and _stands(site, component):
            fact = f"{named(site, component)} is {show(cable.length_m)} m long"
            message = f"{fact}; its way is {metres_shown(right.way_m)} and its slack {metres_shown(right.slack_m)}"
            yield way_finding(RULE, plant, cable, message, RULE.severity)
    yield from _without_slack(plant, excess)


def _stands(site: Site, component: int) -> bool:
    """Whether it is stated where the racks of a cable stand: only then its lengths are meant to be real."""
    return all(rack is not None and rack.position is not None for rack in site.racks_of(component))


def _without_slack(plant: Plant, excess: Excess) -> Iterator[Diagnostic]:
    """Cables that no slack is stated for: what is more than their way is not explained."""
    site = plant.site
    for cable in cable_ways(plant).ways.values():
        bare, component = cable.way.without_slack, cable.component
        if bare is None or cable.is_measured or cable.length_m <= excess.most_m(component, bare):
            continue
        if _stands(site, component):
            fact = f"{named(site, component)} is {show(cable.length_m)} m long"
            message = f"{fact}; its way is {metres_shown(bare.way_m)} and its slack is not stated"
            yield way_finding(RULE, plant, cable, message, RULE.severity)


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A cable is much longer than the way between its ends and its slack.",
    why=(
        "What is left over is coiled in a tray or behind a panel, where it takes the room of other cables and is bent. "
        "Often it shows that the length was written for another place, or that a rack stands elsewhere than written."
    ),
    fix=(
        "Write the length that the finding names, or `length = auto`; state the slack that is meant, if none is: "
        "without it no length is named. Up to 20 % or 2 m more than way and slack are "
        "not reported, nor is the shortest length the part is sold in that reaches; a policy's `require "
        "{ excess-share = 30%; excess-free = 5m }` sets other figures."
    ),
    sources=(
        "excess is coiled at the end it is pulled to: notes on installation practice (derived)",
        "the share and the metres are the project's own; how a way is counted: docs/language.md, Lengths",
    ),
    bad=(
        "rack S[1..2] : acme.rack-42u { row-origin = 0m; pitch = 25m }\n"
        "tray way at S1 -- S2 { drop = 1m }\n"
        "panel sa[1..2] : acme.panel-4slot at S[1..2].U42\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 90m; tray = way }"
    ),
    good=(
        "rack S[1..2] : acme.rack-42u { row-origin = 0m; pitch = 25m }\n"
        "tray way at S1 -- S2 { drop = 1m }\n"
        "panel sa[1..2] : acme.panel-4slot at S[1..2].U42\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 30m; tray = way }"
    ),
    check=check,
    needs=(Premise.PLACES_KNOWN,),
)
