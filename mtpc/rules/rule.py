"""What a rule is: the manual of a fault, and the check that finds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
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
    "PWR": "Power",
}  # fmt: skip

FILE_NAME = re.compile(r"([a-z]{3}\d{3})_([a-z0-9_]+)$")
Check = Callable[["Plant"], Iterable[Diagnostic | Unjudged]]


class Premise(StrEnum):
    """A fact a check computes from: where it is missing the check says what it did not judge."""

    NAMES_RESOLVED = "names-resolved"  # every statement that could touch the thing was read and placed
    PARTS_COMPLETE = "parts-complete"  # the parts on the path state what the check reads: map, gender, polish, fibre
    CONNECTORS_MEET = "connectors-meet"  # two connectors go together, and into the adapter between them
    PATH_COMPLETE = "path-complete"  # light reaches a port
    SAME_PIN_OUT = "same-pin-out"  # both optics put lanes at comparable positions
    PLACES_KNOWN = "places-known"  # where the ends of a cable are: rack, unit, and how far apart their racks stand
    LENGTHS_KNOWN = "lengths-known"
    LOSSES_KNOWN = "losses-known"
    LIMITS_KNOWN = "limits-known"  # the application has a loss limit over this fibre
    REACHES_KNOWN = "reaches-known"  # the application has a reach over this fibre
    REFLECTANCES_KNOWN = "reflectances-known"  # the parts state what they reflect, where the application limits it
    LANE_ORDER_KNOWN = "lane-order-known"  # the order of the lanes of both optics is confirmed well enough


OF_MATINGS = (Premise.PARTS_COMPLETE,)
OF_MEETINGS = (*OF_MATINGS, Premise.CONNECTORS_MEET)
OF_CHANNELS = (Premise.PATH_COMPLETE, Premise.PARTS_COMPLETE)
OF_LOSSES = (*OF_CHANNELS, Premise.LENGTHS_KNOWN, Premise.LOSSES_KNOWN, Premise.LIMITS_KNOWN)
OF_REACHES = (*OF_CHANNELS, Premise.LENGTHS_KNOWN, Premise.REACHES_KNOWN)


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault: its manual, and its check where the traced plant shows it.

    `module` is the one it stands in, whose name is that of the code and the rule: `pol101_tx_meets_tx`. `bad` and
    `good` are one to five lines added to the model of `_floor.mtp`, "" where no spec can show the fault. `fold` says
    whether findings at one place are reported once, with a count. `stays_an_error` says whether no project can lower
    or waive it, where that is not as in the other rules of the folder. `needs` are the facts the check computes from,
    beside that all names are resolved: it is left out for a thing only where one of these premises is missing.
    `instead_of` names the codes whose finding this one replaces: about the same mating and the same attribute, as long
    as this one stands as an error. `effect` says in a word or two what a circuit is that the finding is a consequence
    for: dark.
    """

    module: str
    summary: str
    why: str
    fix: str
    sources: tuple[str, ...] = ("the language of mtpc: docs/language.md",)
    severity: Severity = Severity.ERROR
    bad: str = ""
    good: str = ""
    check: Check | None = None
    fold: bool = True
    stays_an_error: bool | None = None
    needs: tuple[Premise, ...] = ()
    instead_of: tuple[str, ...] = ()
    effect: str = ""

    @property
    def premises(self) -> tuple[Premise, ...]:
        """All facts its check computes from."""
        return (Premise.NAMES_RESOLVED, *self.needs) if self.check else ()

    @property
    def code(self) -> str:
        """`POL101`."""
        return code_and_name(self.module)[0]

    @property
    def name(self) -> str:
        """`tx-meets-tx`."""
        return code_and_name(self.module)[1]


@cache
def code_and_name(module: str) -> tuple[str, str]:
    """Code and name of the rule that a module states: POL101 and tx-meets-tx of `pol101_tx_meets_tx`."""
    match = FILE_NAME.search(module)
    assert match
    return match[1].upper(), match[2].replace("_", "-")
