"""`part zx-6lc : cassette { … }`: a part of your own, written in the spec like a record in a folder."""

from __future__ import annotations

from mtpc.catalogue.types import POWER, Confidence
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import GENDERS, POLISHES, ROW_SOURCE, SPLICE, AttributeDefinition, Kind, taking
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.clauses import check_blocks
from mtpc.model.placing.own_parts import make_part


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    faults = check_blocks(statement, KIND)
    for fault in faults:
        builder.report(fault, statement)
    for name in statement.names if not faults else ():
        builder.check_new(statement, name, builder.parts.origins.get(name), "part")
        builder.parts.origins[name] = statement.origin
        for fault in make_part(builder, statement, KIND, name):
            builder.report(fault, statement)


_POLISH = AttributeDefinition("polish", "name", "end face", POLISHES)
_GENDER = AttributeDefinition("gender", "name", "gender of an array connector; open if not stated", GENDERS)
_LIT = AttributeDefinition("lit", "names", "positions that carry fibre: [1..4, 9..12]; default: those of the connector")
_GRADE = AttributeDefinition("grade", "name", "grade of connector, which gives the maximum loss of a mated pair")
_LOSS = AttributeDefinition("loss", "loss", "maximum loss of one mated pair")
_RETURN_LOSS = AttributeDefinition("return-loss", "loss", "minimum return loss of one mated pair")
_MATING = AttributeDefinition(
    "mating", "name", "how a plug is oriented to the ferrule behind the adapter", ("aligned", "opposed")
)

MEDIA = ("dac", "acc", "aec", "aoc", POWER)
_CONFIDENCES = tuple(Confidence)

_PORT = Kind(
    "port",
    "receptacles of a cassette or an optic, or cages of a device",
    0,
    printed=True,
    type="connector or cage",
    attributes=(
        _GENDER,
        _POLISH,
        _MATING,
        AttributeDefinition(
            "up-angled", "yes-no", "the bevel leans the opposite way (IEC 61754-7 up-angled), as in modules"
        ),
        _LIT,
        _GRADE,
        _LOSS,
        _RETURN_LOSS,
        AttributeDefinition(
            "pinout", "name", "pin-out of an optic's receptacle, or of a device's port that is a connector itself"
        ),
        AttributeDefinition("application", "name", "application of a device's port that is a connector itself"),
        AttributeDefinition("modes", "names", "applications such a port can run as beside it: [1000BASE-T]"),
        AttributeDefinition("accepts", "names", "form factors that fit into a device's cage"),
        AttributeDefinition(
            "wavelength",
            "names",
            'what its filter lets pass: cwdm-1550, "1260-1360", or rest: what no other port of the part takes',
        ),
        AttributeDefinition(
            "loss-through", "loss", "maximum loss between it and the other ports, where that is not the part's"
        ),
        AttributeDefinition("typical-loss-through", "loss", "typical loss there"),
        AttributeDefinition("subports-from", "number", "number of the first part of a port on the device", ("0", "1")),
    ),
)
_END = Kind(
    "end",
    "plugs of a cable, or modules of a direct cable; its ends are a and b",
    0,
    type="connector or form factor",
    attributes=(
        _GENDER,
        _POLISH,
        _LIT,
        _GRADE,
        _LOSS,
        _RETURN_LOSS,
        AttributeDefinition("turned", "yes-no", "the key of this plug was turned"),
        AttributeDefinition("leg", "length", "from the divider to this plug, beside the length of the cable"),
    ),
)
_MODE = Kind(
    "mode",
    "what a receptacle of an optic can run as beside its application",
    0,
    type="application",
    attributes=(
        AttributeDefinition(
            "links", "number", "how many links it is then; default: one. Lanes they do not take stay dark"
        ),
        ROW_SOURCE,
    ),
)
_LIMIT = Kind(
    "limit",
    "what its maker allows a channel over it in all, beside the limits of its application; the stricter one rules",
    0,
    ("nothing",),
    attributes=(
        *taking(
            "name",
            fibre="fibre class it is stated for; default: any",
            mode="mode of an optic it is stated for; default: any",
        ),
        AttributeDefinition("reach", "length", "maximum length of the whole channel"),
        AttributeDefinition("loss", "loss", "maximum loss of the whole channel"),
        AttributeDefinition("source", "text", "where that is stated; needed where the part states no source"),
    ),
)
_MAP = Kind("map", "fibres from positions of one connector to those of another, paired in written order", 0, ("ends",))
_DETAIL = Kind("detail", 'for documents and orders only: `jacket = "LSZH"`', 0, ("nothing",), any_attribute=True)

