"""Front and rear ports of panels and cassettes: what their positions can mean, and what is inconsistent.

The library has two forms: `rear_port` and `rear_port_position` at every front port, and a list
`port-mappings`. Positions are fibres in some files and duplex ports in others, so no fibre count is taken from them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtpc.catalogue.community.nodes import Item
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.lazy_dataclass import dataclass

_ARRAY = re.compile(r"mpo|mtp|mmc|sn-?mt", re.IGNORECASE)
_DUPLEX = re.compile(r"lc|sc|cs|sn|mdc|lsh|e2000|fc|st", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A front port and the rear port's position behind it."""

    front: str
    rear: str
    position: int
    item: Item


def check(root: Item) -> Iterator[Diagnostic]:
    """Every impossible mapping, then what the positions are."""
    rears = {rear.text("name"): rear for rear in root.items("rear-ports")}
    mappings = list(_mappings(root))
    yield from _both_shapes(root)
    yield from _impossible(mappings, {front.text("name") for front in root.items("front-ports")}, rears)
    yield from _open(root, mappings, rears)
    if rears and root.items("front-ports"):
        yield _meaning(root, rears, mappings)


def _mappings(root: Item) -> Iterator[Mapping]:
    for front in root.items("front-ports"):
        rear = front.text("rear_port")
        if rear:
            yield Mapping(front.text("name"), rear, _stated(front, "rear_port_position"), front)
    for row in root.items("port-mappings"):
        position = _stated(row, "rear_port_position")
        yield Mapping(row.text("front_port"), row.text("rear_port"), position, row)


def _stated(item: Item, key: str) -> int:
    """A count or a position: 1 where the file leaves it out, as NetBox reads it; 0 where it is not a number."""
    return 1 if item.get(key) is None else item.number(key) or 0


def _both_shapes(root: Item) -> Iterator[Diagnostic]:
    older = [front for front in root.items("front-ports") if front.text("rear_port")]
    newer = root.get("port-mappings")
    if older and newer is not None:
        message = "the file has both port-mappings and rear_port at front ports: it is not known which applies"
        yield Diagnostic("IMP105", message, newer.key, Severity.WARNING, help="keep one of the two forms")


def _impossible(mappings: list[Mapping], fronts: set[str], rears: dict[str, Item]) -> Iterator[Diagnostic]:
    taken: dict[tuple[str, int], str] = {}
    for mapping in mappings:
        rear, position = rears.get(mapping.rear), mapping.position
        count = _stated(rear, "positions") if rear else 0
        message = ""
        if rear is None:
            message = f"front port {mapping.front} is behind rear port {mapping.rear}, which is not in the file"
        elif mapping.front not in fronts:
            message = f"a mapping names front port {mapping.front}, which is not in the file"
        elif not 1 <= position <= count:
            message = f"front port {mapping.front} is at position {position} of {mapping.rear}, which has {count}"
        elif (mapping.rear, position) in taken and taken[mapping.rear, position] != mapping.front:
            first = taken[mapping.rear, position]
            message = f"front ports {first} and {mapping.front} are both at position {position} of {mapping.rear}"
        taken.setdefault((mapping.rear, position), mapping.front)
        if message:
            yield Diagnostic(
                "IMP105", message, mapping.item.span, Severity.WARNING, help="compare it with the maker's drawing"
            )


def _open(root: Item, mappings: list[Mapping], rears: dict[str, Item]) -> Iterator[Diagnostic]:
    """Rear positions without a front port."""
    used = Counter(mapping.rear for mapping in mappings)
    for name, rear in rears.items() if mappings and root.items("front-ports") else ():
        count = _stated(rear, "positions")
        if used[name] < count:
            message = f"rear port {name} has {count} positions; {used[name]} of them have a front port"
            yield Diagnostic("IMP105", message, rear.span, Severity.WARNING, help="compare it with the maker's drawing")


def _meaning(root: Item, rears: dict[str, Item], mappings: list[Mapping]) -> Diagnostic:
    """The meaning of a rear port's position in this file, in words."""
    fronts = {front.text("name"): front for front in root.items("front-ports")}
    behind = Counter(mapping.rear for mapping in mappings)
    name, rear = next(iter(rears.items()))
    count, kind = _stated(rear, "positions"), next(iter(fronts.values())).text("type")
    array = bool(_ARRAY.search(rear.text("type") or name))
    rear_ports = f"{len(rears)} rear port{'s' * (len(rears) > 1)} of {count} position{'s' * (count > 1)}"
    ports = f"{len(fronts)} front ports ({kind or 'no type'}) on {rear_ports}"
    if array and _DUPLEX.match(kind) and count in (12, 24) and behind[name] == count:
        meaning = "a front port is one bore and a position a fibre, or both are duplex and the connector has "
        meaning += f"{2 * count} fibres"
    elif array and _DUPLEX.match(kind) and count in (4, 6, 8):
        meaning = f"a position is a duplex port, two fibres: {2 * count} fibres per rear port"
    else:
        meaning = "whether a position is a fibre or a duplex port is not stated"
    help_ = "fibres and bores are taken from a part of your own or of a catalogue, never from these positions"
    return Diagnostic("IMP106", f"{ports}: {meaning}", rear.span, Severity.NOTE, help=help_)
