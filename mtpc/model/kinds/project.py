"""`project "DC1 hall 2" { owner = …; ticket = … }`: the header of every document."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import ProjectHeader
from mtpc.model.kinds._kind import AttributeDefinition, Kind, taking
from mtpc.model.placing.builder import SiteBuilder


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    if builder.site.project.name or builder.site.project.settings:
        raise statement.fault("REF107", None, "the project is declared twice", "keep one `project`")
    settings = {name: statement.setting(name) for name in statement.attributes}
    builder.site.project = ProjectHeader(statement.names[0] if statement.names else "", settings)


KIND = Kind(
    "project",
    "the name of this work and who is responsible for it: the header of every document",
    rank=0,
    what=("title", "name", "nothing"),
    attributes=(
        *taking(
            "text",
            owner="who is responsible for the spec",
            ticket="ticket of the work",
            revision="release of the spec, printed on every page",
            site="name of the site",
            author="who drew it up",
            checker="who checked it",
            supplier="who does the work",
            contact="whom to call",
            emergency="number to call when something breaks",
        ),
        AttributeDefinition("test-tier", "number", "1: inspection and loss; 2: with OTDR as well", ("1", "2")),
        *taking("text", spec="documents the crew works to"),
        AttributeDefinition("start", "date", "first day of the work"),
        AttributeDefinition("end", "date", "last day of the work"),
    ),
    place=_place,
    header=True,
)
