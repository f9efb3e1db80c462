"""The values of objects in the model, and the source of each: a statement, a policy, a record."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.direct_parts import applications_shown
from mtpc.catalogue.types import DevicePart, DirectCable, OpticPart, Part, PlatePart, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Circuit, Origin
from mtpc.model.site import CABLES, Site
from mtpc.plan.part_words import fibre_shown, grade, map_shown
from mtpc.plan.show.provenance import ValueOrigin, origins_of, text_at, written_at
from mtpc.plan.show.statement_text import connector_values, length_of, part_name, settings_of, sided
from mtpc.text import Span


@dataclass(frozen=True, slots=True)
class ShownValue:
    """An attribute of an object, and the sources that state it."""

    name: str
    value: str
    origins: tuple[ValueOrigin, ...]


class ValueSources:
    """Gives the values of objects of one site, each with its sources."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def part(self, part: Part, origin: Origin) -> ShownValue:
        """The part of an object."""
        name = part_name(part)
        record = ValueOrigin(
            f"stated by its record ({part.fact.title}, {part.fact.confidence})", part.description, None, wins=False
        )
        span = next((span for key, span in origin.attributes if key == "cords"), origin.type)
        return ShownValue("part", name, (written_at(self.site, origin, span, name), record))

    def stated(self, origin: Origin, span: Span | None, name: str, value: str) -> ShownValue:
        """A value that is written in the statement itself."""
        return ShownValue(name, value, (written_at(self.site, origin, span, value),))

    def attributes(self, origin: Origin) -> Iterator[ShownValue]:
        """Attributes that only documents use, as they are written."""
        spans_by_name: dict[str, list[Span]] = {}
        for name, span in origin.attributes:
            spans_by_name.setdefault(name, []).append(span)
        for name, spans in spans_by_name.items():
            value = text_at(self.site, spans[0])
            yield ShownValue(name, value, tuple(_origins_of_written(self.site, origin, spans)))
        if origin.groups:
            yield ShownValue(
                "group",
                " / ".join(origin.groups),
                (ValueOrigin("the statement is in it", origin.groups[-1], origin.statement, wins=True),),
            )

    def mating(self, part: PlatePart, origin: Origin) -> ShownValue:
        """How the plugs in a plate's adapters are aligned."""
        stated = part.alignment or ""
        return ShownValue("mating", stated or "open", tuple(origins_of(self.site, origin, [], "mating", stated, part)))

    def route(self, circuit: Circuit) -> Iterator[ShownValue]:
        """The legs a circuit takes, and who chose them."""
        if circuit.via:
            via = ", ".join(leg.name for leg in circuit.via)
            taken = circuit.name in self.site.allocated
            source = "chosen by any(…) and recorded in mtpc.lock" if taken else "written"
            yield ShownValue("via", via, (ValueOrigin(source, via, circuit.origin.via, wins=True),))

    def component(self, component: int) -> list[ShownValue]:
        """All values of an optic, cassette or cable."""
        site = self.site
        origin, article, racks = site.origin_of(component), site.part_of(component), site.racks_of(component)
        values = [self.part(article, origin)]
        if site.kind_of(component) in CABLES:
            length = length_of(site, component)
            stated = site.ordered_m(component) is not None or _states_length(origin)
            origins = origins_of(site, origin, racks, "length", length if stated else "", article)
            values.append(ShownValue("length", length, tuple(origins)))
        for attribute, side, value in connector_values(article):
            name = sided(attribute, side)
            origins = origins_of(site, origin, racks, name, value, article, policy=attribute)
            values.append(ShownValue(name, value or "open", tuple(origins)))
        for name, value in _part_values(site, article):
            origins = origins_of(site, origin, racks, name, value, article)
            values.append(ShownValue(name, value or "open", tuple(origins)))
        for name, value in settings_of(site, component):
            origins = _by_place(origin, name, value) or origins_of(site, origin, racks, name, value, article)
            values.append(ShownValue(name, value, tuple(origins)))
        return values

    def record(self, part: Part) -> tuple[ShownValue, ...]:
        """The content of a part's record."""
        source = ValueOrigin(f"its record: {part.fact.title}", part.fact.confidence, None, wins=True)
        named = [("description", part.description), ("number", part.number or "open"), ("vendor", part.vendor)]
        named += [(name, value or "open") for name, value in _part_values(self.site, part)]
        return tuple(ShownValue(name, value, (source,)) for name, value in named)


def _origins_of_written(site: Site, origin: Origin, spans: list[Span]) -> Iterator[ValueOrigin]:
    """The place an attribute is written at, and those an override replaced."""
    for number, span in enumerate(spans):
        stated = written_at(site, origin, span, text_at(site, span))
        yield stated if not number else ValueOrigin("overridden", stated.value, span, wins=False)


def _part_values(site: Site, part: Part) -> list[tuple[str, str]]:
    """The values a part states; "" where it leaves one open."""
    if isinstance(part, OpticPart):
        own = [("pin-out", part.own_pinout)] if part.own_pinout else []
        return [("application", part.application), ("form-factor", part.form_factor), *own]
    if isinstance(part, DevicePart):
        return [("height", f"{part.height_u}U"), ("ports", str(sum(len(family.names) for family in part.families)))]
    if isinstance(part, DirectCable):
        return [("application", applications_shown(part)), ("medium", part.medium)]
    if not isinstance(part, WiredPart):
        return []
    return [
        ("grade", grade(part.terminals)),
        ("map", map_shown(part) if part.map_name else ""),
        ("fibre", fibre_shown(site, part)),
    ]


def _states_length(origin: Origin) -> bool:
    """Whether a length is written, if only that it is unknown."""
    return any(name in ("length", "cord-length") for name, _ in origin.attributes)


def _by_place(origin: Origin, name: str, value: str) -> list[ValueOrigin]:
    """The source of what is not an attribute: the group of a statement, the comment above it."""
    if name in ("group", "note"):
        source = "the statement is in it" if name == "group" else "the comment above the statement"
        return [ValueOrigin(source, value, origin.statement, wins=True)]
    return []
