"""Who is blamed on floors with a known fault: the piece that was changed, one of a stated tie, or another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floor_faults import FaultFamily, Injected, inject
from tests.support.floor_specs import PATH
from tests.support.random_floors import LINKS_MAX, random_floor
from tests.support.second_opinion import REPAIRS, smallest_repairs
from tests.support.stated_changes import not_mended

DRAWS = 40  # floors that are drawn until one can have the fault


class Blamed(StrEnum):
    """Whom the first finding names."""

    FIRST = "first"
    IN_TIE = "in a stated tie"
    AS_SMALL = "another as small"  # a change of the piece it names is a smallest repair, too, and the fault is no such
    OTHER = "wrong"


class Sort(StrEnum):
    """How many smallest repairs trying them all finds."""

    ONE = "one smallest repair"
    SEVERAL = "several smallest repairs"
    NONE = "no single repair"
    UNKNOWN = "not searched"


@dataclass(frozen=True)
class Trial:
    """One floor, its faults, and what became of them."""

    name: str
    families: tuple[FaultFamily, ...]
    sort: Sort
    blamed: Blamed
    told: str  # the first finding
    unmended: tuple[str, ...]  # advice that leaves an error


def trials(count: int, seed: int, families: Sequence[FaultFamily] = REPAIRS, *, search: bool = True) -> Iterator[Trial]:
    """Floors with one fault each, of all families in turn."""
    for number in range(count):
        fault = _drawn(families[number % len(families)], Random(f"{seed} one {number}"))
        if fault is not None:
            yield _one(f"seed {seed}, floor {number}", fault, search=search)


def pair_trials(count: int, seed: int, families: Sequence[FaultFamily] = REPAIRS) -> Iterator[Trial]:
    """Floors with two faults in two links, of families by chance."""
    for number in range(count):
        chance = Random(f"{seed} two {number}")
        faults = _two_drawn(families, chance)
        if faults is not None:
            yield _two(f"seed {seed}, pair {number}", faults)


def _drawn(family: FaultFamily, chance: Random, most: int = LINKS_MAX) -> Injected | None:
    for _ in range(DRAWS):
        fault = inject(random_floor(chance, most), family, chance)
        if fault is not None:
            return fault
    return None


def _two_drawn(families: Sequence[FaultFamily], chance: Random) -> tuple[Injected, Injected] | None:
    for _ in range(DRAWS):
        first = _drawn(chance.choice(families), chance)
        second = first and inject(first.floor, chance.choice(families), chance)
        if first and second and not set(_links(first)) & set(_links(second)):
            return first, second
    return None


def _links(fault: Injected) -> list[int]:
    return [fault.floor.link_of(piece) for piece in fault.pieces]


def _one(name: str, fault: Injected, *, search: bool) -> Trial:
    result = compile_texts({PATH: fault.text})
    first = causes(result)[0]
    blamed, sort = _blamed(first, fault.pieces), Sort.UNKNOWN
    if search:
        repairs = [frozenset(one.before) for one in smallest_repairs(fault.floor.only(_links(fault)[0]))]
        sort = {0: Sort.NONE, 1: Sort.ONE}.get(len(set(repairs)), Sort.SEVERAL)
        if blamed is Blamed.OTHER and any(first.object in pieces for pieces in repairs):
            blamed = Blamed.AS_SMALL
    return Trial(name, (fault.family,), sort, blamed, _told(first, fault), tuple(not_mended(result, fault.floor)))


def _two(name: str, faults: tuple[Injected, Injected]) -> Trial:
    floor = faults[1].floor
    result = compile_texts({PATH: floor.text()})
    each = [min((_blamed(one, fault.pieces) for one in causes(result)), key=list(Blamed).index) for fault in faults]
    worst = max(each, key=list(Blamed).index)
    told = " | ".join(_told(causes(result)[0], fault) for fault in faults)
    families = (faults[0].family, faults[1].family)
    return Trial(name, families, Sort.UNKNOWN, worst, told, tuple(not_mended(result, floor)))


def causes(result: Result) -> list[Diagnostic]:
    """The errors, those with the most consequences first."""
    errors = [one for one in result.diagnostics if one.severity is Severity.ERROR]
    return sorted(errors, key=lambda one: -len(one.consequences))


def _blamed(finding: Diagnostic, pieces: Sequence[str]) -> Blamed:
    if finding.object in pieces:
        return Blamed.FIRST
    said = "\n".join((finding.help, *finding.notes, *(label.message for label in finding.labels)))
    named = any(re.search(rf"(?<![\w./-]){re.escape(piece)}(?![\w/-]|\.\w)", said) for piece in pieces)
    return Blamed.IN_TIE if named else Blamed.OTHER


def _told(finding: Diagnostic, fault: Injected) -> str:
    return f"{fault.family} at {', '.join(fault.pieces)}: {finding.code} at {finding.object}: {finding.help}"
