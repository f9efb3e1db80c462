"""`project "DC1 hall 2" { owner = …; ticket = … }`: the header of every document."""

from __future__ import annotations

from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.placing.builder import Builder
from mtpc.model.site import Project
from mtpc.model.told import Told


def _place(builder: Builder, told: Told) -> None:
    if builder.site.project.name or builder.site.project.settings:
        raise told.fault("REF107", None, "the project is declared twice", "keep one `project`")
    settings = {name: told.setting(name) for name in told.attributes}
    builder.site.project = Project(told.names[0] if told.names else "", settings)


KIND = Kind(
    "project",
    "what this work is called and who answers for it: the header of every document",
    rank=0,
    what=("title", "name", "nothing"),
    attributes=(
        Attribute("owner", "text", "who answers for the spec"),
        Attribute("ticket", "text", "ticket of the work"),
        Attribute("revision", "text", "release of the spec, printed on every page"),
        Attribute("site", "text", "name of the site"),
        Attribute("author", "text", "who drew it up"),
        Attribute("checker", "text", "who checked it"),
        Attribute("supplier", "text", "who does the work"),
        Attribute("contact", "text", "whom to call"),
        Attribute("emergency", "text", "number to call when something breaks"),
        Attribute("test-tier", "number", "1: inspection and loss; 2: with OTDR as well", ("1", "2")),
        Attribute("spec", "text", "documents the crew works to"),
        Attribute("start", "date", "first day of the work"),
        Attribute("end", "date", "last day of the work"),
    ),
    place=_place,
    header=True,
)
