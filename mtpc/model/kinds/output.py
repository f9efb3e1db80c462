"""`output cut-sheet { format = [xlsx, pdf]; group-by = rack }`: how a document is written."""

from __future__ import annotations

from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.placing.builder import Builder
from mtpc.model.site import Output
from mtpc.model.told import Told
from mtpc.model.values import items_of, spelled


def _place(builder: Builder, told: Told) -> None:
    settings = {
        name: tuple(dict.fromkeys(spelled(item) for item in items_of(given.value)))
        for name, given in told.attributes.items()
    }
    for name in told.names:
        known = builder.site.outputs.get(name)
        builder.check_new(told, name, known.origin if known else None, "output")
        builder.site.outputs[name] = Output(name, settings, told.origin)


KIND = Kind(
    "output",
    "how a document of `mtpc build` is written; documents that no output names are written whole",
    rank=0,
    what=("name",),
    attributes=(
        Attribute("format", "names", "formats to write, of those the document has"),
        Attribute("group-by", "name", "what the rows are sorted and headed by", ("pull-group", "group", "rack", "row")),
        Attribute("tab-per", "name", "what gets a sheet of the workbook by itself", ("group", "rack", "row")),
        Attribute("vendor", "names", "vendors whose orders are written"),
    ),
    place=_place,
    header=True,
)
