"""Which polarity method a path is built by: what each piece on it allows, derived from maps and keys.

Methods are about arrays between panels (polarity reference, 6.1 and 6.3; ANSI/TIA-568.3-E as the makers describe it):

| method | trunk | array adapters | cassettes | duplex cords |
|---|---|---|---|---|
| A | type A | opposed | straight | one A-to-A, else A-to-B |
| B | type B | aligned | straight, the far one perhaps relabelled | A-to-B |
| C | type C | opposed | straight | A-to-B |
| U1 | type B, one of type A where their number is even | opposed | U1 | A-to-B |
| U2 | type B | aligned | U2 | A-to-B |

Array cords are of the trunk's type, in A and C one of type B among cords of type A.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtpc.catalogue.types import Alignment, Family, PartKind, WiredPart
from mtpc.channel.map_names import move_of
from mtpc.channel.types import Hop, Route
from mtpc.lazy_dataclass import dataclass

METHODS = frozenset({"A", "B", "C", "U1", "U2"})
_TYPES = {"straight": "A", "reversed": "B", "neighbours": "C"}
_TRUNKS = {"A": {"A"}, "B": {"B", "U1", "U2"}, "C": {"C"}}
_CORDS = {"A": {"A", "C"}, "B": METHODS, "C": set[str]()}
_CASSETTES = {"straight": {"A", "B", "C"}, "relabelled straight": {"B"}, "U1": {"U1"}, "U2": {"U2"}}
_ADAPTERS = {Alignment.ALIGNED: {"B", "U2"}, Alignment.OPPOSED: {"A", "C", "U1"}}


@dataclass(frozen=True, slots=True)
class MethodPiece:
    """Something on the path: the hop it is (or the mating behind it), what it is, and the methods it allows."""

    hop: int
    is_mating: bool  # it is the mating between this hop and the next
    what: str  # type A, wired straight, A-to-A …
    allows: frozenset[str] | None  # None: it cannot be determined


def pieces(route: Route) -> list[MethodPiece]:
    """What decides the method of a path; [] where no method applies: without arrays between panels."""
    hops = route.hops
    matings = list(_matings(route))
    cassettes = [number for number, hop in enumerate(hops) if hop.article.kind == PartKind.CASSETTE]
    if not matings and not cassettes:
        return []
    types = [_type(hop) if _is_array(hop) else "" for hop in hops]
    trunks = {number for number, hop in enumerate(hops) if hop.article.kind == PartKind.TRUNK}
    laid = trunks or set(range(1, len(hops) - 1))
    spare_a = types.count("A") == 1 and sum(1 for hop in hops if _is_array(hop)) % 2 == 0
    return [*(_piece(number, hop, laid=number in laid, spare_a=spare_a) for number, hop in enumerate(hops)), *matings]


def _piece(number: int, hop: Hop, *, laid: bool, spare_a: bool) -> MethodPiece:
    """A part on the path; `laid`: it lies between the panels. `spare_a`: the one of type A of an even number."""
    enter, leave = _families(hop)
    if enter.rows > 1 or leave.rows > 1:
        return MethodPiece(
            number, False, f"{enter.shown}, with two rows whose maps the methods' letters do not define", None
        )
    if _is_array(hop) and hop.article.kind != PartKind.CASSETTE:
        letter = _type(hop)
        methods = (_TRUNKS if laid else _CORDS).get(letter)
        extra = {"U1"} if letter == "A" and spare_a else set[str]()
        allows = None if methods is None else frozenset(methods | extra)
        return MethodPiece(number, False, f"type {letter}" if letter else "wired by a map of its own", allows)
    if hop.article.kind == PartKind.CASSETTE:
        wired = _wired(hop.article)
        return MethodPiece(
            number, False, f"wired {wired}" if wired else "wired by a map of its own", _known(_CASSETTES.get(wired))
        )
    if not enter.gendered and not leave.gendered:
        crossed = _pairs(hop) and all(near != far for near, far in _pairs(hop))
        what = "A-to-B" if crossed else "A-to-A"
        is_open = crossed or hop.article.kind == PartKind.TRUNK
        return MethodPiece(number, False, what, METHODS if is_open else frozenset({"A"}))
    return MethodPiece(number, False, f"a {hop.article.kind} from array to single connectors", None)


def _known(methods: set[str] | None) -> frozenset[str] | None:
    return None if methods is None else frozenset(methods)


def _matings(route: Route) -> Iterator[MethodPiece]:
    """Matings between arrays that are not in modules."""
    for number, (before, after) in enumerate(pairwise(route.hops)):
        alignment = route.alignments[number + 1]
        if _families(before)[1].gendered and _families(after)[0].gendered:
            what = "aligned keys" if alignment is Alignment.ALIGNED else "opposed keys"
            yield MethodPiece(number, True, what, _known(_ADAPTERS.get(alignment)))


def _families(hop: Hop) -> tuple[Family, Family]:
    return hop.article.terminals[hop.enter].family, hop.article.terminals[hop.leave].family


def _is_array(hop: Hop) -> bool:
    return all(family.gendered for family in _families(hop))


def _pairs(hop: Hop) -> list[tuple[int, int]]:
    """Positions joined between the two connectors."""
    both = {hop.enter, hop.leave}
    return [(wire.a_position, wire.b_position) for wire in hop.article.wiring if {wire.a, wire.b} == both]


def _type(hop: Hop) -> str:
    """A, B or C by the positions joined; "" for any other map."""
    return _TYPES.get(move_of(_families(hop)[0], _pairs(hop)), "")


def _wired(part: WiredPart) -> str:
    """How a cassette joins the bores L and R of its ports to the positions of its one array behind."""
    rear = [number for number, end in enumerate(part.terminals) if end.family.gendered]
    if len(rear) != 1:
        return ""
    bores: dict[int, dict[int, int]] = {}
    for wire in part.wiring:
        front, bore, behind, position = wire.a, wire.a_position, wire.b, wire.b_position
        if front == rear[0]:
            front, bore, behind, position = behind, position, front, bore
        if behind == rear[0] and not part.terminals[front].family.gendered:
            bores.setdefault(front, {})[bore] = position
    pairs = [(by_bore.get(1, 0), by_bore.get(2, 0)) for _, by_bore in sorted(bores.items())]
    count = part.terminals[rear[0]].family.count
    if pairs and all(left + right == count + 1 for left, right in pairs):
        low = {left < right for left, right in pairs}
        return "" if len(low) > 1 else "U1" if low == {True} else "U2"
    if pairs and all(left % 2 == 1 and right == left + 1 for left, right in pairs):
        ports = [left for left, _ in pairs]
        return "straight" if ports == sorted(ports) else "relabelled straight" if ports == sorted(ports)[::-1] else ""
    return ""
