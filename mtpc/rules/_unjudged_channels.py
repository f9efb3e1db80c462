"""Channels that rules could not judge: their light ends open, a figure is missing, the order of lanes is not sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtpc.catalogue.types import Confidence, FibreMode
from mtpc.channel.loss_words import missing_words, pinout_shown
from mtpc.channel.types import FibreEnd, Figure, LossVerdict, Missing, Plant, Shape
from mtpc.diagnostics import Unjudged
from mtpc.model.floor_values import Subport
from mtpc.rules._blind import gap_before
from mtpc.rules._naming import channel_name, named
from mtpc.rules._premises import Told, codes_needing
from mtpc.rules.budget._channels import CheckedChannel, checked_channels
from mtpc.rules.rule import Premise

LACKS: Mapping[Figure, tuple[Premise, ...]] = {  # what is missing where a figure is
    Figure.LENGTH: (Premise.LENGTHS_KNOWN,),
    Figure.LENGTH_OF_MEASURED: (Premise.REACHES_KNOWN,),
    Figure.RECORD: (Premise.LIMITS_KNOWN, Premise.REACHES_KNOWN),
    Figure.WAVELENGTH: (Premise.LOSSES_KNOWN,),
    Figure.FIBRE_CLASS: (Premise.LIMITS_KNOWN, Premise.REACHES_KNOWN, Premise.LOSSES_KNOWN),
    Figure.ONE_FIBRE: (Premise.LIMITS_KNOWN, Premise.REACHES_KNOWN, Premise.LOSSES_KNOWN),
    Figure.ATTENUATION: (Premise.LOSSES_KNOWN,),
    Figure.PAIR_LOSS: (Premise.LOSSES_KNOWN,),
    Figure.SPLICE_LOSS: (Premise.LOSSES_KNOWN,),
    Figure.THROUGH_LOSS: (Premise.LOSSES_KNOWN,),
    Figure.LIMITS: (Premise.LIMITS_KNOWN, Premise.REACHES_KNOWN),
    Figure.LOSS_LIMIT: (Premise.LIMITS_KNOWN,),
    Figure.REACH: (Premise.REACHES_KNOWN,),
}
TOLD_BY: Mapping[Figure, tuple[str, ...]] = {  # which findings say so, of the channel or of a piece of it
    Figure.LENGTH: ("LEN102", "LEN104"),
    Figure.LENGTH_OF_MEASURED: ("LEN102", "LEN104"),
    Figure.FIBRE_CLASS: ("FIB103",),
    Figure.ONE_FIBRE: ("FIB101", "FIB104"),
    Figure.LIMITS: ("FIB101", "FIB105", "LOS303"),
}
_LENGTHS = (Figure.LENGTH, Figure.LENGTH_OF_MEASURED)
OF_A_CABLE = {"LOS312"}  # judged of a cable by itself


def unjudged_channels(plant: Plant, told: Told) -> Iterator[Unjudged]:
    """Every channel that lacks a premise, with the codes that are open because of it."""
    yield from _open_channels(plant)
    yield from _budgets(plant, told)
    yield from _orders(plant)


def _open_channels(plant: Plant) -> Iterator[Unjudged]:
    """Channels with light that ends open, where no circuit says that it should arrive: whether it will is not known."""
    planned = {end.face for circuit in plant.site.circuits for end in (circuit.near, circuit.far)}
    partly = {number for number, shape in enumerate(plant.channels.shapes) if _ends_open(shape)}
    for channel, far in enumerate(plant.channels.far):
        near = plant.channels.near[channel]
        if far < 0 and near not in planned:
            codes = codes_needing(Premise.PATH_COMPLETE)
            name = plant.site.face_name(near)
            gap = gap_before(plant, Subport(near, (), name)) if plant.site.gaps else None
            module = plant.site.unknown_module_beyond(near)
            premise = f"the module in {module} is not known" if module else f"the light of {name} reaches no port"
            yield Unjudged(name, codes, premise, gap.because if gap else None)
        elif far >= 0 and plant.channels.shape[channel] in partly and not plant.channels.circuits[channel]:
            codes = codes_needing(Premise.PATH_COMPLETE)
            yield Unjudged(channel_name(plant, channel), codes, "some of its light reaches no port")


def _ends_open(shape: Shape) -> bool:
    return any(landing.kind is FibreEnd.OPEN for landing in shape.forward + shape.back)


def _budgets(plant: Plant, told: Told) -> Iterator[Unjudged]:
    for channel in checked_channels(plant):
        for missing in channel.budget.unknown:
            codes = _codes_open(channel, missing, told)
            if codes:
                reported = (missing.name,) if missing.kind in _LENGTHS else _names_on(channel)
                because = told.because(TOLD_BY.get(missing.kind, ("LOS303",)), reported)
                yield Unjudged(channel.name, codes, _premise(channel, missing), because)
        light = channel.budget.reflected
        fibre = plant.site.fibres.get(channel.budget.fibre or "")
        if light is None or (fibre is not None and fibre.mode is not FibreMode.SM):
            continue  # as in reflectance-unknown: what multimode pairs reflect is not asked for
        if light.verdict is LossVerdict.UNKNOWN and light.unknown:
            because = told.because(("LOS311",), _names_on(channel))
            premise = f"not known: {missing_words(light.unknown[0])}"
            yield Unjudged(channel.name, codes_needing(Premise.REFLECTANCES_KNOWN), premise, because)


def _names_on(channel: CheckedChannel) -> list[str]:
    """The names of a channel and of what is between its ports."""
    return [channel.name, *map(channel.plant.site.name_of, channel.components())]


def _premise(channel: CheckedChannel, missing: Missing) -> str:
    site = channel.plant.site
    if missing.kind in _LENGTHS:
        cable = next(each for each in channel.components() if site.name_of(each) == missing.name)
        return f"the length of {named(site, cable)} is not known"
    return f"not known: {missing_words(missing)}"


def _codes_open(channel: CheckedChannel, missing: Missing, told: Told) -> tuple[str, ...]:
    """The codes that a missing figure leaves open: not those that are reported all the same, nor idle ones."""
    needing = {code for premise in LACKS.get(missing.kind, ()) for code in codes_needing(premise)} - OF_A_CABLE
    fibre = channel.plant.site.fibres.get(channel.budget.fibre or "")
    if fibre is not None and fibre.is_copper:
        needing -= {*codes_needing(Premise.LOSSES_KNOWN), *codes_needing(Premise.LIMITS_KNOWN)}
    if channel.budget.skew is None:
        needing.discard("LEN105")
    if not channel.plant.channels.circuits[channel.index]:
        needing.discard("OPT104")
    if all(stated.name != "min-margin" for stated in channel.plant.site.policy.requires):
        needing.discard("LOS305")
    return tuple(sorted(code for code in needing if not told.of(code, channel.name)))


def _orders(plant: Plant) -> Iterator[Unjudged]:
    """Channels of optics whose order of lanes is not confirmed: of whole ports, and of legs that it parts."""
    columns, codes = plant.channels, codes_needing(Premise.LANE_ORDER_KNOWN)
    unsure = {number: entry for number, shape in enumerate(columns.shapes) if (entry := _unsure_order(shape))}
    for channel, number in enumerate(columns.shape):
        if number in unsure:
            whose, is_leg = unsure[number]
            premise = f"the order of lanes of {whose} is not confirmed (low)"
            mine = tuple(code for code in codes if (code == "POL102") is not is_leg)
            yield Unjudged(channel_name(plant, channel), mine, premise)


def _unsure_order(shape: Shape) -> tuple[str, bool] | None:
    """Whose order of lanes is not known, and whether the other port takes one of its lanes."""
    if shape.far is None:
        return None
    ends = ((shape.near, shape.near_terminal), (shape.far, shape.far_terminal))
    counts = [len(optic.lanes(terminal)) for optic, terminal in ends]
    unsure = (
        pinout_shown(optic)
        for (optic, _), count in zip(ends, counts, strict=True)
        if count > 1 and optic.lane_order_confidence is Confidence.LOW
    )
    whose = next(unsure, None)
    return (whose, min(counts) < max(counts)) if whose else None
