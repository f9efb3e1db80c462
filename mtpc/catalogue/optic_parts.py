"""Transceivers as values: the pin-outs of their receptacles, and what they can run as."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mtpc.catalogue.colours import Colours, shown
from mtpc.catalogue.fact_checks import check_directions
from mtpc.catalogue.lookups import Standards
from mtpc.catalogue.mode_types import Mode
from mtpc.catalogue.part_limits import check_modes
from mtpc.catalogue.ranges import expand
from mtpc.catalogue.records import Contradiction, Record, UnknownName
from mtpc.catalogue.standards import Pinout, modes_of, unknown_application
from mtpc.catalogue.types import Application, OpticPart, Polish, Terminal, lowest


def optic_of(
    record: Record, common: dict[str, Any], terminals: tuple[Terminal, ...], standards: Standards
) -> OpticPart:
    """The transceiver of a record; `common` are the fields of every part. Raises Contradiction."""
    application = _application(standards, record["application"], "application")
    rows = [number for number, port in enumerate(record["port"]) for _ in expand(port["name"])]
    pinouts = [
        _pinout(standards, number, record["port"][number]["pinout"], end)
        for number, end in zip(rows, terminals, strict=True)
    ]
    links = record.get("links", 1)
    for number, pinout in zip(rows, pinouts, strict=True):
        sending = len(pinout.tx)
        if application.tx_positions * links not in (sending, sending * pinout.receptacles):
            message = f"transmit positions: {application.tx_positions * links} of {application.name}, "
            message += f"{sending} of {pinout.name}"
            raise Contradiction(message, "port", number, "pinout")
        check_directions(application, pinout.name, pinout.tx, pinout.rx, "port", number, "pinout")
    filled = [record["port"][number].get("by_interface", False) for number in rows]
    terminals = tuple(
        as_interface(terminal, pinout) if fill else terminal
        for terminal, pinout, fill in zip(terminals, pinouts, filled, strict=True)
    )
    modes = _modes(record, standards, min(len(pinout.tx) for pinout in pinouts)) or application.modes
    check_modes(common["limits"], record["application"], modes)
    alone = (Mode(f"{links}x", application.name, links, common["fact"]),) if links > 1 else ()
    sends = _chosen(record, application, standards)
    return OpticPart(
        **common,
        form_factor=record.get("form_factor", ""),
        form_factors=tuple(record.get("form_factors", ())),
        application=record["application"],
        terminals=terminals,
        tx=tuple(pinout.tx for pinout in pinouts),
        rx=tuple(pinout.rx for pinout in pinouts),
        lane_order_confidence=lowest(pinout.lane_order_confidence for pinout in pinouts),
        bands=tuple(pinout.bands for pinout in pinouts),
        modes=(*alone, *modes),
        modes_stated="mode" in record or links > 1,
        connectors_alike=record.get("connectors_alike", False),
        mixed_modes=record.get("mixed_modes", False),
        sends=sends,
        hears=application.hears,
        mode=alone[0] if alone else None,
        own_pinout=next((pinout.name for pinout in pinouts if pinout.is_own), ""),
    )


def as_interface(terminal: Terminal, pinout: Pinout) -> Terminal:
    """A receptacle whose record leaves gender or end face open, as the standard of its interface has them."""
    polish = terminal.polish or pinout.polish
    is_angled_array = polish is Polish.APC and terminal.family.gendered
    return replace(
        terminal,
        gender=terminal.gender or pinout.gender,
        polish=polish,
        up_angled=terminal.up_angled or (terminal.polish is None and is_angled_array),
    )


def _chosen(record: Record, application: Application, standards: Standards) -> Colours:
    """What the module sends: the wavelength it is made for, where its application leaves that open."""
    if application.grid and "wavelength" not in record:
        message = f"a module of {application.name} is made for one wavelength of its grid, and the part names none"
        help_ = f"add `wavelength = {standards.wavelength_names(application.grid)[0]}`, or another of the grid"
        raise Contradiction(message, "application", help_=help_)
    if "wavelength" not in record:
        return application.sends
    if not application.grid:
        message = f"{application.name} has its own wavelength, {shown(application.sends)}"
        raise Contradiction(message, "wavelength", help_="remove `wavelength`")
    names = standards.wavelength_names(application.grid)
    if record["wavelength"] not in names:
        raise UnknownName("wavelength", record["wavelength"], names, "wavelength")
    return standards.wavelength(record["wavelength"]) or ()


def _pinout(standards: Standards, number: int, name: str, terminal: Terminal) -> Pinout:
    pinout = standards.pinout(name)
    if pinout is None:
        raise UnknownName("pin-out", name, standards.names("pinouts"), "port", number, "pinout")
    if max(*pinout.tx, *pinout.rx) > terminal.family.count or pinout.connector != terminal.family.name:
        message = f"the pin-out {name} is for {pinout.connector}, {terminal.name} is {terminal.family.name}"
        raise Contradiction(message, "port", number, "pinout", help_=_fitting(standards, terminal))
    return pinout


def _fitting(standards: Standards, terminal: Terminal) -> str:
    """Which pin-outs there are for a connector."""
    every = ((name, standards.pinout(name)) for name in standards.names("pinouts"))
    names = [name for name, pinout in every if pinout is not None and pinout.connector == terminal.family.name]
    return f"pin-outs for {terminal.family.name} are {', '.join(names)}" if names else "write a `pinout` of your own"


def _modes(record: Record, standards: Standards, lanes: int) -> tuple[Mode, ...]:
    """The modes a part states, whose receptacles have so many lanes."""
    modes, seen = modes_of(record), set[str]()
    for number, mode in enumerate(modes):
        if mode.name in seen:
            raise Contradiction(f"mode {mode.name} is stated twice", "mode", number, "name", help_="rename one of them")
        seen.add(mode.name)
        application = _application(standards, mode.application, "mode", number, "application")
        if mode.links * application.tx_positions > lanes:
            each = f"{application.tx_positions} lane{'s' * (application.tx_positions > 1)}"
            message = f"{mode.links} x {application.name} take {each} each, the receptacle has {lanes}"
            raise Contradiction(message, "mode", number, "links", help_="state fewer links")
    return modes


def _application(standards: Standards, name: str, *keys: str | int) -> Application:
    application = standards.application(name)
    if application is None:
        raise unknown_application(name, standards.names("applications"), standards.alias(name), *keys)
    return application
