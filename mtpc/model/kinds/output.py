"""`output cut-sheet { format = [xlsx, pdf]; group-by = rack }`: how a document is written."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Output
from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import items_of, spelled

_WHERE = ("group", "rack", "row")


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    settings = {
        name: tuple(dict.fromkeys(spelled(item) for item in items_of(given.value)))
        for name, given in statement.attributes.items()
    }
    for name in statement.names:
        existing = builder.site.outputs.get(name)
        builder.check_new(statement, name, existing.origin if existing else None, "output")
        builder.site.outputs[name] = Output(name, settings, statement.origin)


KIND = Kind(
    "output",
    "how a document of `mtpc build` is written; documents that no output names are written whole",
    rank=0,
    attributes=(
        AttributeDefinition("format", "names", "formats to write, of those the document has"),
        AttributeDefinition("group-by", "name", "what the rows are sorted and headed by", ("pull-group", *_WHERE)),
        AttributeDefinition("tab-per", "name", "what gets its own sheet in the workbook", _WHERE),
        AttributeDefinition("vendor", "names", "vendors whose orders are written"),
    ),
    place=_place,
    header=True,
)
