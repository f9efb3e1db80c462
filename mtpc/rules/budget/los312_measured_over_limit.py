"""LOS312 measured-over-limit: a cable was measured with more loss than it, or a channel over it, is allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from mtpc.channel.budget import half_unit
from mtpc.channel.cable_loss import cable_limit_db
from mtpc.channel.types import LossVerdict, Plant
from mtpc.diagnostics import Consequence, Diagnostic, Unjudged
from mtpc.model.floor_values import AsBuilt
from mtpc.rules._naming import named
from mtpc.rules.budget._channels import CheckedChannel, checked_channels
from mtpc.rules.rule import Premise, Rule
from mtpc.units import show

BOTH = 2  # end pairs of a cable
OF_CHANNELS = "LOS301"  # what a channel has that exceeds its limit with the measured loss


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Measured losses over the limit that the cut sheet prints for the cable alone, or over those of channels.

    The wavelength of a measurement is not stated, nor of which leg it is: the greatest of the cable's limits counts.
    """
    site = plant.site
    built = {component: each for component, each in site.as_built.items() if each.loss_db is not None}
    if not built:
        return
    over = _channels_over(plant, built)
    for component, each in built.items():
        assert each.loss_db is not None
        limit_db, name = cable_limit_db(site, component), named(site, component)
        if limit_db is None:
            premise = f"the loss limit of {name} is not known: its length, its fibre or the loss of its pairs is not"
            yield Unjudged(site.name_of(component), (RULE.code,), premise)
        exceeded = tuple(filter(None, (_exceeded(channel, component, each.loss_db) for channel in over[component])))
        fact = f"{name} was measured with {show(each.loss_db)} dB"
        if limit_db is not None and each.loss_db > limit_db:
            yield _finding(plant, component, each, f"{fact}; the limit of this cable is {show(limit_db)} dB", exceeded)
        elif exceeded:
            yield _finding(plant, component, each, f"{fact}, more than a channel over it may lose", exceeded)


def _channels_over(plant: Plant, built: dict[int, AsBuilt]) -> dict[int, list[CheckedChannel]]:
    over: defaultdict[int, list[CheckedChannel]] = defaultdict(list)
    for channel in checked_channels(plant):
        for component in channel.components():
            if component in built:
                over[component].append(channel)
    return over


def _exceeded(channel: CheckedChannel, component: int, measured_db: Decimal) -> Consequence | None:
    """What follows for a channel: with the measured loss in place of the cable's own it exceeds its limit.

    The cable's own is that at the wavelength of the channel: at another it may be more, and leave too little. Both its
    end pairs are measured, and one in a module is in no channel: what is over its limit may be lost at either.

    None for a channel that keeps it, or exceeds it by its parts alone.
    """
    budget, site = channel.budget, channel.plant.site
    limit_db, maximum_db = budget.limit_db, budget.maximum_db
    if limit_db is None or budget.verdict is LossVerdict.FAIL:
        return None
    pairs = channel.pairs_of(component)
    own_db = cable_limit_db(site, component, budget.wavelength_nm)
    share_db = cable_limit_db(site, component, budget.wavelength_nm, pairs=pairs)
    total_db, how = measured_db, "at least"
    if own_db is not None and share_db is not None and maximum_db is not None:
        if pairs < BOTH and measured_db <= own_db:
            return None
        total_db, how = max(maximum_db - share_db, Decimal(0)) + measured_db, "up to"
    elif pairs < BOTH:
        return None
    if total_db <= limit_db + half_unit(limit_db):
        return None
    message = f"{channel.name} loses {how} {show(total_db)} dB; {channel.loss_allowed}"
    return Consequence(OF_CHANNELS, channel.name, message)


def _finding(
    plant: Plant, component: int, built: AsBuilt, message: str, exceeded: tuple[Consequence, ...]
) -> Diagnostic:
    return Diagnostic(
        code=RULE.code,
        message=message,
        span=built.origin.attribute("loss"),
        severity=RULE.severity,
        object=plant.site.name_of(component),
        notes=tuple(each.message for each in exceeded[:1]),
        help="clean its connectors and measure it again, or correct what is stated",
        context=built.origin.context,
        consequences=exceeded,
    )


RULE = Rule(
    __name__,
    summary="A cable was measured with more loss than it, or a channel over it, is allowed.",
    why=(
        "A certified result over the printed limit is a failed cable: a dirty or damaged connector, a bend, a splice. "
        "Compared are the limit that the cut sheet prints for the cable alone (the maximum loss of its two end pairs "
        "by their grade, its splices, its fibre), and the limit of each channel over it, of which the measured loss "
        "leaves less to the rest. A plug in a module counts in the limit of the cable, not in that of a channel."
    ),
    fix="Clean and inspect its connectors, measure again, and state the new result; replace the cable if it stays.",
    sources=(
        "pairs, splices and length times attenuation, as in TIA-568.3 and ISO/IEC 14763-3; and channel loss against "
        "the limit of the application: two different limits (applications reference, section 6)",
        "the maximum loss of a pair is that of its grade: `mtpc catalog show`",
    ),
    bad="as-built T01 { loss = 1.2dB }",
    good="as-built T01 { loss = 0.5dB }",
    check=check,
    needs=(Premise.PARTS_COMPLETE, Premise.LENGTHS_KNOWN),
)
