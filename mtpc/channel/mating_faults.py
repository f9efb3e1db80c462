"""What is wrong with two connectors put together: one word per fault, at its cause.

An angled array ferrule leans one way against its key; contact needs the two faces parallel. Standard faces lean
alike, so they are parallel when one is turned over (opposed) and form a wedge when aligned; an up-angled face
(module receptacles, IEC 61754-7) leans the other way, and so does a plug whose key somebody turned. A single
ferrule leans sideways and fits its like in an aligned adapter.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Alignment, FibreMode, Gender, OpticPart, Polish, Terminal
from mtpc.channel.types import MatingFault, MatingKind

FLAT = (Polish.PC, Polish.UPC)
TOLERATED = frozenset({MatingFault.OM_MIXED})  # light passes; everything else keeps a channel from being mated


def mates(kind: MatingKind) -> tuple[MatingFault, ...]:
    """The faults of a mating, () when it has none. Connectors that cannot meet at all have no other fault."""
    apart = _apart(kind.a, kind.b)
    if apart:
        return (apart,)
    return tuple(_faults(kind))


def can_be_mated(kind: MatingKind) -> bool:
    """Whether nothing but tolerated faults stands against the mating."""
    return all(fault in TOLERATED for fault in mates(kind))


def fits(a: Terminal, b: Terminal) -> bool:
    """Whether shell, rows and columns are the same, so that positions of the two faces can meet."""
    return not _apart(a, b)


def _apart(a: Terminal, b: Terminal) -> MatingFault | None:
    one, other = a.family, b.family
    if one.shell != other.shell:
        same_name = one.shell.split("-")[0] == other.shell.split("-")[0]
        keyed = same_name and one.gendered and other.gendered
        return MatingFault.KEY_FAMILY_MISMATCH if keyed else MatingFault.CONNECTOR_MISMATCH
    if one.rows != other.rows:
        return MatingFault.ROW_MISMATCH
    return MatingFault.CONNECTOR_MISMATCH if one.columns != other.columns else None


def _faults(kind: MatingKind) -> Iterator[MatingFault]:
    if kind.alignment is Alignment.UNSTATED:
        yield MatingFault.MATING_UNSTATED
    for fault in (_gender(kind), _polish(kind), _fibre(kind)):
        if fault:
            yield fault


def _gender(kind: MatingKind) -> MatingFault | None:
    a, b = kind.a, kind.b
    if not (a.family.gendered and b.family.gendered):
        return None
    if a.gender is None or b.gender is None:
        return MatingFault.GENDER_UNSTATED
    pinned = (a.gender == Gender.PINNED) + (b.gender == Gender.PINNED)
    if pinned == 2:
        module = isinstance(kind.a_article, OpticPart) or isinstance(kind.b_article, OpticPart)
        return MatingFault.PINNED_INTO_MODULE if module else MatingFault.BOTH_PINNED
    return None if pinned else MatingFault.NEITHER_PINNED


def _polish(kind: MatingKind) -> MatingFault | None:
    a, b = kind.a, kind.b
    if a.polish is None or b.polish is None:
        return MatingFault.POLISH_UNSTATED
    if a.polish in FLAT or b.polish in FLAT:
        return None if a.polish in FLAT and b.polish in FLAT else MatingFault.POLISH_MISMATCH
    if kind.alignment is Alignment.UNSTATED or not (a.family.gendered and b.family.gendered):
        return None
    aligned = kind.alignment is Alignment.ALIGNED
    parallel = _lean(a) == -_lean(b) if aligned else _lean(a) == _lean(b)
    if parallel:
        return None
    return MatingFault.APC_ALIGNED_KEY if aligned and not (a.turned or b.turned) else MatingFault.APC_ANGLE_REVERSED


def _lean(terminal: Terminal) -> int:
    return -1 if terminal.up_angled != terminal.turned else 1


def _fibre(kind: MatingKind) -> MatingFault | None:
    a, b = kind.a_fibre, kind.b_fibre
    if a is None or b is None or a.name == b.name:
        return None
    if a.mode != b.mode:
        return MatingFault.MODE_MISMATCH
    if a.mode != FibreMode.MM:
        return None
    return MatingFault.OM_MIXED if a.core == b.core else MatingFault.CORE_MISMATCH
