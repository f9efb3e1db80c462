"""Front and rear ports of panels and cassettes: what their positions can mean, and what does not add up.

Two shapes live side by side in the library: `rear_port` and `rear_port_position` at every front port, and a list
`port-mappings`. Positions are fibres in some files and duplex ports in others, so no fibre count is taken from them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtpc.catalogue.community.nodes import Item
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Severity

_ARRAY = re.compile(r"mpo|mtp|mmc|sn-?mt", re.IGNORECASE)
_DUPLEX = re.compile(r"lc|sc|cs|sn|mdc|lsh|e2000|fc|st", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A front port behind which a rear port's position lies."""

    front: str
    rear: str
    position: int
    item: Item


def check(root: Item) -> Iterator[Diagnostic]:
    """Every mapping that cannot be, then what the positions are."""
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
    for one in root.items("port-mappings"):
        position = _stated(one, "rear_port_position")
        yield Mapping(one.text("front_port"), one.text("rear_port"), position, one)


def _stated(item: Item, key: str) -> int:
    """A count or a position: 1 where the file leaves it out, as NetBox reads it; 0 where it is no number."""
    return 1 if item.get(key) is None else item.number(key) or 0


def _both_shapes(root: Item) -> Iterator[Diagnostic]:
    older = [front for front in root.items("front-ports") if front.text("rear_port")]
    newer = root.get("port-mappings")
    if older and newer is not None:
        message = "port-mappings and rear_port at front ports stand in one file: it is not known which counts"
        yield Diagnostic("IMP105", message, newer.key, Severity.WARNING, help="keep one of the two shapes")


def _impossible(mappings: list[Mapping], fronts: set[str], rears: dict[str, Item]) -> Iterator[Diagnostic]:
    taken: dict[tuple[str, int], str] = {}
    for one in mappings:
        rear = rears.get(one.rear)
        count = _stated(rear, "positions") if rear else 0
        message = ""
        if rear is None:
            message = f"front port {one.front} is behind rear port {one.rear}, which is not in the file"
        elif one.front not in fronts:
            message = f"a mapping names front port {one.front}, which is not in the file"
        elif not 1 <= one.position <= count:
            message = f"front port {one.front} is at position {one.position} of {one.rear}, which has {count}"
        elif (one.rear, one.position) in taken and taken[one.rear, one.position] != one.front:
            other = taken[one.rear, one.position]
            message = f"front ports {other} and {one.front} are both at position {one.position} of {one.rear}"
        taken.setdefault((one.rear, one.position), one.front)
        if message:
            yield Diagnostic(
                "IMP105", message, one.item.span, Severity.WARNING, help="compare it with the maker's drawing"
            )


def _open(root: Item, mappings: list[Mapping], rears: dict[str, Item]) -> Iterator[Diagnostic]:
    """Rear positions no front port has."""
    used = Counter(one.rear for one in mappings)
    for name, rear in rears.items():
        count = _stated(rear, "positions")
        if mappings and used[name] < count and root.items("front-ports"):
            message = f"rear port {name} has {count} positions, and front ports at {used[name]} of them"
            yield Diagnostic("IMP105", message, rear.span, Severity.WARNING, help="compare it with the maker's drawing")


def _meaning(root: Item, rears: dict[str, Item], mappings: list[Mapping]) -> Diagnostic:
    """In words what a position of a rear port is in this file."""
    fronts = {front.text("name"): front for front in root.items("front-ports")}
    behind = Counter(one.rear for one in mappings)
    name, rear = next(iter(rears.items()))
    count, kind = _stated(rear, "positions"), next(iter(fronts.values())).text("type")
    array = bool(_ARRAY.search(rear.text("type") or name))
    of = f"{len(rears)} rear port{'s' * (len(rears) > 1)} of {count} position{'s' * (count > 1)}"
    whole = f"{len(fronts)} front ports ({kind or 'of no type'}) on {of}"
    if array and _DUPLEX.match(kind) and count in (12, 24) and behind[name] == count:
        what = "a front port is one bore and a position a fibre, or both are duplex and the connector has "
        what += f"{2 * count} fibres"
    elif array and _DUPLEX.match(kind) and count in (4, 6, 8):
        what = f"a position is a duplex port, two fibres: {2 * count} fibres a rear port"
    else:
        what = "whether a position is a fibre or a duplex port is not said"
    help_ = "fibres and bores are taken from a part of your own or of a catalogue, never from these positions"
    return Diagnostic("IMP106", f"{whole}: {what}", rear.span, Severity.NOTE, help=help_)
