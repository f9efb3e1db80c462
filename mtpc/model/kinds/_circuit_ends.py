"""The two ends of circuits, and what each circuit is called."""

from __future__ import annotations

from mtpc.catalogue.types import Application
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Subport
from mtpc.model.kinds._cable_ends import paired_ends
from mtpc.model.kinds._direct_circuits import empty_cages, joined_elsewhere, lay_directly
from mtpc.model.kinds._routes import subport
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Expansion, Fault
from mtpc.text import Span, pair_name

Spans = tuple[Span | None, Span | None]
NOWHERE = Subport(-1, (), "")


def named_ends(statement: ExpandedStatement) -> tuple[tuple[str, ...], Expansion, Expansion, Spans]:
    """The name of each circuit, the ports at its two ends, and where those are written; raises Fault."""
    left, right, spans = paired_ends(statement)
    if statement.at and statement.what:
        check_pairs(statement.what[0], left, statement, statement.origin.what, ("circuits", "pairs of ports"))
        return statement.what[0].names, left, right, spans
    return tuple(map(pair_name, zip(left.names, right.names, strict=True))), left, right, spans


def circuit_ends(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    names: tuple[str, ...],
    ports: list[tuple[str, str]],
    spans: Spans,
    application: Application,
) -> list[tuple[Subport, Subport]]:
    """Both ends of each circuit, direct cables laid; empty where one was reported, as the others would pair wrongly."""
    laid = lay_directly(builder, statement, ports, spans)
    ends = [
        pair or _fibre_ends(builder, statement, near_and_far, spans, application, name)
        for name, near_and_far, pair in zip(names, ports, laid, strict=True)
    ]
    return [] if any(end is NOWHERE for pair in ends for end in pair) else ends


def _fibre_ends(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    ports: tuple[str, str],
    spans: tuple[Span | None, Span | None],
    application: Application,
    circuit: str,
) -> tuple[Subport, Subport]:
    """Both ends of a circuit; NOWHERE for one that was reported."""
    ends: list[Subport] = []
    faults: dict[str, Fault] = {}
    for port, span in zip(ports, spans, strict=True):
        try:
            ends.append(subport(builder, statement, port, span, application))
        except Fault as fault:
            ends.append(NOWHERE)
            faults[port] = fault
    empty = [port for port, fault in faults.items() if fault.diagnostic and fault.diagnostic.code == "PRT105"]
    elsewhere = joined_elsewhere(builder, statement, ends, ports, circuit) if empty else None
    if elsewhere is not None:
        builder.findings.append(elsewhere)
        builder.symbols.circuits.add(circuit, statement.origin)
        return NOWHERE, NOWHERE
    if empty and application.name not in builder.site.applications:
        faults = {port: fault for port, fault in faults.items() if port not in empty}
        faults[empty[0]] = empty_cages(statement, ports, empty, application.name)
    for wrong in faults.values():
        builder.report(wrong, statement)
    return ends[0], ends[1]
