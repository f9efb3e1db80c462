"""What of panels and cables is still free: front ports, and legs with nothing plugged in at either end."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import DirectCable, PanelPart, PartKind
from mtpc.lazy_dataclass import dataclass
from mtpc.model.columns import Socket
from mtpc.model.legs import fronts_of, split_into_ways, whole_legs
from mtpc.model.site import Site


@dataclass(frozen=True, slots=True)
class Capacity:
    """The ports of a panel, or the legs (ways, between cassettes) of a cable, by what they are used for."""

    kind: str  # panel, trunk, harness, cord
    name: str
    noun: str  # ports, legs
    used: int
    reserved: tuple[str, ...]  # free, but reserved or blocked
    free: tuple[str, ...]
    ended: tuple[str, ...] = ()  # legs that no port stands in front of
    bores: tuple[str, ...] = ()  # free beside a plug of one fibre, in ports that are used

    @property
    def count(self) -> int:
        """How many there are."""
        return self.used + len(self.reserved) + len(self.free) + len(self.ended)


def capacities(site: Site) -> Iterator[Capacity]:
    """Panels in their order, then installed and planned cables between panels in theirs."""
    kept = {reservation.name for reservation in site.reservations.values()}
    for number, equipment in enumerate(site.equipment):
        if isinstance(equipment.part, PanelPart):
            fronts = [port for port in map(site.socket, site.sockets_of(number)) if port.side == "front"]
            if fronts:
                yield _of_panel(site, equipment.name, fronts, kept)
    for component in site.cables():
        is_direct = isinstance(site.part_of(component), DirectCable)
        capacity = None if is_direct or site.kind_of(component) is PartKind.CORD else _of_cable(site, component, kept)
        if capacity is not None:
            yield capacity


def _of_panel(site: Site, name: str, fronts: list[Socket], kept: set[str]) -> Capacity:
    empty = [port for port in fronts if not site.plugs_at(port.number)]
    half = [bore for port in fronts if not _is_kept(port, name, kept) for bore in site.free_bores(port.number)]
    reserved = [port.name for port in empty if _is_kept(port, name, kept)]
    free = [port.name for port in empty if port.name not in reserved]
    used = len(fronts) - len(empty)
    return Capacity("panel", name, "ports", used, tuple(reserved), tuple(free), bores=tuple(half))


def _is_kept(port: Socket, panel: str, kept: set[str]) -> bool:
    """Whether a port is reserved or blocked, by its own name, that of its slot or of its panel."""
    return bool(kept & {port.name, f"{panel}.{port.slot}", panel})


def _of_cable(site: Site, component: int, kept: set[str]) -> Capacity | None:
    """None where no port stands in front of any of its legs."""
    used, reserved, free, ended = 0, [], [], []
    name = site.name_of(component)
    for whole in whole_legs(site, component):
        for leg in split_into_ways(site, whole):
            fronts = list(fronts_of(site, leg))
            if not fronts:
                ended.append(leg.name)
            elif any(map(site.plugs_at, fronts)):
                used += 1
            elif kept & {leg.name, whole.name, name}:
                reserved.append(leg.name)
            else:
                free.append(leg.name)
    if not (used or reserved or free):
        return None
    return Capacity(site.kind_of(component), name, "legs", used, tuple(reserved), tuple(free), tuple(ended))
