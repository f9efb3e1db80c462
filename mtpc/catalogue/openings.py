"""What a part leaves open, by the attributes that say it where the part is used."""

from __future__ import annotations

from mtpc.catalogue.types import DirectCable, OpticPart, Part, PlatePart, Terminal, WiredPart


def open_attributes(part: Part) -> list[str]:
    """`fibre`, `map`, `gender` …: the attributes of a statement that uses the part; [] where nothing is open."""
    match part:
        case DirectCable():
            return []
        case WiredPart():
            whole = {"fibre": part.fibre is None, "map": not part.wiring}
            return [name for name, is_open in whole.items() if is_open] + _of_connectors(part.terminals)
        case OpticPart():
            open_ = [] if part.form_factor else ["form-factor"]
            return open_ + [name for name in _of_connectors(part.terminals) if name in ("gender", "polish")]
        case PlatePart():
            return [] if part.alignment else ["mating"]
        case _:
            return []


def _of_connectors(terminals: tuple[Terminal, ...]) -> list[str]:
    ends = [end for end in terminals if not end.family.is_spliced]
    is_open = {
        "gender": any(end.gender is None for end in ends),
        "polish": any(end.polish is None for end in ends),
        "grade": any(end.loss_db is None for end in ends),
        "mating": any(not end.loose and end.alignment is None and end.family.gendered for end in ends),
    }
    return [name for name, one in is_open.items() if one]
