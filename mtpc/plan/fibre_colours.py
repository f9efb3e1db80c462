"""The fibres of a cable by tube and colour, as whoever splices it sees them."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.standards import ColourCode
from mtpc.catalogue.types import Terminal, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import CABLES, Site
from mtpc.text import whole_number

_FEW = 2  # fibres of a connector that is no tube


@dataclass(frozen=True, slots=True)
class ColouredFibre:
    """One fibre of a cable, counted from end a: its connector or tube and position there, colours, and the far end."""

    number: int
    near: str  # a3.1
    near_port: str  # p1.1.rear3; "" where it is not landed
    tube: int  # 0: the cable has one connector, and no tubes are told apart
    tube_colour: str  # "" where the code lists none
    fibre_colour: str
    far: str  # b3.12; several where light is divided
    far_port: str
    far_ends: tuple[str, ...] = ()  # those of `far`, one by one
    in_tube: int = 0  # its number in its tube; 0: not known which tube it is in


def cable_named(site: Site, name: str) -> int | None:
    """The cable of that name, by name or `A -- B`; None where there is none with a map."""
    for component in site.components_named(name):
        article = site.part_of(component)
        if site.kind_of(component) in CABLES and isinstance(article, WiredPart) and article.wiring:
            return component
    return None


def coloured_fibres(site: Site, component: int, code: ColourCode) -> Iterator[ColouredFibre]:
    """Every fibre from end a on, tube by tube: an array or bare end is a tube.

    The position in a connector of one row is the number of the fibre in its tube: TIA-598 order at end a (derived,
    polarity reference, section 9.1). Connectors of one fibre or two tell no tubes apart: `detail { fibres_per_tube =
    "12" }` of the part does, else the colours of a cable of more fibres than the code has are not known.
    """
    article = site.part_of(component)
    assert isinstance(article, WiredPart)
    first = article.terminals[0].side
    tubes = [index for index, end in enumerate(article.terminals) if end.side == first]
    joined: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for wire in article.wiring:
        joined.setdefault((wire.a, wire.a_position), []).append((wire.b, wire.b_position))
        joined.setdefault((wire.b, wire.b_position), []).append((wire.a, wire.a_position))
    number, count = 0, sum(len(article.terminals[index].lit) for index in tubes)
    for leg, index in enumerate(tubes, start=1):
        end = article.terminals[index]
        for position in end.lit:
            number += 1
            far = joined.get((index, position), [])
            far_ends = tuple(_place(article.terminals[terminal], place) for terminal, place in far)
            if len(end.lit) > _FEW:
                tube, in_tube = (leg if len(tubes) > 1 else 0), position
            else:
                tube, in_tube = _by_count(article, number, count, len(code.fibres))
            yield ColouredFibre(
                number,
                _place(end, position),
                _port(site, component, index),
                tube,
                code.tube(tube) if tube else "",
                code.fibre(in_tube) if in_tube else "",
                " + ".join(far_ends),
                " + ".join(dict.fromkeys(_port(site, component, terminal) for terminal, _ in far)),
                far_ends,
                in_tube,
            )


def _by_count(article: WiredPart, number: int, count: int, colours: int) -> tuple[int, int]:
    """The tube of a fibre and its number in it, as the part states how many are in one; 0 where it is not known."""
    per_tube = whole_number(article.detail.get("fibres_per_tube", ""))
    if per_tube:
        return ((number - 1) // per_tube + 1 if count > per_tube else 0), (number - 1) % per_tube + 1
    return 0, number if count <= colours else 0


def _place(end: Terminal, position: int) -> str:
    names = end.family.position_names
    return f"{end.name}.{names[position - 1] if names else position}"


def _port(site: Site, component: int, terminal: int) -> str:
    place = site.place_at(site.face_of(component, terminal))
    return place.name if place else ""
