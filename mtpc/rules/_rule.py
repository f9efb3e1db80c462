"""What a rule is, how its file is found, and how findings of rules are made and folded.

A rule is one file `<code>_<name>.py` in this package that holds one `RULE`. The file name carries the code, so
one rule is read without importing the others. Codes that are found while a spec is read (SYN, REF, TYP …) have a
manual here and no check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from mtpc.assets import asset_folder
from mtpc.dataclass import dataclass
from mtpc.diagnostics import READ_HERE, Diagnostic, Severity, Waiver
from mtpc.text import Span, natural_key

if TYPE_CHECKING:
    from mtpc.channel.types import Plant

PACKAGE = "mtpc.rules"
# What the first three letters of a code stand for; a code is never renumbered.
FAMILIES = {
    "SYN": "Syntax", "REF": "Names and imports", "TYP": "Types and units", "PRT": "Ports and occupancy",
    "POL": "Polarity", "GEN": "Gender", "KEY": "Key, row and family", "FIN": "End-face polish", "FIB": "Fibre",
    "OPT": "Optics and applications", "LOS": "Loss", "LEN": "Length and reach", "GEO": "Racks", "CAT": "Catalogue",
    "ORD": "Ordering", "LBL": "Labels", "WAV": "Waivers", "DIF": "Change", "IMP": "Import",
}  # fmt: skip
JOINT_FAMILIES = ("GEN", "KEY", "FIN")  # named by the word a joint is judged with: not needed where no joint has it
READ_FAMILIES = (
    "SYN",
    "REF",
    "TYP",
    "PRT",
    "GEO1",
    "CAT1",
    "OPT102",
    "WAV",
    "IMP",
)  # reported by whoever reads the spec: manual only
MORE_MAX = 20  # objects a folded finding still names
APART_MAX = 4  # findings at one place that are still told one by one, of a rule that does not fold
_FILE = re.compile(r"([a-z]{3}\d{3})_([a-z0-9_]+)")

Check = Callable[["Plant"], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault: its manual, and its check where the traced plant shows it.

    `bad` and `good` are one to five lines that stand on the floor of `_floor.mtp`. `fold` says whether findings at one
    place are said once, with a count.
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


@cache
def rule_files() -> dict[str, str]:
    """Code -> `folder.module` of every rule, sorted by code; no rule is imported."""
    files = {}
    for folder in iter_modules(import_module(PACKAGE).__path__):
        if folder.ispkg:
            package = import_module(f"{PACKAGE}.{folder.name}")
            for module in iter_modules(package.__path__):
                if match := _FILE.fullmatch(module.name):
                    files[match[1].upper()] = f"{folder.name}.{module.name}"
    return dict(sorted(files.items()))


@cache
def mistake_files() -> dict[str, str]:
    """Code -> file name of every slip in syntax that has words of its own (grammar/mistakes)."""
    folder = asset_folder("grammar") / "mistakes"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".mtp"))
    return {match[1].upper(): name for name in names if (match := _FILE.match(name))}


def rule_name(code: str) -> str:
    """`tx-meets-tx` for POL101; empty for a code without a file."""
    file = rule_files().get(code, "").rpartition(".")[2]
    file = file or (mistake_files().get(code, "").removesuffix(".mtp") if code.startswith("SYN") else "")
    return file[7:].replace("_", "-")


def rule(code: str) -> Rule | None:
    """The rule of a code; only its own file is imported."""
    name = rule_files().get(code.upper())
    if name is None:
        return None
    made = import_module(f"{PACKAGE}.{name}").RULE
    assert isinstance(made, Rule), f"{name} holds no RULE"
    return made


def all_rules() -> Iterator[Rule]:
    """Every rule, by code."""
    for code in rule_files():
        made = rule(code)
        assert made is not None
        yield made


def run(plant: Plant) -> list[Diagnostic]:
    """What every check finds."""
    from mtpc.channel.mating_faults import mates
    from mtpc.channel.types import MatingFault

    words: set[str] = {word for kind in plant.matings.kinds for word in mates(kind)}
    if plant.site.misfits:
        words |= {MatingFault.KEY_FAMILY_MISMATCH, MatingFault.CONNECTOR_MISMATCH}
    words |= {f"{one.name}-not-as-required" for one in plant.site.policy.requires}
    found: list[Diagnostic] = []
    for code in rule_files():
        if code.startswith(READ_FAMILIES) or (code.startswith(JOINT_FAMILIES) and rule_name(code) not in words):
            continue
        made = rule(code)
        assert made is not None
        if made.check is not None:
            found.extend(made.check(plant))
    return found


def fold(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Findings with one code at one place become one with a count; the first object in natural order speaks.

    Those of a rule that does not fold stay apart while there are few of them.
    """
    groups: dict[tuple[str, Span | None, Waiver | None, int], list[Diagnostic]] = {}
    for number, found in enumerate(diagnostics):
        groups.setdefault((found.code, _place(found), found.waived, number if found.span is None else -1), []).append(
            found
        )
    folded: list[Diagnostic] = []
    for (code, *_), group in groups.items():
        at_cells = _place(group[0]) != group[0].span
        together = len(group) > (1 if _folds(code) and not at_cells else APART_MAX)
        folded += [_as_one(group)] if together else group
    return folded


def _place(found: Diagnostic) -> Span | None:
    """Where a finding stands; that of a table's cell, at the line of the spec that reads it."""
    return next((label.span for label in found.labels if label.message == READ_HERE), found.span)


@cache
def _folds(code: str) -> bool:
    made = rule(code)
    return made is not None and made.fold


def _as_one(group: list[Diagnostic]) -> Diagnostic:
    by_object: dict[str, Diagnostic] = {}
    for found in sorted(group, key=lambda found: (natural_key(found.object), found.message)):
        by_object.setdefault(found.object or found.message, found)
    first, *others = by_object.values()
    return replace(first, count=len(by_object), more=tuple(found.object for found in others[:MORE_MAX]))
