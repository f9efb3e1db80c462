"""`splice a { kind = fusion; loss = 0.08dB; map = straight }` in a trunk or harness: made on site."""

from __future__ import annotations

from dataclasses import replace

from mtpc.catalogue.records import Contradiction
from mtpc.catalogue.splicing import STRAIGHT, crossed, with_ceiling, with_loss
from mtpc.catalogue.types import Splice, WiredPart
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import SPLICE
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.clauses import check_statement
from mtpc.model.values import Index
from mtpc.units import Quantity


def splices_of(builder: SiteBuilder, statement: ExpandedStatement) -> tuple[Splice, ...]:
    """The splices written in a statement, in written order; raises Fault."""
    splices: dict[str, Splice] = {}
    for child in statement.children:
        for fault in check_statement(child, SPLICE):
            raise fault
        for place in child.names:
            if place in splices:
                help_ = "write `count = 2` for two of them in a row"
                raise child.fault("REF107", child.what_spans[0], f"the splice {place} is declared twice", help_)
            splices[place] = _splice(builder, child, place)
    return tuple(splices.values())


def _splice(builder: SiteBuilder, child: ExpandedStatement, place: str) -> Splice:
    if "map" not in child.attributes:
        help_ = "write `map = straight`, or the map that joins the fibres"
        raise child.fault("TYP110", child.what_spans[0], f"the splice {place} has no map", help_)
    count = child.attributes.get("count")
    number = count.value.value if count and isinstance(count.value, Index) else 1
    if count and number < 1:
        raise child.fault("TYP108", count.span, f"count cannot be {number}", "remove the splice, or count it")
    splice = Splice(place, number, child.setting("kind"), child.setting("map"), None)
    loss = child.attributes.get("loss")
    if loss is None:
        return with_ceiling(splice, builder.library)
    return with_loss(splice, loss.value.value if isinstance(loss.value, Quantity) else None, None)


def spliced(
    builder: SiteBuilder, statement: ExpandedStatement, article: WiredPart, splices: tuple[Splice, ...]
) -> WiredPart:
    """The cable with its fibres joined as its splices join them; raises Fault."""
    try:
        wiring = crossed(article.wiring, article.terminals, splices, builder.library)
    except Contradiction as wrong:
        place = splices[int(wrong.keys[1])].place
        child = next(child for child in statement.children if place in child.names)
        raise child.fault("TYP104", child.attributes["map"].span, str(wrong), "write `map = straight`") from None
    changed_maps = " ".join(f"{splice.place}:{splice.map_name}" for splice in splices if splice.map_name != STRAIGHT)
    return replace(article, wiring=wiring, crossed=changed_maps) if changed_maps else article
