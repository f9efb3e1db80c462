"""The parts of the expanded model as objects: each once, under a key that tells its choices."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mtpc.catalogue.types import DirectCable, OpticPart, Part, Splice, Terminal, WiredPart
from mtpc.units import show

Fields = dict[str, object]


class PartKeys:
    """Names of parts: two that differ in the choices made are two."""

    def __init__(self) -> None:
        self._keys: dict[int, str] = {}
        self._parts: dict[str, Part] = {}

    def key_of(self, part: Part) -> str:
        """The key of a part."""
        key = self._keys.get(id(part))
        if key is None:
            key = self._keys[id(part)] = f"{part.catalogue or 'spec'}/{part.name}{_choices(part)}"
            self._parts[key] = part
        return key

    def parts(self) -> Iterator[Fields]:
        """All parts that were asked for."""
        yield from (_part(key, part) for key, part in self._parts.items())


def _choices(part: Part) -> str:
    """The gender and end face of each connector, and the map: `#b12;a1=unpinned/pc;b1=…`, shortened if all agree.

    Of an optic in a mode its name and the lanes that run: `#200g;1,2`.
    """
    if isinstance(part, OpticPart) and part.mode:
        lanes = [",".join(map(str, part.lanes(terminal))) for terminal in range(len(part.terminals))]
        return "#" + ";".join([part.mode.name, *dict.fromkeys(lanes)])
    if not isinstance(part, WiredPart) or isinstance(part, DirectCable):
        return ""
    stated = {f"{end.gender}/{end.polish}" for end in part.terminals}
    ends = stated if len(stated) == 1 else [f"{end.name}={end.gender}/{end.polish}" for end in part.terminals]
    return "#" + ";".join([part.map_name, *ends, *filter(None, [part.crossed])])


def _part(key: str, part: Part) -> Fields:
    fields: Fields = {
        "key": key, "kind": part.kind, "catalogue": part.catalogue or None, "name": part.name, "vendor": part.vendor,
        "number": part.number or None, "number_confidence": part.number_confidence, "description": part.description,
        "detail": dict(part.detail), "confidence": part.fact.confidence, "source": part.fact.title,
    }  # fmt: skip
    if isinstance(part, WiredPart | OpticPart):
        fields["terminals"] = [_terminal(terminal) for terminal in part.terminals]
    if isinstance(part, WiredPart):
        names = [terminal.name for terminal in part.terminals]
        fields |= {
            "map": part.map_name or None,
            "fibre": part.fibre,
            "wiring": [[names[w.a], w.a_position, names[w.b], w.b_position] for w in part.wiring],
        }
    if isinstance(part, OpticPart):
        fields |= {"application": part.application, "tx_receptacle": part.tx, "rx_receptacle": part.rx}
        fields |= {"mode": part.mode.name} if part.mode else {}
        fields["lane_order_confidence"] = part.lane_order_confidence
    return fields


def _terminal(terminal: Terminal) -> Fields:
    return {
        "name": terminal.name, "side": terminal.side, "index": terminal.index, "family": terminal.family.name,
        "loose": terminal.loose, "lit": terminal.lit, "gender": terminal.gender, "polish": terminal.polish,
        "mating": terminal.alignment, "up_angled": terminal.up_angled, "turned": terminal.turned,
        "loss_db": exact(terminal.loss_db), "grade": terminal.grade,
    }  # fmt: skip


def splice_fields(splice: Splice) -> Fields:
    """A splice as an object."""
    return {
        "place": splice.place, "count": splice.count, "kind": splice.kind or None, "map": splice.map_name,
        "loss_db": exact(splice.loss_db), "ceiling": splice.ceiling or None,
    }  # fmt: skip


def exact(value: Decimal | None) -> str | None:
    """A figure as a string, every digit kept; null where nobody knows."""
    return None if value is None else show(value)
