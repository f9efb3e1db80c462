"""Checks, once everything is placed, who uses what is reserved or blocked, and which reservations have ended."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import PartKind
from mtpc.diagnostics import Diagnostic, Label, Severity
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Circuit, Equipment, Leg, Origin, Reservation, Restriction
from mtpc.model.legs import fronts_of
from mtpc.model.site import Site
from mtpc.model.targets import LegTarget, PortTarget, SlotTarget, SocketTarget, Target, UnitTarget
from mtpc.text import Span


@dataclass(frozen=True, slots=True)
class _User:
    name: str
    origin: Origin
    span: Span


def check_reservations(site: Site, today: str | None) -> Iterator[Diagnostic]:
    """A finding for each use of what is reserved or blocked, and for each reservation that has ended by that date."""
    if not site.reservations:
        return
    users = _Users(site)
    for (restriction, target), reservation in site.reservations.items():
        if restriction is Restriction.RESERVED and (Restriction.BLOCKED, target) in site.reservations:
            continue  # reported as blocked
        for user in {user.name: user for user in users.users_of(restriction, target)}.values():
            yield _in_use(reservation, user)
    for reservation in site.reservations.values():
        if today is not None and reservation.until and reservation.until < today:
            yield _ended(reservation)


class _Users:
    """Finds the users of a target; each kind of target is indexed once, however many reservations there are."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._circuit_of = {cord: circuit for circuit in site.circuits for cord in circuit.cords}
        self._over_leg: dict[tuple[int, int, int], Circuit] = {}
        for circuit in site.circuits:
            for leg in circuit.via:
                self._over_leg.setdefault((leg.component, leg.number, 0), circuit)
                self._over_leg.setdefault((leg.component, leg.number, leg.way), circuit)
        self._in_unit: dict[tuple[str, int], list[Equipment]] = {}
        for equipment in site.equipment:
            if equipment.rack and equipment.unit:
                for unit in range(equipment.unit, equipment.unit + equipment.height_u):
                    self._in_unit.setdefault((equipment.rack.name, unit), []).append(equipment)
        self._in_slot = {(insert.equipment, insert.slot): insert for insert in site.inserts}

    def users_of(self, restriction: Restriction, target: Target) -> Iterator[_User]:
        """All users; of what is blocked, those who patch to it: a trunk may stay landed on a broken port."""
        match target:
            case SocketTarget(socket):
                yield from self._plugged(socket, trunks=restriction is Restriction.RESERVED)
                if restriction is Restriction.BLOCKED:
                    yield from self._plugged(self.site.socket(socket).partner, trunks=False)
            case PortTarget(_, name):
                yield from self._plugged(self.site.socket_named(name), trunks=False)
            case LegTarget(component, number, way):
                yield from self._of_leg(Leg(component, number, "", way))
            case UnitTarget(rack, unit):
                yield from self._of_unit(rack, unit)
            case SlotTarget(equipment, slot):
                yield from self._of_slot(equipment, slot)

    def _plugged(self, socket: int, *, trunks: bool) -> Iterator[_User]:
        site = self.site
        for plug in site.plugs_at(socket) if socket >= 0 else ():
            component = site.component_of(plug)
            origin = site.origin_of(component)
            if component in self._circuit_of:
                yield _User(self._circuit_of[component].name, origin, origin.via or origin.what)
            elif trunks or site.kind_of(component) != PartKind.TRUNK:
                yield _User(site.name_of(component), origin, origin.what)

    def _of_leg(self, leg: Leg) -> Iterator[_User]:
        circuit = self._over_leg.get((leg.component, leg.number, leg.way))
        if circuit is not None:
            yield _User(circuit.name, circuit.origin, circuit.origin.via or circuit.origin.what)
            return
        for front in fronts_of(self.site, leg):
            yield from self._plugged(front, trunks=False)

    def _of_unit(self, rack: str, unit: int) -> Iterator[_User]:
        for equipment in self._in_unit.get((rack, unit), ()):
            yield _User(equipment.name, equipment.origin, equipment.origin.at or equipment.origin.what)

    def _of_slot(self, equipment: int, slot: str) -> Iterator[_User]:
        insert = self._in_slot.get((equipment, slot))
        if insert is not None:
            yield _User(f"the {insert.part.kind} in it", insert.origin, insert.origin.what)


def _in_use(reservation: Reservation, user: _User) -> Diagnostic:
    reserved = reservation.restriction is Restriction.RESERVED
    why = f"reserved for {reservation.why}" if reserved else f"blocked ({reservation.why})"
    return Diagnostic(
        "PRT112" if reserved else "PRT113",
        f"{reservation.name} is {why} and used by {user.name}",
        user.span,
        Severity.WARNING if reserved else Severity.ERROR,
        object=reservation.name,
        labels=(Label(reservation.origin.what, f"{reservation.restriction} here"),),
        help="use another one, or remove the reservation" if reserved else "use another one, or remove the block",
        context=user.origin.context,
    )


def _ended(reservation: Reservation) -> Diagnostic:
    return Diagnostic(
        "PRT114",
        f"the reservation of {reservation.name} for {reservation.why} ended on {reservation.until} but still applies",
        reservation.origin.attribute("until"),
        Severity.WARNING,
        object=reservation.name,
        help="remove it, or agree on a later date",
        context=reservation.origin.context,
    )


def restriction_of(site: Site, leg: Leg, fronts: tuple[int, int]) -> Restriction | None:
    """Whether a leg, or a port or slot in front of it, is blocked or else reserved."""
    if not site.reservations:
        return None
    targets: list[Target] = [LegTarget(leg.component, leg.number, way) for way in {0, leg.way}]
    for front in fronts:
        place = site.socket(front)
        targets += [SocketTarget(front), SocketTarget(place.partner), SlotTarget(place.equipment_number, place.slot)]
    both = (Restriction.BLOCKED, Restriction.RESERVED)
    return next((restriction for restriction in both if _restricts(site, restriction, targets)), None)


def _restricts(site: Site, restriction: Restriction, targets: list[Target]) -> bool:
    return any((restriction, target) in site.reservations for target in targets)
