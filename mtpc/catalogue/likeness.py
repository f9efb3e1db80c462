"""What two parts of a kind have in common: the attributes by which one may stand for the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import DevicePart, DirectCable, OpticPart, PanelPart, Part, PlatePart, Terminal, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.text import natural_key
from mtpc.units import show

OPEN = "open"
KIND_OF_FIBRE = "kind of fibre"


@dataclass(frozen=True, slots=True)
class Likeness:
    """A part beside another one, and each attribute in which they differ or which is open: its name, there, here."""

    part: Part
    differences: tuple[tuple[str, str, str], ...]

    @property
    def ruled_out_by(self) -> tuple[str, ...]:
        """Attributes that both state, and not the same; what one of them leaves open may still be chosen."""
        return tuple(name for name, there, here in self.differences if OPEN not in (there, here))


def parts_like(part: Part, library: Library) -> list[Likeness]:
    """All other shipped parts of its kind: those that may stand for it first, then those with fewest differences."""
    mine = attributes_of(part, library)
    found = []
    for name in library.names("catalogues"):
        catalogue = library.catalogue(name)
        for other_name in catalogue.part_names(part.kind) if catalogue else ():
            other = catalogue.part(other_name) if catalogue else None
            if other is not None and (other.catalogue, other.name) != (part.catalogue, part.name):
                found.append(Likeness(other, _differences(mine, attributes_of(other, library))))
    key = natural_key
    return sorted(
        found, key=lambda one: (len(one.ruled_out_by), len(one.differences), one.part.catalogue, key(one.part.name))
    )


def _differences(mine: dict[str, str], theirs: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    names = dict.fromkeys([*mine, *theirs])
    told = {name: (mine.get(name, "none"), theirs.get(name, "none")) for name in names}
    kinds = told.get(KIND_OF_FIBRE, (OPEN, OPEN))
    if OPEN in kinds and kinds[0] == kinds[1]:
        told.pop(KIND_OF_FIBRE, None)  # its class is open too, and says so
    elif OPEN not in kinds and kinds[0] != kinds[1]:
        told.pop("fibre", None)  # classes of two kinds differ by their kind
    return tuple(
        (name, *pair) for name, pair in told.items() if pair[0] != pair[1] or pair[0] == OPEN
    )  # two unknowns are not the same


def attributes_of(part: Part, library: Library) -> dict[str, str]:
    """The attributes of a part by which another can take its place; `open` where it leaves one open."""
    match part:
        case DirectCable():
            ends = {f"end {end.side}": end.family.shown for end in part.terminals}
            legs = {"legs": str(len(part.terminals) - 1)}
            return {"medium": part.medium, "application": part.application} | legs | ends
        case WiredPart():
            whole = {KIND_OF_FIBRE: _kind_of_fibre(part, library), "fibre": part.fibre or OPEN}
            whole |= {"map": part.map_name or OPEN}
            return whole | _slot(part.format) | dict(_connectors(part.terminals))
        case OpticPart():
            reach = ", ".join(show(limit.reach_m) + " m" for limit in part.limits if limit.reach_m is not None)
            whole = {"application": part.application, "form factor": part.form_factor or OPEN}
            return whole | {"limit of its maker": reach or "none"} | dict(_connectors(part.terminals))
        case _:
            return _of_housing(part)


def _kind_of_fibre(part: WiredPart, library: Library) -> str:
    fibre = library.fibre(part.fibre) if part.fibre else None
    return fibre.mode if fibre else part.fibre_mode or OPEN


def _of_housing(part: Part) -> dict[str, str]:
    match part:
        case PlatePart():
            adapters = {"adapters": f"{part.count} x {part.family.shown}"}
            return _slot(part.format) | adapters | {"mating": part.alignment or OPEN}
        case PanelPart():
            return {"height": f"{part.height_u}U", "slots": str(len(part.slots)), "takes": ", ".join(part.takes)}
        case DevicePart():
            counts = Counter({family.cage: 0 for family in part.families})
            for family in part.families:
                counts[family.cage] += len(family.names)
            return {"height": f"{part.height_u}U"} | {f"cages {name}": str(count) for name, count in counts.items()}
        case _:
            return {}


def _slot(slot_format: str) -> dict[str, str]:
    return {"format": slot_format} if slot_format else {}


def _connectors(terminals: tuple[Terminal, ...]) -> Iterator[tuple[str, str]]:
    for side in dict.fromkeys(end.side for end in terminals):
        ends = [end for end in terminals if end.side == side]
        yield f"{side}", f"{len(ends)} x {ends[0].family.shown}"
        if ends[0].family.gendered:
            yield f"gender {side}", ends[0].gender or OPEN
        yield f"end face {side}", ends[0].polish or OPEN
