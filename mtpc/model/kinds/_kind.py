"""Defines a kind of statement: its clauses and attributes as data, and the function that places it.

Checking, `explain`, the reference pages and completion all come from these values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mtpc.catalogue.types import Alignment, Confidence, Gender, Polish
from mtpc.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from mtpc.model.expanded import ExpandedStatement
    from mtpc.model.placing.builder import SiteBuilder


@dataclass(frozen=True, slots=True)
class AttributeDefinition:
    """One attribute: what it takes, what it means, and the values allowed where they can be listed.

    `takes` is a quantity's dimension (length, loss, share, height), slack (a share or a length),
    or text (quoted, a name or a number), name, number
    (whole), date, yes-no, names (a list), lengths (one or a list), spare (a share or a count).
    """

    name: str
    takes: str
    meaning: str
    values: tuple[str, ...] = ()
    preferable: bool = False  # whether a policy may fill it where neither statement nor part states it
    auto: bool = False  # whether `auto` is allowed: the value is calculated


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of statement.

    `what` says what may be written there: name, place, ends (`A -- B`), part, title (a quoted text), nothing. `type`
    and `at` say what their clauses name, "" where there is none; a type is always needed. Kinds are placed in the
    order of `rank`.
    """

    name: str
    meaning: str
    rank: int
    what: tuple[str, ...] = ("name",)
    type: str = ""
    at: str = ""
    at_needed: bool = False
    via: bool = False  # whether a route may be written
    attributes: tuple[AttributeDefinition, ...] = ()
    children: tuple[Kind, ...] = ()  # blocks allowed in its { }
    any_attribute: bool = False  # its attributes are the user's own names
    place: Callable[[SiteBuilder, ExpandedStatement], None] | None = None
    refers: bool = False  # its WHAT is an existing object or a part: it declares nothing
    opens: bool = False  # its { } holds statements of the model
    printed: bool = False  # its names are as printed on it: dots and blanks may be in them
    lands: bool = False  # its plugs go into the ports it names
    lands_by: str = ""  # the attribute with which they do
    header: bool = False  # about the documents: in a spec that is only used, it applies where the named ones have none
    finish: Callable[[SiteBuilder], None] | None = None  # called once, when every statement of its rank is placed

    @property
    def states_facts(self) -> bool:
        """Whether it states facts beside those of the catalogue; these come before all parts."""
        return self.rank < 0

    @property
    def preferable(self) -> tuple[str, ...]:
        """Names of the attributes a policy may fill."""
        return tuple(attribute.name for attribute in self.attributes if attribute.preferable)

    def attribute(self, name: str) -> AttributeDefinition | None:
        """The attribute of that name."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)

    def child(self, name: str) -> Kind | None:
        """The kind of the block of that name."""
        return next((child for child in self.children if child.name == name), None)


GENDERS = (Gender.PINNED, Gender.UNPINNED)
POLISHES = (Polish.PC, Polish.UPC, Polish.APC)
STATUSES = ("planned", "pulled", "landed", "tested", "live", "decommission")


def where_open(
    name: str, meaning: str, values: tuple[str, ...] = (), *, preferable: bool = False
) -> AttributeDefinition:
    """What a statement chooses where its part leaves it open, by name."""
    return AttributeDefinition(name, "name", f"{meaning}, where the part leaves it open", values, preferable)


def by_side(
    name: str, meaning: str, values: tuple[str, ...], whole: str, sides: Mapping[str, str]
) -> tuple[AttributeDefinition, ...]:
    """What is chosen for the whole, which a policy may fill, and for each side by its name and what is there."""
    return (
        where_open(name, f"{meaning} of {whole}", values, preferable=True),
        *(where_open(f"{name}-{side}", f"{meaning} of {place}", values) for side, place in sides.items()),
    )


def taking(takes: str, **meanings: str) -> tuple[AttributeDefinition, ...]:
    """Attributes that take the same, each with its meaning: `return_loss` is the attribute return-loss."""
    return tuple(AttributeDefinition(name.replace("_", "-"), takes, meaning) for name, meaning in meanings.items())


(TICKET,) = taking("text", ticket="ticket it belongs to")
PREFERABLE_TICKET = replace(TICKET, preferable=True)
VENDOR = AttributeDefinition(
    "vendor", "names", "of whom it is bought where its part names no maker: the first whose offer fits", preferable=True
)
SUPPLY = (
    AttributeDefinition(
        "existing", "yes-no", "whether it is in place already: not ordered, not fitted", preferable=True
    ),
    AttributeDefinition("supplied-by", "text", "who brings it, or brought it: not ordered", preferable=True),
    VENDOR,
    AttributeDefinition("delivery", "name", "the `delivery` it is to come with", preferable=True),
)
STATED_SOURCE = (
    AttributeDefinition("source", "text", "where its figures come from"),
    AttributeDefinition("read-on", "date", "date the source was read"),
    AttributeDefinition("confidence", "name", "how far its figures can be trusted; default: low", tuple(Confidence)),
)
DESCRIPTION = taking("text", description="what it is, for documents")
ROW_SOURCE = AttributeDefinition("source", "text", "where that is stated; default: the source of the whole")
MATINGS = (Alignment.ALIGNED, Alignment.OPPOSED)
FIBRE = where_open("fibre", "fibre class", preferable=True)
MATING = where_open("mating", "whether keys meet aligned or opposed in it", MATINGS, preferable=True)
FORM_FACTOR = where_open("form-factor", "form factor of a module", preferable=True)
GRADE = AttributeDefinition(
    "grade", "name", "grade of its connectors, where the part leaves their loss open", preferable=True
)
SLACK = AttributeDefinition(
    "slack",
    "slack",
    "added where the length is calculated: a share of the route, or a length at each end",
    preferable=True,
)
ROUNDING = (
    AttributeDefinition(
        "round-to", "length", "step that a calculated length is rounded up to: fewer lengths to order", preferable=True
    ),
    AttributeDefinition(
        "round-excess",
        "slack",
        "what rounding may add: a length, or a share of what is ordered without it; default: as much as it takes",
        preferable=True,
    ),
)
_ENDS = {"a": "the left end, end A", "b": "the right end, end B"}
CABLE_ATTRIBUTES = (
    AttributeDefinition(
        "length",
        "length",
        "length to order and to calculate with; `auto`: it is calculated from the positions; `unknown`: not known yet",
        preferable=True,
        auto=True,
    ),
    SLACK,
    *ROUNDING,
    *taking(
        "lengths",
        **{
            f"legs_{side}": f"from the divider to each plug of the {end} end, beside `length`: one for all, or a list"
            for side, end in (("a", "left"), ("b", "right"))
        },
    ),
    *by_side("gender", "gender", GENDERS, "both ends", _ENDS),
    *by_side("polish", "end face", POLISHES, "all ends", _ENDS),
    FIBRE,
    GRADE,
    AttributeDefinition(
        "polarity", "name", "A, B or C, where the part leaves the position map open", ("a", "b", "c", "A", "B", "C")
    ),
    where_open("map", "position map by name"),
    AttributeDefinition("pull-group", "text", "bundle it is pulled with; cut sheets sort by it", preferable=True),
    AttributeDefinition("tray", "names", "trays it runs in, in order: the whole way", preferable=True),
    AttributeDefinition(
        "through", "names", "trays it has to run in, in order; the rest is looked for", preferable=True
    ),
    AttributeDefinition("avoid", "names", "trays it may not run in", preferable=True),
    AttributeDefinition(
        "side", "name", "side of diverse ways it runs on; no tray of another is taken", preferable=True
    ),
    AttributeDefinition("diameter", "length", "its outer diameter, where its part does not state it", preferable=True),
    AttributeDefinition(
        "bend-radius", "length", "the least radius it may be bent to, where its part does not state it", preferable=True
    ),
    AttributeDefinition(
        "pathway", "text", "the route it takes where no tray is declared: duct 14, street", preferable=True
    ),
    AttributeDefinition(
        "pull-eye", "name", "end that carries the pulling eye", ("none", "a", "b", "both"), preferable=True
    ),
    AttributeDefinition(
        "test-limit", "text", 'limit the tester is set to, by its name there: "TIA Cat 6A Perm. Link"', preferable=True
    ),
    AttributeDefinition("status", "name", "progress of the work", STATUSES, preferable=True),
    *SUPPLY,
    PREFERABLE_TICKET,
)
SPLICE = Kind(
    "splice",
    "fibres spliced to fibres at end a, at end b, or at a place along the cable; every fibre passes it",
    0,
    attributes=(
        AttributeDefinition("kind", "name", "how it is made", ("fusion", "mass-fusion", "mechanical")),
        AttributeDefinition("loss", "loss", "maximum loss of one splice; default: what TIA-568.3 allows"),
        AttributeDefinition("count", "number", "splices each fibre passes here; default: one"),
        AttributeDefinition("map", "name", "`straight`, or a position map by name, from end a to end b"),
    ),
)
PREFERABLE = tuple(attribute.name for attribute in CABLE_ATTRIBUTES if attribute.preferable)
