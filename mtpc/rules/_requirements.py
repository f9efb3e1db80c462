"""What policies require, and of whom: every requirement whose scope covers an object applies to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field, replace
from decimal import Decimal

from mtpc.catalogue.types import DirectCable, WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import PolicyScope, Stated
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named_connector
from mtpc.rules.rule import Rule
from mtpc.units import Quantity


@dataclass(frozen=True, slots=True)
class UnmetRequirement:
    """A connector that misses a requirement; `{end}` and `{part}` are filled in. `index`: which of the part's."""

    index: int
    message: str
    help: str
    reported_when_mated: bool = False  # where it touches another connector, another rule says that this is open


@dataclass(slots=True)
class Required:
    """The requirements on one attribute."""

    plant: Plant
    name: str
    stated: tuple[Stated, ...] = field(init=False)
    for_all: bool = field(init=False)  # all of them hold for the whole project
    _of: dict[int, tuple[Stated, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stated = tuple(stated for stated in self.plant.site.policy.requires if stated.name == self.name)
        self.for_all = all(stated.scope == PolicyScope() for stated in self.stated)

    def of(self, component: int) -> tuple[Stated, ...]:
        """Those that hold for a component: for its statement, or for a place one of its connectors is in."""
        if self.for_all:
            return self.stated
        requirements = self._of.get(component)
        if requirements is None:
            groups = self.plant.site.origin_of(component).groups
            racks = self.plant.site.racks_of(component) or [None]
            requirements = tuple(
                stated for stated in self.stated if any(stated.scope.covers(groups, rack) for rack in racks)
            )
            self._of[component] = requirements
        return requirements

    def least(self, component: int, default: Decimal) -> Decimal:
        """The strictest quantity that is required of a component, else the default."""
        figures = (stated.value.value for stated in self.of(component) if isinstance(stated.value, Quantity))
        return min(figures, default=default)

    def of_channel(self, channel: int) -> tuple[Stated, ...]:
        """Those that hold for a channel: for a circuit of it, or for anything its light passes."""
        if self.for_all:
            return self.stated
        site, channels = self.plant.site, self.plant.channels
        ends = (channels.near[channel], channels.far[channel])
        components = {component for route in channels.components[channel] for component in route}
        components |= {site.component_of(face) for face in ends if face >= 0}
        groups = [site.circuits[index].origin.groups for index in channels.circuits[channel]]
        return tuple(
            stated
            for stated in self.stated
            if any(stated in self.of(component) for component in components)
            or any(stated.scope.covers(each, None) for each in groups)
        )


def required_at(stated: Stated) -> Label:
    """Where a requirement is written."""
    return Label(stated.span, f"required here, for {stated.scope}")


def unmet(
    plant: Plant, rule: Rule, names: tuple[str, ...], check: Callable[[WiredPart, Stated], UnmetRequirement | None]
) -> Iterator[Diagnostic]:
    """One finding per cable or cassette whose connectors miss a requirement; each part is checked once."""
    required = [requirements for name in names if (requirements := Required(plant, name)).stated]
    site, checked = plant.site, dict[tuple[int, int], UnmetRequirement | None]()
    for component in site.every_component() if required else ():
        article = site.part_of(component)
        if not isinstance(article, WiredPart) or isinstance(article, DirectCable):
            continue
        for stated in (each for requirements in required for each in requirements.of(component)):
            key = (id(article), id(stated))
            if key not in checked:
                checked[key] = check(article, stated)
            unmet = checked[key]
            if unmet is None or (
                unmet.reported_when_mated and site.mate_of(site.faces_of(component)[unmet.index]) >= 0
            ):
                continue
            end = named_connector(site, site.faces_of(component)[unmet.index])
            message = unmet.message.format(end=end, part=article.name)
            finding = component_finding(rule, site, component, message, help_=unmet.help)
            yield replace(finding, labels=(required_at(stated),))
            break
