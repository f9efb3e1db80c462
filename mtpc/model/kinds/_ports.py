"""Ports of plates, of cassettes, and of panels that have them built in."""

from __future__ import annotations

from mtpc.catalogue.types import Alignment, DevicePart, PanelPart, PlatePart, Terminal
from mtpc.model.floor_values import Equipment
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_component, add_socket, pair_sockets, print_beside


def add_fixed_ports(builder: SiteBuilder, panel: Equipment, number: int) -> None:
    """The ports of a panel whose adapters or wired connectors are built in: `pa.5`, `pa.rear5`, `shf01.in3`.

    Of a device those that are connectors themselves.
    """
    if isinstance(panel.part, DevicePart):
        _add_connectors(builder, panel, number, panel.part)
    fixed = panel.part.fixed if isinstance(panel.part, PanelPart) else None
    if isinstance(fixed, PlatePart):
        add_adapters(builder, panel.name, number, "", fixed)
    elif fixed is not None:
        component = add_component(builder.site, panel.name, fixed, panel.origin)
        add_ports(builder, panel.name, number, "", component)


def _add_connectors(builder: SiteBuilder, device: Equipment, number: int, part: DevicePart) -> None:
    for family in part.families:
        for port in family.names if family.optic else ():
            assert family.optic
            full = f"{device.name}.{port}"
            component = add_component(builder.site, full, family.optic, device.origin)
            builder.symbols.optics.add(full, component)
            socket = add_socket(
                builder.site,
                full,
                number,
                slot="",
                port=port,
                side="front",
                alignment=Alignment.ALIGNED,
                inner=builder.site.faces_of(component)[0],
                family=family.optic.terminals[0].family,
            )
            builder.symbols.sockets.add(full, socket)


def add_adapters(builder: SiteBuilder, name: str, equipment: int, slot: str, part: PlatePart) -> None:
    """Front and rear socket of each adapter."""
    site = builder.site
    for number in range(1, part.count + 1):
        pair = []
        for side, port in (("front", str(number)), ("rear", f"rear{number}")):
            full = f"{name}.{port}"
            socket = add_socket(
                site, full, equipment, slot=slot, port=port, side=side, alignment=part.alignment, family=part.family
            )
            print_beside(site, socket, str(number))
            builder.symbols.sockets.add(full, socket)
            pair.append(socket)
        pair_sockets(site, pair[0], pair[1])


def add_ports(builder: SiteBuilder, name: str, equipment: int, slot: str, component: int) -> None:
    """The receptacles of a cassette, or of a panel with wired connectors."""
    for face in builder.site.faces_of(component):
        terminal = builder.site.terminal(face)
        port = _port_of(terminal)
        full = f"{name}.{port}"
        socket = add_socket(
            builder.site,
            full,
            equipment,
            slot=slot,
            port=port,
            side="rear" if terminal.side == "rear" else "front",
            alignment=terminal.alignment,
            inner=face,
            family=terminal.family,
        )
        if terminal.side == "rear":
            print_beside(builder.site, socket, str(terminal.index))
        builder.symbols.sockets.add(full, socket)


def _port_of(terminal: Terminal) -> str:
    return str(terminal.index) if terminal.side == "front" else f"{terminal.side}{terminal.index}"
