"""`family mx16 { rows = 1; columns = 16; shell = mx; pins = true; source = "…" }`: a connector family of your own."""

from __future__ import annotations

from mtpc.catalogue.ranges import LONGEST
from mtpc.catalogue.types import Alignment, Family
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import DESCRIPTION, AttributeDefinition, taking
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.own_facts import FactSort, fact_stated, kind_of_fact
from mtpc.model.placing.stated_figures import count_stated, positions_stated

_MM_PER_M = 1000


def _family(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> Family:
    rows, columns = (count_stated(statement, side, 1, LONGEST) for side in ("rows", "columns"))
    count = rows * columns
    if count > LONGEST:
        message = f"a face of {rows} rows and {columns} columns is not known"
        raise statement.fault("TYP107", statement.attributes["columns"].span, message, f"{LONGEST:,} positions at most")
    names = statement.listed("position-names") or ()
    if names and (len(names) != count or len(set(names)) != count):
        span = statement.attributes["position-names"].span
        message = f"{len(set(names))} names are given to {count} positions"
        raise statement.fault("TYP105", span, message, "name each position once", about=name)
    mating, pitch_m = statement.setting("mating"), statement.figure("pitch")
    return Family(
        name=name,
        shown=statement.setting("description") or name,
        rows=rows,
        columns=columns,
        shell=statement.setting("shell"),
        gendered=statement.value("pins") is True,
        pitch_mm=None if pitch_m is None else pitch_m * _MM_PER_M,
        lit=positions_stated(statement, "lit", count) if "lit" in statement.attributes else tuple(range(1, count + 1)),
        position_names=names,
        fact=fact_stated(builder, statement),
        alignment=Alignment(mating) if mating else None,
    )


KIND = kind_of_fact(
    "family",
    "a family of connectors of your own: the face of its plug, key up, position 1 at the left of the key-side row",
    FactSort("families", "connector family", ("rows", "columns", "shell", "pins"), _family, before_others=True),
    attributes=(
        *taking("number", rows="rows of positions", columns="positions of a row"),
        AttributeDefinition("shell", "name", "what fits together by its shape: plugs of different shells never do"),
        AttributeDefinition("pins", "yes-no", "whether one of two that mate has guide pins"),
        AttributeDefinition("lit", "names", "positions that carry fibre: [1..4, 9..12]; default: all"),
        AttributeDefinition("position-names", "names", "names of the positions in place of their numbers: [L, R]"),
        AttributeDefinition("pitch", "length", "distance of positions in a row: 0.25mm"),
        AttributeDefinition(
            "mating", "name", "how its plugs are oriented to each other, where all are alike", ("aligned", "opposed")
        ),
        *DESCRIPTION,
    ),
)
