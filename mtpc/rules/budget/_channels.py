"""Findings about loss and length: channels that are complete, with their budgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from mtpc.channel.budget import budget
from mtpc.channel.loss_words import term_words
from mtpc.channel.types import Budget, Figure, LimitOwner, Missing, Plant, once
from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Origin
from mtpc.rules._fibres import class_shown, is_unfit
from mtpc.rules._naming import channel_name
from mtpc.rules.rule import Rule
from mtpc.units import show


@dataclass(frozen=True, slots=True)
class CheckedChannel:
    """A channel from port to port and its budget."""

    plant: Plant
    index: int  # of the channel
    budget: Budget

    @property
    def name(self) -> str:
        """Its circuit, else its ports."""
        return channel_name(self.plant, self.index)

    @property
    def origin(self) -> Origin:
        """The statement of its circuit, else of the first cable on its path."""
        site, circuits = self.plant.site, self.plant.channels.circuits[self.index]
        return site.circuits[circuits[0]].origin if circuits else site.origin_of(self.components()[0])

    @property
    def loss_allowed(self) -> str:
        """`the limit of 100GBASE-SR4 is 1.9 dB`, `the maker of split-x allows 1.9 dB in all`."""
        budget, owner = self.budget, self.budget.limit_of
        assert budget.limit_db is not None and owner is not None
        if owner.is_part:
            return f"the maker of {owner.name} allows {show(budget.limit_db)} dB in all{over(self.plant, owner)}"
        return f"the limit of {owner.name} is {show(budget.limit_db)} dB"

    def application_of(self, figure: str) -> str:
        """The application whose `allocation_db`, `reach_min_m` … applies: the strictest of circuits' and optics'."""
        site, columns = self.plant.site, self.plant.channels
        shape = columns.shape_of(self.index)
        optics = [optic.application for optic in (shape.near, shape.far) if optic is not None]
        applications = [site.applications[name] for name in optics if name in site.applications]
        lanes = {application.lane_tech for application in applications}
        asked = [site.circuits[index].application for index in columns.circuits[self.index]]
        applications[:0] = [each for each in asked if each.lane_tech in lanes or len(applications) < len(optics)]
        fibre, length_m = site.fibres.get(self.budget.fibre or ""), self.budget.length_m
        rows = [(each.limit(fibre, length_m), each.name) for each in applications if fibre]
        figures = [(getattr(row, figure), name) for row, name in rows if row and getattr(row, figure) is not None]
        strictest = max if figure in ("reach_min_m", "loss_min_db") else min
        return strictest(figures, key=lambda entry: entry[0])[1] if figures else self.budget.application

    def at_end(self, application: str) -> str:
        """` at sw1.et-0/0/0`: the one end whose module runs an application; "" where both do, or neither."""
        columns, shape = self.plant.channels, self.plant.channels.shape_of(self.index)
        ends = ((shape.near, columns.near[self.index]), (shape.far, columns.far[self.index]))
        faces = [face for optic, face in ends if optic is not None and optic.application == application]
        return f" at {self.plant.site.face_name(faces[0])}" if len(faces) == 1 else ""

    def components(self) -> tuple[int, ...]:
        """What is between the ports, near to far, every route."""
        routes = self.plant.channels.components[self.index]
        return tuple(dict.fromkeys(component for route in routes for component in route))

    def pairs_of(self, component: int) -> int:
        """How many end pairs of a cable count in it, on the route where fewest do: a plug in a module does not."""
        routes = [route for route in self.plant.channels.components[self.index] if component in route]
        return min(2 - (route[0] == component) - (route[-1] == component) for route in routes)

    def at_strongest_reflection(self) -> set[str]:
        """The names of what is mated where it reflects most, on any route."""
        light, site = self.budget.reflected, self.plant.site
        worst = light.worst if light else None
        routes = self.plant.channels.components[self.index] if worst else ()
        number = worst.number if worst else 0
        return {site.name_of(component) for route in routes for component in route[number - 1 : number + 1]}

    def finding(self, rule: Rule, message: str, *, help_: str, about: Figure | None = None) -> Diagnostic:
        """The diagnostic, with what its figures rest on; `about`: the figure whose caveats matter, else all."""
        return Diagnostic(
            code=rule.code,
            message=message,
            span=self.origin.what,
            severity=rule.severity,
            object=self.name,
            help=help_,
            notes=tuple(caveat.sentence for caveat in self.budget.caveats if about in (None, caveat.kind)),
            context=self.origin.context,
        )


def over(plant: Plant, owner: LimitOwner) -> str:
    """` over OM3`, where a limit is stated for one class of fibre."""
    return f" over {class_shown(plant.site, owner.fibre)}" if owner.fibre else ""


def checked_channels(plant: Plant) -> list[CheckedChannel]:
    """Channels between two ports; calculated once for all rules."""
    return once(plant, check_channels)


def check_channels(plant: Plant) -> list[CheckedChannel]:
    """The same, calculated anew."""
    columns = plant.channels
    return [
        CheckedChannel(plant, channel, budget(plant, channel))
        for channel in range(len(columns))
        if columns.far[channel] >= 0 and columns.components[channel]
    ]


def below_minimum(
    plant: Plant, figures: Callable[[Budget], tuple[Decimal | None, Decimal | None]]
) -> Iterator[tuple[CheckedChannel, str, str]]:
    """Channels of which a figure is below its minimum, both as they are shown; `figures` takes them from a budget."""
    for channel in checked_channels(plant):
        figure, minimum = figures(channel.budget)
        if figure is not None and minimum is not None and figure < minimum:
            yield channel, show(figure), show(minimum)


def loss_help(budget: Budget) -> str:
    """What to do about a loss, and where most of it is."""
    losses = [(term.loss_db, term) for term in budget.terms if term.loss_db is not None]
    largest = max(losses, key=lambda term: term[0], default=None)
    where = f"; largest loss: {term_words(largest[1])} ({show(largest[0])} dB)" if largest else ""
    return f"use parts of a lower-loss grade or remove a connection{where}"


REPORTED_ELSEWHERE = frozenset({Figure.LENGTH, Figure.LENGTH_OF_MEASURED, Figure.FIBRE_CLASS, Figure.ONE_FIBRE})
OF_FIBRE_AND_MODULE = frozenset({Figure.LIMITS, Figure.ATTENUATION, Figure.WAVELENGTH})


def unreported(channel: CheckedChannel) -> list[Missing]:
    """What a budget lacks and no other rule reports.

    A module has no figures over fibre of the other mode, nor over too low a category.
    """
    lacking = [missing for missing in channel.budget.unknown if missing.kind not in REPORTED_ELSEWHERE]
    if lacking and is_unfit(channel.plant, channel.index):
        return [missing for missing in lacking if missing.kind not in OF_FIBRE_AND_MODULE]
    return lacking


def too_long(budget: Budget) -> bool:
    """Whether the length is over the reach."""
    return budget.length_m is not None and budget.reach_m is not None and budget.length_m > budget.reach_m
