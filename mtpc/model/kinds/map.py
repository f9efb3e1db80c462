"""`map rev12 : cable { fibres [1..12] -- [12..1 step -1]; source = "…" }`: a position map that several parts name."""

from __future__ import annotations

from mtpc.catalogue.standards import Map
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.own_facts import FactSort, fact_stated, kind_of_fact
from mtpc.model.placing.stated_figures import joined_positions
from mtpc.model.values import spelled

_KINDS = ("cable", "part")


def _map(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> Map:
    kind = spelled(statement.type) if statement.type else ""
    if kind not in _KINDS:
        message, help_ = f"a map of {kind} is not known", "write `: cable` (end a to end b) or `: part` (by its ports)"
        raise statement.fault("TYP104", statement.origin.type, message, help_, about=name)
    pairs = joined_positions(statement, "fibres")
    if not pairs:
        message, help_ = f"map {name} joins nothing", "write which fibre goes where: `fibres [1..12] -- [1..12]`"
        raise statement.fault("TYP110", statement.what_spans[0], message, help_, about=name)
    for side, end in enumerate("ab" if kind == "cable" else ""):
        met: set[str] = set()
        for near, far, span in pairs:
            position = (near, far)[side]
            if position in met:
                message = f"map {name} joins position {position} of end {end} twice"
                raise statement.fault("TYP104", span, message, "each fibre has one place at each end", about=name)
            met.add(position)
    return Map(name, kind, tuple((near, far) for near, far, _ in pairs), fact_stated(builder, statement))


_FIBRES = Kind(
    "fibres", "fibres from positions of one end to those of the other, paired in written order", 0, ("ends",)
)

KIND = kind_of_fact(
    "map",
    "a position map of your own, for several parts; named by `map = …`. One part alone may write its map out itself",
    FactSort("maps", "map", (), _map),
    type_="cable or part",
    children=(_FIBRES,),
)
