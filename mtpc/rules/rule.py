"""What a rule is: the manual of a fault, and the check that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from mtpc.channel.types import Plant

# What the first three letters of a code stand for; a code is never renumbered.
FAMILIES = {
    "SYN": "Syntax", "REF": "Names and imports", "TYP": "Types and units", "PRT": "Ports and occupancy",
    "POL": "Polarity", "GEN": "Gender", "KEY": "Key, row and family", "FIN": "End-face polish", "FIB": "Fibre",
    "OPT": "Optics and applications", "LOS": "Loss", "LEN": "Length and reach", "GEO": "Racks", "CAT": "Catalogue",
    "ORD": "Ordering", "LBL": "Labels", "WAV": "Waivers", "DIF": "Change", "IMP": "Import",
}  # fmt: skip

Check = Callable[["Plant"], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault: its manual, and its check where the traced plant shows it.

    `bad` and `good` are one to five lines added to the model of `_floor.mtp`. `fold` says whether findings at one
    place are reported once, with a count. `stays_an_error` says whether no project can lower or waive it, where that is
    not as in the other rules of the folder.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    fix: str
    sources: tuple[str, ...]
    bad: str
    good: str
    check: Check | None = None
    fold: bool = True
    stays_an_error: bool | None = None