KIND = Kind(
    "part",
    "a part of your own; it is used by its name, without an alias, before or after it is declared",
    rank=0,
    type="family",
    attributes=(
        *taking(
            "text",
            description="what it is, for documents",
            vendor="name of the vendor record, or of the manufacturer",
            number="orderable number",
        ),
        AttributeDefinition(
            "number-confidence",
            "name",
            "high: may be ordered; otherwise a quotation is requested",
            _CONFIDENCES,
        ),
        AttributeDefinition("source", "text", "where its figures come from; default: this spec"),
        AttributeDefinition("read-on", "date", "date the source was read"),
        AttributeDefinition("confidence", "name", "how far its figures can be trusted; default: low", _CONFIDENCES),
        AttributeDefinition("format", "text", "slot format of a plate or cassette"),
        AttributeDefinition("fibre", "name", "fibre class, for example om4"),
        AttributeDefinition("map", "name", "position map by name; `map A -- B` writes one out"),
        AttributeDefinition("splits", "yes-no", "one position goes to several: the map need not be one-to-one"),
        AttributeDefinition(
            "branches", "yes-no", "light goes on at every position that the one it enters is joined with: a splitter"
        ),
        AttributeDefinition(
            "mode-conditioning",
            "yes-no",
            "a cord through which a long-wave module sends into multimode; end a is its",
        ),
        AttributeDefinition(
            "loss-through", "loss", "maximum loss between its connectors: that of a tap, without the mated pairs"
        ),
        AttributeDefinition("typical-loss-through", "loss", "typical loss there, for receivers that need a minimum"),
        _GRADE,
        _LOSS,
        _RETURN_LOSS,
        AttributeDefinition("polish", "name", "end face of every connector that does not state one", POLISHES),
        AttributeDefinition("gender", "name", "gender of every connector that does not state one", GENDERS),
        AttributeDefinition("wavelength", "name", "what an optic of a grid is made for: cwdm-1550"),
        AttributeDefinition("lengths", "lengths", "lengths sold; default: any"),
        AttributeDefinition("numbers", "names", "orderable number of each of `lengths`, in the same order"),
        AttributeDefinition("height", "height", "rack units a device or panel fills"),
        AttributeDefinition("units", "number", "rack units of a rack"),
        *taking(
            "length",
            unit="height of a unit of a rack; default: 44.45 mm (EIA-310)",
            depth="of a rack, device or panel, from front to rear",
            width="of a rack, device or panel",
            diameter="outer diameter of a cable",
            **{"bend-radius": "the least of a cable, as it lies"},
        ),
        *taking("weight", weight="of a rack, device or panel", load="what a rack may carry"),
        AttributeDefinition("line-weight", "weight of a length", "of a cable"),
        AttributeDefinition("pull", "force", "the greatest a cable may be pulled with"),
        AttributeDefinition("slots", "names", "names of a panel's slots: [1..4]"),
        AttributeDefinition("takes", "names", "slot formats that fit into a panel"),
        AttributeDefinition("connector", "name", "connector family of a plate's adapters"),
        AttributeDefinition("count", "number", "adapters of a plate"),
        _MATING,
        AttributeDefinition("mixed-modes", "yes-no", "an optic may run links of several widths at once"),
        AttributeDefinition(
            "connectors-alike", "yes-no", "the maker of an optic wants all its connectors straight, or all split"
        ),
        AttributeDefinition("form-factor", "name", "form factor of an optic"),
        AttributeDefinition(
            "application", "name", "application of one receptacle of an optic, or between the cages of a direct cable"
        ),
        AttributeDefinition(
            "near-application",
            "name",
            "what end a of a direct cable runs as towards each leg, where a chip in it joins two applications",
        ),
        AttributeDefinition(
            "medium",
            "name",
            "what a direct cable is: copper, with a chip (acc, aec), or fibre (aoc); or a power cord",
            MEDIA,
        ),
    ),
    children=(_PORT, _END, _MAP, _MODE, _LIMIT, SPLICE, _DETAIL),
    place=_place,
)
