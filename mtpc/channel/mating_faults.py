"""The faults of two connectors that are mated: one word per fault, at its cause.

An angled array ferrule leans one way against its key; contact needs the two faces parallel. Standard faces lean
alike, so they are parallel when one is turned over (opposed) and form a wedge when aligned; an up-angled face
(module receptacles, IEC 61754-7) leans the other way, and so does a plug with a turned key. A single ferrule
leans sideways and fits another such ferrule in an aligned adapter.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import BORES, Alignment, FibreMode, Gender, Polish, Terminal
from mtpc.channel.types import MatingFault, MatingKind

FLAT = (Polish.PC, Polish.UPC)
TOLERATED = frozenset({MatingFault.OM_MIXED})  # light passes; everything else keeps a channel from being mated


def mates(kind: MatingKind) -> tuple[MatingFault, ...]:
    """The faults of a mating, () when it has none; of connectors that cannot meet all else is compared as well."""
    return tuple(_faults(kind))


def can_be_mated(kind: MatingKind) -> bool:
    """Whether the mating has no fault other than tolerated ones."""
    return all(fault in TOLERATED for fault in mates(kind))


def _apart(first: Terminal, second: Terminal) -> MatingFault | None:
    family, other_family = first.family, second.family
    if family.shell != other_family.shell:
        same_name = family.shell.split("-")[0] == other_family.shell.split("-")[0]
        keyed = same_name and family.gendered and other_family.gendered
        return MatingFault.KEY_FAMILY_MISMATCH if keyed else MatingFault.CONNECTOR_MISMATCH
    if family.rows != other_family.rows:
        return MatingFault.ROW_MISMATCH
    return MatingFault.CONNECTOR_MISMATCH if family.columns != other_family.columns else None


def _faults(kind: MatingKind) -> Iterator[MatingFault]:
    apart = None if kind.alignment in BORES and kind.passes_light else _apart(kind.a, kind.b)
    if apart:
        yield apart
    if kind.alignment is Alignment.UNSTATED:
        yield MatingFault.MATING_UNSTATED
    yield from _gender(kind)
    families = (kind.a.family, kind.b.family)
    faceless = any(family.is_spliced or family.is_electrical for family in families)  # bare fibres, conductors
    for fault in (None if faceless else _polish(kind), _fibre(kind)):
        if fault:
            yield fault


def _gender(kind: MatingKind) -> Iterator[MatingFault]:
    """A pinned plug in a module has two faults, the particular one first: each rule judges it for itself."""
    first, second = kind.a, kind.b
    if not (first.family.gendered and second.family.gendered):
        return
    if first.gender is None or second.gender is None:
        yield MatingFault.GENDER_UNSTATED
        return
    pinned = (first.gender == Gender.PINNED) + (second.gender == Gender.PINNED)
    if pinned == 2:
        if kind.at_module:
            yield MatingFault.PINNED_INTO_MODULE
        yield MatingFault.BOTH_PINNED
    elif not pinned:
        yield MatingFault.NEITHER_PINNED


def _polish(kind: MatingKind) -> MatingFault | None:
    first, second = kind.a, kind.b
    if first.polish is None or second.polish is None:
        return MatingFault.POLISH_UNSTATED
    if first.polish in FLAT or second.polish in FLAT:
        return None if first.polish in FLAT and second.polish in FLAT else MatingFault.POLISH_MISMATCH
    if kind.alignment is Alignment.UNSTATED or not (first.family.gendered and second.family.gendered):
        return None
    if first.family.shell != second.family.shell:  # each leans against a key of its own
        return None
    aligned = kind.alignment is Alignment.ALIGNED
    parallel = _lean(first) == -_lean(second) if aligned else _lean(first) == _lean(second)
    if parallel:
        return None
    turned = first.turned or second.turned
    return MatingFault.APC_ALIGNED_KEY if aligned and not turned else MatingFault.APC_ANGLE_REVERSED


def _lean(terminal: Terminal) -> int:
    return -1 if terminal.up_angled != terminal.turned else 1


def _fibre(kind: MatingKind) -> MatingFault | None:
    first, second = kind.a_fibre, kind.b_fibre
    if first is None or second is None or first.name == second.name:
        return None
    if first.is_copper != second.is_copper:  # their connectors differ as well
        return None
    if first.mode != second.mode:
        return MatingFault.MODE_MISMATCH
    if first.mode is FibreMode.SM:
        return None
    return MatingFault.OM_MIXED if first.core == second.core else MatingFault.CORE_MISMATCH
