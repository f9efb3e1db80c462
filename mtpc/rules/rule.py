"""What a rule is: the manual of a fault, and the check that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from mtpc.channel.types import Plant

# What the first three letters of a code stand for; a code is never renumbered.
FAMILIES = {
    "SYN": "Syntax", "REF": "Names and imports", "TYP": "Types and units", "PRT": "Ports and occupancy",
    "POL": "Polarity", "GEN": "Gender", "KEY": "Key, row and family", "FIN": "End-face polish", "FIB": "Fibre",
    "OPT": "Optics and applications", "LOS": "Loss", "LEN": "Length and reach", "GEO": "Racks", "CAT": "Catalogue",
    "FAB": "Fabric", "ORD": "Ordering", "LBL": "Labels", "WAV": "Waivers", "DIF": "Change", "IMP": "Import",
}  # fmt: skip

Check = Callable[["Plant"], Iterable[Diagnostic | Unjudged]]


class Premise(StrEnum):
    """A fact a check computes from: where it is missing the check says what it did not judge."""

    NAMES_RESOLVED = "names-resolved"  # every statement that could touch the thing was read and placed
    PARTS_COMPLETE = "parts-complete"  # the parts on the path state what the check reads: map, gender, polish, fibre
    PATH_COMPLETE = "path-complete"  # light reaches a port
    SAME_PIN_OUT = "same-pin-out"  # both optics put lanes at comparable positions
    PLACES_KNOWN = "places-known"  # where the ends of a cable are: rack, unit, and how far apart their racks stand
    LENGTHS_KNOWN = "lengths-known"
    LOSSES_KNOWN = "losses-known"
    LIMITS_KNOWN = "limits-known"  # the application has a loss limit over this fibre
    REACHES_KNOWN = "reaches-known"  # the application has a reach over this fibre
    REFLECTANCES_KNOWN = "reflectances-known"  # the parts state what they reflect, where the application limits it
    LANE_ORDER_KNOWN = "lane-order-known"  # the order of the lanes of both optics is confirmed well enough


OF_MATINGS = (Premise.NAMES_RESOLVED, Premise.PARTS_COMPLETE)
OF_CHANNELS = (Premise.NAMES_RESOLVED, Premise.PATH_COMPLETE, Premise.PARTS_COMPLETE)
OF_LOSSES = (*OF_CHANNELS, Premise.LENGTHS_KNOWN, Premise.LOSSES_KNOWN, Premise.LIMITS_KNOWN)
OF_REACHES = (*OF_CHANNELS, Premise.LENGTHS_KNOWN, Premise.REACHES_KNOWN)


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault: its manual, and its check where the traced plant shows it.

    `bad` and `good` are one to five lines added to the model of `_floor.mtp`, "" where no spec can show the fault.
    `fold` says whether findings at one place are reported once, with a count. `stays_an_error` says whether no project
    can lower or waive it, where that is not as in the other rules of the folder. `premises` are the facts the check
    computes from: it is left out for a thing only where one of them is missing. `instead_of` names the codes whose
    finding this one replaces: about the same mating and the same attribute, as long as this one stands as an error.
    `effect` says in a word or two what a circuit is that the finding is a consequence for: dark.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    fix: str
    sources: tuple[str, ...]
    bad: str = ""
    good: str = ""
    check: Check | None = None
    fold: bool = True
    stays_an_error: bool | None = None
    premises: tuple[Premise, ...] = ()
    instead_of: tuple[str, ...] = ()
    effect: str = ""
