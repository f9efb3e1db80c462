"""What is wrong with two connectors put together: one word per fault, at its cause.

An angled array ferrule leans one way against its key; contact needs the two faces parallel. Standard faces lean
alike, so they are parallel when one is turned over (opposed) and form a wedge when aligned; an up-angled face
(module receptacles, IEC 61754-7) leans the other way, and so does a plug whose key somebody turned. A single
ferrule leans sideways and fits its like in an aligned adapter.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import FibreMode, Gender, OpticPart, Polish, Terminal
from mtpc.channel.types import MatingKind
from mtpc.model.site import ALIGNED, UNSTATED

FLAT = (Polish.PC, Polish.UPC)
TOLERATED = frozenset({"om-mixed"})  # the joint works; everything else keeps a channel from being mated


def mates(kind: MatingKind) -> tuple[str, ...]:
    """The faults of a joint, () when it mates. Connectors that cannot meet at all have no other fault."""
    apart = _apart(kind.a, kind.b)
    if apart:
        return (apart,)
    return tuple(_faults(kind))


def can_be_mated(kind: MatingKind) -> bool:
    """Whether nothing but tolerated faults stands against the joint."""
    return all(word in TOLERATED for word in mates(kind))


def fits(a: Terminal, b: Terminal) -> bool:
    """Whether shell, rows and columns are the same, so that positions of the two faces can meet."""
    return not _apart(a, b)


def _apart(a: Terminal, b: Terminal) -> str:
    one, other = a.family, b.family
    if one.shell != other.shell:
        same_name = one.shell.split("-")[0] == other.shell.split("-")[0]
        return "key-family-mismatch" if same_name and one.gendered and other.gendered else "connector-mismatch"
    if one.rows != other.rows:
        return "row-mismatch"
    return "connector-mismatch" if one.columns != other.columns else ""


def _faults(kind: MatingKind) -> Iterator[str]:
    if kind.mating == UNSTATED:
        yield "mating-unstated"
    for word in (_gender(kind), _polish(kind), _fibre(kind)):
        if word:
            yield word


def _gender(kind: MatingKind) -> str:
    a, b = kind.a, kind.b
    if not (a.family.gendered and b.family.gendered):
        return ""
    if a.gender is None or b.gender is None:
        return "gender-unstated"
    pinned = (a.gender == Gender.PINNED) + (b.gender == Gender.PINNED)
    if pinned == 2:
        module = isinstance(kind.a_article, OpticPart) or isinstance(kind.b_article, OpticPart)
        return "pinned-into-module" if module else "both-pinned"
    return "" if pinned else "neither-pinned"


def _polish(kind: MatingKind) -> str:
    a, b = kind.a, kind.b
    if a.polish is None or b.polish is None:
        return "polish-unstated"
    if a.polish in FLAT or b.polish in FLAT:
        return "" if a.polish in FLAT and b.polish in FLAT else "polish-mismatch"
    if kind.mating == UNSTATED or not (a.family.gendered and b.family.gendered):
        return ""
    parallel = _lean(a) == -_lean(b) if kind.mating == ALIGNED else _lean(a) == _lean(b)
    if parallel:
        return ""
    return "apc-aligned-key" if kind.mating == ALIGNED and not (a.turned or b.turned) else "apc-angle-reversed"


def _lean(terminal: Terminal) -> int:
    return -1 if terminal.up_angled != terminal.turned else 1


def _fibre(kind: MatingKind) -> str:
    a, b = kind.a_fibre, kind.b_fibre
    if a is None or b is None or a.name == b.name:
        return ""
    if a.mode != b.mode:
        return "mode-mismatch"
    if a.mode != FibreMode.MM:
        return ""
    return "om-mixed" if a.core == b.core else "core-mismatch"
