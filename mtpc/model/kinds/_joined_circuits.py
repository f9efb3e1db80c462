"""Circuits that are asked for at the cage: one link over all connectors of a module, checked connector by connector."""

from __future__ import annotations

from dataclasses import replace

from mtpc.catalogue.types import Application, OpticPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._routes import application_of
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Expansion


@dataclass(frozen=True, slots=True)
class Links:
    """What a statement asks for, connector by connector; `joined` is the circuit each is a part of, or empty."""

    names: tuple[str, ...]
    joined: tuple[str, ...]
    left: Expansion
    right: Expansion
    application: Application


def by_connector(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    names: tuple[str, ...],
    ends: tuple[Expansion, Expansion],
) -> Links:
    """The links of a statement; raises Fault where two cages cannot be one link of the application."""
    application = application_of(builder, statement)
    pairs = zip(ends[0].names, ends[1].names, strict=True)
    divided = [(_connectors(builder, near), _connectors(builder, far)) for near, far in pairs]
    if not any(near and far for near, far in divided):
        return Links(names, ("",) * len(names), *ends, application)
    connectors = {len(side) for pair in divided for side in pair}
    if len(connectors) > 1:
        message = "some ends of this statement are cages with several connectors, others are not such cages"
        help_ = "name cages at all ends, or connectors, and the other circuits in a statement of their own"
        raise statement.fault("TYP110", statement.origin.at or statement.origin.what, message, help_)
    (shares,) = connectors
    links: list[tuple[str, str, str, str]] = []
    for name, (near, far) in zip(names, divided, strict=True):
        _check(builder, statement, name, (near, far), application)
        links += [
            (f"{name}:{number}", name, one, other)
            for number, (one, other) in enumerate(zip(near, far, strict=True), start=1)
        ]
    shared = replace(application, lanes=application.lanes // shares, tx_positions=application.tx_positions // shares)
    every, joined, left, right = zip(*links, strict=True)
    return Links(every, joined, Expansion(left, (len(left),)), Expansion(right, (len(right),)), shared)


def _connectors(builder: SiteBuilder, port: str) -> tuple[str, ...]:
    """The connectors of the module in a cage, where a cage with several is named."""
    component = builder.symbols.optics.find(port)
    if component is None or builder.symbols.sockets.find(port) is not None:
        return ()
    return tuple(builder.site.face_name(face) for face in builder.site.faces_of(component))


def _check(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    circuit: str,
    cages: tuple[tuple[str, ...], tuple[str, ...]],
    application: Application,
) -> None:
    """Raise the finding if the connectors of a cage are not together what the application takes."""
    taken = application.tx_positions
    for connectors in cages:
        sockets = [builder.symbols.sockets.find(connector) for connector in connectors]
        faces = [builder.site.socket(socket).inner for socket in sockets if socket is not None]
        optic = builder.site.article(faces[0])
        assert isinstance(optic, OpticPart)
        each = len(optic.tx[builder.site.index_of(faces[0])])
        if each * len(connectors) == taken:
            continue
        cage = connectors[0].rpartition(":")[0]
        message = f"{circuit} is a {application.name} circuit of {taken} lanes; {cage} has {len(connectors)} x {each}"
        help_ = (
            f"name one connector of it, such as {connectors[0]}, or an application of {each * len(connectors)} lanes"
        )
        raise statement.fault("OPT103", statement.origin.type, message, help_, about=circuit)
