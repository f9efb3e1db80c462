"""What of panels and cables is still free: front ports, and legs with nothing plugged in at either end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from mtpc.catalogue.types import DirectCable, PanelPart, PartKind
from mtpc.lazy_dataclass import dataclass
from mtpc.model.columns import Socket
from mtpc.model.floor_values import Restriction
from mtpc.model.legs import fronts_of, split_into_ways, whole_legs
from mtpc.model.site import Site
from mtpc.plan.port_states import PortState, kept_as, restrictions, state_of


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
    kept = restrictions(site)
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


def _of_panel(site: Site, name: str, fronts: list[Socket], kept: Mapping[str, Restriction]) -> Capacity:
    states = [(port, state_of(site, port, kept)) for port in fronts]
    free = tuple(port.name for port, state in states if state is PortState.FREE)
    reserved = tuple(port.name for port, state in states if state in (PortState.RESERVED, PortState.BLOCKED))
    half = tuple(bore for port in fronts if not kept_as(port, kept) for bore in site.free_bores(port.number))
    return Capacity("panel", name, "ports", len(fronts) - len(free) - len(reserved), reserved, free, bores=half)


def _of_cable(site: Site, component: int, kept: Collection[str]) -> Capacity | None:
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
            elif any(each in kept for each in (leg.name, whole.name, name)):
                reserved.append(leg.name)
            else:
                free.append(leg.name)
    if not (used or reserved or free):
        return None
    return Capacity(site.kind_of(component), name, "legs", used, tuple(reserved), tuple(free), tuple(ended))
