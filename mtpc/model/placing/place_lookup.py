"""Finds the places that statements name: rack units, devices, panels and ports. Reports those that do not exist."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from mtpc.catalogue.types import DevicePart, PanelPart, PortFamily
from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Insert, Rack
from mtpc.model.placing.findings import Findings
from mtpc.model.placing.floor import add_bore
from mtpc.model.symbols import plain
from mtpc.model.values import Fault
from mtpc.text import Span, is_pair, whole_number

_ONE_WORD = re.compile(r"[\w/:-]+")
_GROUPS_MAX = 4  # series of ports that are named in one message


class PlaceLookup:
    """The places of one model."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._site = findings.site
        self._symbols = findings.symbols
        self._ports: dict[int, dict[str, PortFamily]] = {}

    def exists(self, name: str) -> bool:
        """Whether anything in the model has this name, or these two ends."""
        symbols = self._symbols
        registers = (
            symbols.equipment, symbols.racks, symbols.assemblies, symbols.circuits, symbols.optics, symbols.inserts,
            symbols.sockets, symbols.trays, symbols.spaces, symbols.waypoints,
        )  # fmt: skip
        if any(register.find(name) is not None for register in registers):
            return True
        return is_pair(name) and bool(self._site.components_named(name))

    def is_port(self, name: str) -> bool:
        """Whether a device has a port of this name, with an optic in it or without."""
        device, _, port = name.partition(".")
        number = self._symbols.equipment.find(device)
        part = None if number is None else self._site.equipment[number].part
        return isinstance(part, DevicePart) and plain(port) in self.ports_of(part)

    def rack_unit(self, statement: ExpandedStatement, place: str, span: Span | None) -> tuple[Rack, int]:
        """The rack and unit of `A03.U38`; raises Fault."""
        name, point, unit = place.rpartition(".")
        rack = self._symbols.racks.find(name) if point else None
        number = whole_number(unit[1:]) if unit.startswith("U") else None
        if not point or number is None:
            raise statement.fault("TYP101", span, f"{place} is not a place in a rack", "write it as RACK.U38")
        if rack is None:
            raise self._findings.unknown(statement, span, "rack", name, self._symbols.racks.things)
        return rack, number

    def rack_only(self, place: str) -> Rack | None:
        """The rack of that name, for equipment whose unit is not known yet."""
        return self._symbols.racks.find(place)

    def device_port(self, statement: ExpandedStatement, name: str, span: Span | None) -> tuple[int, str, PortFamily]:
        """The device, port as silk-screened, and port family of `leaf01.et-0/0/48`; raises Fault."""
        device, _, port = name.partition(".")
        equipment = self.equipment(statement, device, span)
        part = self._site.equipment[equipment].part
        if not isinstance(part, DevicePart):
            raise statement.fault(
                "TYP101", span, f"{device} is a panel; optics go into devices", "name a device", about=name
            )
        ports = self.ports_of(part)
        family = ports.get(port) or ports.get(plain(port))
        if family is None:
            raise self._no_port(statement, span, name, f"device {device}", port, _port_names(part))
        silk = port if port in family.names else next(name for name in family.names if plain(name) == plain(port))
        return equipment, silk, family

    def ports_of(self, part: DevicePart) -> dict[str, PortFamily]:
        """A device's ports, under their own spelling and without leading zeros."""
        ports = self._ports.get(id(part))
        if ports is None:
            ports = {plain(name): family for family in part.families for name in family.names}
            ports |= {name: family for family in part.families for name in family.names}
            self._ports[id(part)] = ports
        return ports

    def equipment(self, statement: ExpandedStatement, name: str, span: Span | None) -> int:
        """The device or panel of that name; raises Fault."""
        number = self._symbols.equipment.find(name)
        if number is None:
            raise self._findings.unknown(statement, span, "device or panel", name, self._symbols.equipment.things)
        return number

    def socket(self, statement: ExpandedStatement, name: str, span: Span | None) -> int:
        """The place for a plug that a name means; raises Fault."""
        number = self.filled_socket(name)
        if number is None:
            number = self._bore(name)
        return number if number is not None else self._no_socket(statement, name, span)

    def _bore(self, name: str) -> int | None:
        """One bore of a port for two, `fp1.5.L`; None where the name means none."""
        port, _, which = name.rpartition(".")
        whole = self.filled_socket(port) if which else None
        family = self._site.socket(whole).family if whole is not None else None
        if whole is None or family is None or which not in family.position_names:
            return None
        for bore, each in enumerate(family.position_names, 1):  # with the other one, where a plug may go instead
            self._symbols.sockets.add(f"{port}.{each}", add_bore(self._site, whole, bore, f"{port}.{each}"))
        return self._symbols.sockets.find(name)

    def filled_socket(self, name: str) -> int | None:
        """The place for a plug of that name; None where there is none, or only a cage whose cable was not placed."""
        number = self._symbols.sockets.find(name)
        if number in self._symbols.cages and self._site.socket(number).plug < 0:
            return None
        return number

    def _no_socket(self, statement: ExpandedStatement, name: str, span: Span | None) -> int:
        """Report why there is no such socket; always raises Fault."""
        if self._symbols.is_broken(name):
            raise Fault(None)
        owner, point, rest = name.partition(".")
        if not point:
            if self._symbols.equipment.find(owner) is not None:
                raise statement.fault("REF103", span, f"{name} does not name a port", f"write {name}.PORT", about=name)
            raise self._findings.unknown(statement, span, "port", name, self._symbols.equipment.things)
        equipment = self._site.equipment[self.equipment(statement, owner, span)]
        if isinstance(equipment.part, PanelPart):
            raise self._no_panel_port(statement, span, name, equipment.name, rest)
        assert isinstance(equipment.part, DevicePart)
        ports = self.ports_of(equipment.part)
        base = rest.partition(":")[0]
        if rest not in ports and plain(rest) not in ports and base not in ports and plain(base) not in ports:
            raise self._no_port(statement, span, name, f"device {equipment.name}", rest, _port_names(equipment.part))
        if self._symbols.optics.find(f"{owner}.{base}") is not None:
            message = f"{name} is not a connector: the optic in {owner}.{base} has {self._connectors(owner, base)}"
            raise statement.fault("REF103", span, message, "name the connector, not a lane or the cage", about=name)
        if self._site.gaps.declaring(f"{owner}.{base}"):
            raise Fault(None)
        message = f"there is no optic in {owner}.{base}"
        written = base if _ONE_WORD.fullmatch(base) else f'"{base}"'
        raise statement.fault("PRT105", span, message, f"write `optic {owner}.{written} : PART`", about=name)

    def _connectors(self, owner: str, base: str) -> str:
        component = self._symbols.optics.find(f"{owner}.{base}")
        assert component is not None
        site = self._site
        names = [site.face_name(face) for face in site.faces_of(component)]
        return "one connector, " + names[0] if len(names) == 1 else "the connectors " + ", ".join(names)

    def _no_port(
        self,
        statement: ExpandedStatement,
        span: Span | None,
        name: str,
        owner: str,
        port: str,
        ports: tuple[str, ...],
    ) -> Fault:
        """`owner`: kind and name of what has the ports."""
        message, help_ = f"{owner} has no port {port or '(none is named)'}", f"{owner} has {_ranges('port', ports)}"
        return statement.fault("REF103", span, message, help_, about=name).similar("port", port, ports, lists=True)

    def _ports_on(self, panel: str, slot: str = "") -> tuple[str, ...]:
        """The ports of a panel, or of what is in its slot, those in front first."""
        site, number = self._site, self._symbols.equipment.things[panel]
        places = [site.socket(socket) for socket in site.sockets_of(number, slot)]
        return tuple(place.port for place in sorted(places, key=lambda place: place.side == "rear"))

    def _no_panel_port(
        self, statement: ExpandedStatement, span: Span | None, name: str, panel: str, rest: str
    ) -> Fault:
        slot, _, port = rest.partition(".")
        part = self._site.equipment[self._symbols.equipment.things[panel]].part
        assert isinstance(part, PanelPart)
        if part.fixed is not None:
            return self._no_port(statement, span, name, f"panel {panel}", rest, self._ports_on(panel))
        if plain(slot) not in {plain(name) for name in part.slots}:
            message, help_ = f"panel {panel} has no slot {slot}", f"panel {panel} has {_ranges('slot', part.slots)}"
            return statement.fault("REF104", span, message, help_, about=name).similar(
                "slot", slot, part.slots, lists=True
            )
        insert = self._symbols.inserts.find(f"{panel}.{slot}")
        if insert is None:
            if (
                self._site.gaps.declaring(f"{panel}.{slot}")
                or self._symbols.equipment.things[panel] in self._symbols.misfilled
            ):
                return Fault(None)
            help_ = f"write `plate {panel}.{slot} : PART` or `cassette {panel}.{slot} : PART`"
            return statement.fault("REF104", span, f"slot {panel}.{slot} is empty", help_, about=name)
        return self._no_port_in(statement, span, name, self._site.inserts[insert], port, self._ports_on(panel, slot))

    def _no_port_in(
        self,
        statement: ExpandedStatement,
        span: Span | None,
        name: str,
        insert: Insert,
        port: str,
        ports: tuple[str, ...],
    ) -> Fault:
        """Of a plate or cassette: its type may be what is wrong, so that is shown, with the ports it has."""
        kind, part, origin = insert.part.kind, insert.part.name, insert.origin
        message = f"{kind} {insert.name} has no port {port or '(none is named)'}"
        help_ = f"{part} has {_ranges('port', ports)}" + (f"; or name a {kind} that has it" if port else "")
        label = Label(origin.type or origin.what, f"{kind} {insert.name} is {part}")
        fault = statement.fault("REF103", span, message, help_, about=name, label=label)
        return fault.similar("port", port, ports, lists=True)


def _port_names(part: DevicePart) -> tuple[str, ...]:
    return tuple(name for family in part.families for name in family.names)


@lru_cache(maxsize=64)
def _ranges(noun: str, names: tuple[str, ...]) -> str:
    """`ports 1 to 12 and rear1 to rear12`: names that differ in their last number, and single ones.

    Cached: a loop over wrong ports asks for those of one device each time.
    """
    groups = [list(group) for _, group in groupby(names, key=lambda name: name.rstrip("0123456789"))]
    if len(groups) > _GROUPS_MAX:
        groups = [list(names)]
    *others, last = [f"{group[0]} to {group[-1]}" if len(group) > 1 else group[0] for group in groups]
    return f"{noun}{'s' * (len(names) > 1)} {', '.join(others)}{' and ' * bool(others)}{last}"
