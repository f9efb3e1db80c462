"""Ends of direct cables (DAC, ACC, AEC, AOC): modules in cages, in place of optics."""

from __future__ import annotations

from mtpc.catalogue.types import POWER, Alignment, DirectCable, Terminal
from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_socket
from mtpc.text import Span

PARKED = "parked"
_FITTING = "name a cable of a form factor that fits"


def module_ends_of(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    ends: tuple[tuple[str, ...], tuple[str, ...]],
    spans: tuple[Span | None, Span | None],
    part: DirectCable,
) -> list[int]:
    """The cages of all ends, left before right; -1 for a parked leg. Raises Fault for the first that does not exist."""
    named = [(name, span) for names, span in zip(ends, spans, strict=True) for name in names]
    return [
        -1 if name == PARKED else _cage(builder, statement, (name, span), terminal, part)
        for (name, span), terminal in zip(named, part.terminals, strict=True)
    ]


def _cage(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    named: tuple[str, Span | None],
    terminal: Terminal,
    part: DirectCable,
) -> int:
    """The place for a module; raises Fault where another kind of module is in it, or this one does not fit."""
    name, span = named
    equipment, port, family = builder.places.device_port(statement, name, span)
    full, form = f"{builder.site.equipment[equipment].name}.{port}", terminal.family.name
    optic = builder.symbols.optics.things.get(full)
    if optic is not None:
        label = Label(builder.site.origin_of(optic).what, "an optic was put in here")
        message = f"the cage {full} holds an optic; {statement.type} has its own module"
        raise statement.fault("PRT106", span, message, "take the optic away, or use a cord", about=full, label=label)
    if form not in family.accepts:
        fitting = ", ".join(family.accepts)
        what = "socket" if part.medium == POWER else "cage"
        message = f"{statement.type} ends in {form} at {full}; the {family.cage} {what} {full} takes {fitting}"
        turned = part.medium == POWER and any(end.family.name in family.accepts for end in part.terminals)
        help_ = "write the supply first: end a of a power cord is at it" if turned else _FITTING
        raise statement.fault("OPT102", statement.origin.type, message, help_, about=full)
    existing = builder.symbols.sockets.find(full)
    if existing is not None:
        return existing
    socket = add_socket(
        builder.site,
        full,
        equipment,
        slot="",
        port=port,
        side="front",
        alignment=Alignment.ALIGNED,
        family=terminal.family,
    )
    builder.symbols.sockets.add(full, socket)
    builder.symbols.cages.add(socket)
    return socket
