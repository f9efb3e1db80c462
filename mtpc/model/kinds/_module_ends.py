"""Ends of direct cables (DAC, ACC, AEC, AOC): modules in cages, in place of optics."""

from __future__ import annotations

from mtpc.catalogue.types import Alignment, DirectCable, Terminal
from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_socket
from mtpc.text import Span

PARKED = "parked"


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
        -1 if name == PARKED else _cage(builder, statement, name, span, terminal)
        for (name, span), terminal in zip(named, part.terminals, strict=True)
    ]


def _cage(builder: SiteBuilder, statement: ExpandedStatement, name: str, span: Span | None, terminal: Terminal) -> int:
    """The place for a module; raises Fault where another kind of module is in it, or this one does not fit."""
    equipment, port, family = builder.places.device_port(statement, name, span)
    full, form = f"{builder.site.equipment[equipment].name}.{port}", terminal.family.name
    optic = builder.symbols.optics.things.get(full)
    if optic is not None:
        label = Label(builder.site.origin_of(optic).what, "an optic was put in here")
        message = f"the cage {full} holds an optic; {statement.type} has its own module"
        raise statement.fault("PRT106", span, message, "take the optic away, or use a cord", about=full, label=label)
    if form not in family.accepts:
        fitting = ", ".join(family.accepts)
        message = f"{statement.type} ends in {form} at {full}; the {family.cage} cage {full} takes {fitting}"
        raise statement.fault(
            "OPT102", statement.origin.type, message, "name a cable of a form factor that fits", about=full
        )
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
