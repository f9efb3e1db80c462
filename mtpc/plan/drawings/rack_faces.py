"""What stands in racks, and the ports of that, as drawings ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Reservation, Restriction
from mtpc.model.site import Site
from mtpc.model.targets import UnitTarget
from mtpc.plan.port_states import PortUse, ports_of, restrictions
from mtpc.plan.show.plugged import plug_shown


@dataclass(slots=True)
class RackFaces:
    """What stands in the racks of a site, with its ports; gathered once for all drawings."""

    site: Site
    standing: dict[str, list[int]] = field(default_factory=dict)  # rack -> equipment, by number
    kept_units: dict[str, dict[int, Reservation]] = field(default_factory=dict)  # rack -> unit -> reservation
    _ports: dict[int, list[PortUse]] = field(default_factory=dict)
    _kept: Mapping[str, Restriction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._kept = restrictions(self.site)
        for number, equipment in enumerate(self.site.equipment):
            if equipment.rack is not None:
                self.standing.setdefault(equipment.rack.name, []).append(number)
        for (_, target), reservation in self.site.reservations.items():
            if isinstance(target, UnitTarget):
                units = self.kept_units.setdefault(target.rack, {})
                if target.unit not in units or reservation.restriction is Restriction.BLOCKED:
                    units[target.unit] = reservation

    def ports(self, number: int, side: str) -> list[PortUse]:
        """The ports of a device or panel on one side of it."""
        if number not in self._ports:
            self._ports[number] = ports_of(self.site, number, self._kept)
        return [port for port in self._ports[number] if (port.side == "rear") == (side == "rear")]

    def says(self, port: PortUse) -> str:
        """`sw1.et-0/0/0: used, cord … end a`."""
        if port.socket < 0:
            return f"{port.name}: {port.state}, no module in it"
        plug = plug_shown(self.site, self.site.socket(port.socket))
        return f"{port.name}: {port.state}, {plug} in it"
