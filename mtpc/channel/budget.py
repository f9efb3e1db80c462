"""Loss and reach of a channel against its applications: exact sums of maximum values, unknown kept unknown.

A channel's loss is its fibre plus every mated pair and every splice between the two modules; the plugs in the
modules are not counted. Of the circuit's application and those of both optics the strictest figure counts; where
an application has several rows for a fibre, the one with the shortest reach that covers the length.
Where a policy asks for it the connections are summed statistically; the default is the sum of maximum values.
Limits are printed rounded, so a sum up to half a unit of the last printed place above one is `rounding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from mtpc.catalogue.types import Application, Confidence
from mtpc.channel.ledger import Ledger
from mtpc.channel.limits import ChannelLimits, channel_limits
from mtpc.channel.loss_words import pinout_shown
from mtpc.channel.reflections import badness, reflected
from mtpc.channel.route_loss import RouteLoss, route_loss, statistical_db
from mtpc.channel.skew import parts_beside, skew
from mtpc.channel.types import Budget, Figure, LimitOwner, LossVerdict, Missing, Plant, Shape, WidestReach
from mtpc.model.site import CABLES, Site

_WORST_FIRST = tuple(LossVerdict)


def budget(plant: Plant, channel: int) -> Budget:
    """The budget of a channel; channels of the same make-up and length share one."""
    key = tuple(_what_decides(plant, part) for part in (channel, *parts_beside(plant, channel)))
    cached = plant.budgets.get(key)
    if cached is None:
        cached = plant.budgets[key] = _worst_budget(plant, channel)
    return cached


def _what_decides(plant: Plant, channel: int) -> object:
    site, channels = plant.site, plant.channels
    lengths = tuple(
        tuple(
            site.name_of(component) if length_m is None and site.kind_of(component) in CABLES else length_m
            for component in route
            for length_m in (site.length_m(component),)
        )
        for route in channels.components[channel]
    )
    spliced = tuple(
        site.name_of(component)
        for route in channels.components[channel]
        for component in route
        if site.splices_of(component)
    )
    applications = tuple(site.circuits[index].application.name for index in channels.circuits[channel])
    return channels.shape[channel], lengths, spliced, applications


def _worst_budget(plant: Plant, channel: int) -> Budget:
    shape = plant.channels.shape_of(channel)
    names, applications = _applications(plant, channel, shape)
    missing = [name for name in names if name not in {application.name for application in applications}]
    if shape.far is None:
        unknown = (*(Missing(Figure.RECORD, name) for name in missing), Missing(Figure.FAR_END))
        return replace(_EMPTY, application=names[0], unknown=unknown)
    budgets = []
    for route, components in zip(shape.routes, plant.channels.components[channel], strict=True):
        ledger = Ledger()
        for name in missing:
            ledger.lacks(Figure.RECORD, name)
        _note_lanes(shape, ledger)
        loss = route_loss(plant.site, route, components, applications, ledger)
        if is_statistical(plant.site):
            loss = _by_statistics(loss, ledger)
        light = reflected(route.hops, applications, loss.fibre, ledger)
        limits = channel_limits(applications, shape, route, loss, ledger)
        budgets.append(replace(_checked(names[0], limits, loss, ledger), reflected=light))
    worst_reflected = min((result.reflected for result in budgets if result.reflected), key=badness, default=None)
    worst = min(budgets, key=_badness)
    return replace(
        worst,
        reflected=worst_reflected,
        skew=skew(plant, channel, applications, worst.wavelength_nm),
        least_db=min(result.least_db for result in budgets),
    )


def _note_lanes(shape: Shape, ledger: Ledger) -> None:
    """Where a port is broken out the order of its lanes decides which port is reached."""
    sides = ((shape.near, shape.near_terminal), (shape.far, shape.far_terminal))
    lanes = {optic: len(optic.lanes(terminal)) for optic, terminal in sides if optic is not None}
    for optic, count in lanes.items():
        if count > min(lanes.values()) and optic.lane_order_confidence != Confidence.HIGH:
            confidence = optic.lane_order_confidence
            ledger.caution(
                Figure.LANE_ORDER, f"the order of lanes of {pinout_shown(optic)} is not confirmed ({confidence})"
            )


def _applications(plant: Plant, channel: int, shape: Shape) -> tuple[list[str], list[Application]]:
    """The applications that are there, the circuits' first: their names, and those with figures.

    A circuit's counts where it has the lanes of one of the optics: nothing sends what no optic is.
    """
    site = plant.site
    there = [shape.near.application, *([shape.far.application] if shape.far else [])]
    lanes = {site.applications[name].lane_tech if name in site.applications else "" for name in there}
    asked = [site.circuits[index].application for index in plant.channels.circuits[channel]]
    by_name = {each.name: each for each in asked if "" in lanes or each.lane_tech in lanes}
    names = [*by_name, *there]
    for name in names:
        if name in site.applications:
            by_name.setdefault(name, site.applications[name])
    found = [by_name[name] for name in dict.fromkeys(names) if name in by_name]
    return list(dict.fromkeys(names)), [_at_its_wavelengths(each, shape) for each in found]


def _at_its_wavelengths(application: Application, shape: Shape) -> Application:
    """An application whose modules are made for one wavelength of a grid each, at those that the modules here send."""
    if not application.grid:
        return application
    modules = [shape.near, *([shape.far] if shape.far else [])]
    sent = {_nominal_nm(*band) for module in modules for band in module.sends}
    return replace(application, wavelengths_nm=tuple(sorted(sent)))


def _nominal_nm(low_nm: Decimal, high_nm: Decimal) -> int:
    """The wavelength that a band is sold by: the ten in it, as 1550 in 1544.5 to 1557.5; else its middle, cut off."""
    ten = int(high_nm) // 10 * 10
    return ten if ten >= low_nm else int((low_nm + high_nm) / 2)


def is_statistical(site: Site) -> bool:
    """Whether the project has its losses summed statistically."""
    requirements = site.policy.requires
    return any(rule.name == "loss-method" and str(rule.value) == "statistical" for rule in requirements)


def _by_statistics(loss: RouteLoss, ledger: Ledger) -> RouteLoss:
    """The losses of a route as they are checked where the project asks for the statistical method."""
    total_db = statistical_db(loss.terms, ledger)
    if total_db is None or loss.loss_db is None or loss.connections_db is None:
        return loss
    fibre_db = loss.loss_db - loss.connections_db
    return replace(loss, loss_db=total_db, connections_db=total_db - fibre_db, is_statistical=True)


def _badness(result: Budget) -> tuple[int, bool, Decimal, Decimal]:
    """Sorts the worst budget first."""
    too_far = result.reach_m is not None and result.length_m is not None and result.length_m > result.reach_m
    margin = result.margin_db if result.margin_db is not None else Decimal(0)
    return _WORST_FIRST.index(result.verdict), not too_far, margin, -(result.length_m or Decimal(0))


def _checked(name: str, limits: ChannelLimits, loss: RouteLoss, ledger: Ledger) -> Budget:
    limit_db, limit_of = limits.loss(loss.loss_db)
    verdict = _verdict(loss.loss_db, limit_db)
    loss_min_db = limits.loss_min_db
    if (
        verdict is not LossVerdict.UNKNOWN
        and loss.of_parts_db is not None
        and loss.of_parts_db < (loss_min_db or Decimal(0))
    ):
        verdict = LossVerdict.FAIL
    if loss.fibre is not None and loss.fibre.is_copper:
        verdict = LossVerdict.NOT_CALCULATED
    elif limits.is_open("loss_db") and verdict is not LossVerdict.FAIL:
        verdict, limit_db, limit_of = LossVerdict.UNKNOWN, None, None
    reach_m, reach_of = limits.reach(loss.length_m)
    over_every = None if loss.fibre else _over_every_class(limits.applications, loss)
    if over_every is not None and reach_m is not None and reach_m < over_every.reach_m:
        over_every = None
    if over_every is not None:
        reach_m, reach_of = over_every.reach_m, LimitOwner(over_every.application, fibre=over_every.fibre)
    return Budget(
        application=name,
        fibre=loss.fibre.name if loss.fibre else None,
        wavelength_nm=loss.wavelength_nm,
        length_m=loss.length_m,
        mated_pairs=loss.mated_pairs,
        splices=loss.splices,
        terms=loss.terms,
        connections_db=loss.connections_db,
        loss_db=loss.loss_db,
        limit_db=limit_db,
        allocation_db=limits.allocation_db,
        reach_m=reach_m,
        margin_db=None if loss.loss_db is None or limit_db is None else limit_db - loss.loss_db,
        verdict=verdict,
        confidence=ledger.confidence(),
        caveats=tuple(ledger.caveats),
        unknown=tuple(ledger.unknown),
        reach_min_m=limits.reach_min_m,
        over_every=over_every,
        maximum_db=loss.maximum_db,
        extra_db=loss.extra_db,
        statistical_db=loss.loss_db if loss.is_statistical else None,
        loss_min_db=loss_min_db,
        least_db=loss.least_db,
        loss_min_open=limits.loss_min_open,
        limit_of=limit_of,
        reach_of=reach_of,
    )


def _over_every_class(applications: Sequence[Application], loss: RouteLoss) -> WidestReach | None:
    """Where no one fibre rules: the reach that is exceeded over every class; None where none is.

    Where a class is not stated, every class counts that the application has a row for.
    """
    if loss.length_m is None:
        return None
    exceeded: list[WidestReach] = []
    for application in applications:
        rows = [row for row in application.limits if loss.classes is None or row.fibre in loss.classes]
        reaches = [WidestReach(application.name, row.fibre, row.reach_m) for row in rows if row.reach_m is not None]
        if reaches and len(reaches) == len(rows):
            widest = max(reaches, key=lambda reach: (reach.reach_m, reach.fibre))
            exceeded += [widest] if widest.reach_m < loss.length_m else []
    return min(exceeded, key=lambda reach: reach.reach_m, default=None)


def _verdict(loss_db: Decimal | None, limit_db: Decimal | None) -> LossVerdict:
    if loss_db is None or limit_db is None:
        return LossVerdict.UNKNOWN
    if loss_db <= limit_db:
        return LossVerdict.PASS
    return LossVerdict.ROUNDING if loss_db <= limit_db + half_unit(limit_db) else LossVerdict.FAIL


def half_unit(printed: Decimal) -> Decimal:
    """Half a unit of the last digit a limit is printed with."""
    exponent = printed.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


def no_budget(application: str, length_m: Decimal | None) -> Budget:
    """The budget of a cable without a fibre channel: only its application and its length."""
    return replace(_EMPTY, application=application, length_m=length_m)


_EMPTY = Budget(
    application="",
    fibre=None,
    wavelength_nm=None,
    length_m=None,
    mated_pairs=0,
    splices=0,
    terms=(),
    connections_db=None,
    loss_db=None,
    limit_db=None,
    allocation_db=None,
    reach_m=None,
    margin_db=None,
    verdict=LossVerdict.UNKNOWN,
    confidence="low",
    caveats=(),
    unknown=(),
)
