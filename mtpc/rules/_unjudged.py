"""What rules could not judge because a premise is missing: said of each channel and mating, never passed over.

Each rule names its premises; here is asked which of them are missing, for what, and which finding tells why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from mtpc.catalogue.types import Confidence, FibreMode
from mtpc.channel.mating_faults import mates
from mtpc.channel.types import FibreEnd, Figure, LossVerdict, MatingFault, Missing, Plant, Shape
from mtpc.channel.words import missing_words
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.model.floor_values import Subport
from mtpc.model.symbols import Cause
from mtpc.rules._naming import channel_name, named
from mtpc.rules.budget._channels import CheckedChannel, checked_channels
from mtpc.rules.files import rule, rule_files
from mtpc.rules.lanes._blind import blind_circuits, gap_before
from mtpc.rules.rule import Premise

OF_CHANNELS = ("lanes", "budget")
CABLES = ("cord", "trunk", "harness")
LACKS: Mapping[Figure, tuple[Premise, ...]] = {  # what is missing where a figure is
    Figure.LENGTH: (Premise.LENGTHS_KNOWN,),
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
    Figure.FIBRE_CLASS: ("FIB103",),
    Figure.ONE_FIBRE: ("FIB101", "FIB104"),
    Figure.LIMITS: ("FIB101", "LOS303"),
}
OF_MATINGS: Mapping[MatingFault, tuple[str, str, tuple[str, ...]]] = {  # what is not stated, told by, codes
    MatingFault.GENDER_UNSTATED: ("whether it is pinned", "GEN104", ("GEN101", "GEN102", "GEN103")),
    MatingFault.POLISH_UNSTATED: ("its polish", "FIN104", ("FIN101", "FIN102", "FIN103")),
    MatingFault.MATING_UNSTATED: ("how keys meet in it", "KEY104", ("FIN102", "FIN103")),
}
OF_A_CABLE = {"LOS312"}  # judged of a cable by itself
FIBRE_CODES = ("FIB101", "FIB102", "FIB104")


def what_is_not_judged(plant: Plant, findings: Iterable[Diagnostic]) -> list[Unjudged]:
    """Every thing that has to be judged and lacks a premise, with the codes that are open because of it."""
    told = _Told(plant, findings)
    of_channels = [*_open_channels(plant), *_budgets(plant, told), *_orders(plant)]
    return [*_not_placed(plant), *of_channels, *_matings(plant, told)]


class _Told:
    """The findings so far, by code and object."""

    def __init__(self, plant: Plant, findings: Iterable[Diagnostic]) -> None:
        self._site = plant.site
        self._by_key: dict[tuple[str, str], Diagnostic] = {}
        for finding in findings:
            for name in (finding.object, *finding.more):
                self._by_key.setdefault((finding.code, name), finding)
            for each in finding.consequences:
                self._by_key.setdefault((each.code, each.object), finding)

    def of(self, code: str, name: str) -> bool:
        """Whether the code is reported of a thing: then it was judged."""
        return (code, name) in self._by_key

    def because(self, codes: Iterable[str], names: Iterable[str]) -> Cause | None:
        """The finding of one of these codes about one of these things; none where it warns of what is so on purpose."""
        listed = list(names)
        keys = ((code, name) for code in codes for name in listed)
        found = next((self._by_key[key] for key in keys if key in self._by_key), None)
        on_purpose = found is not None and found.code == "LEN102" and found.severity is Severity.WARNING
        return (found.code, found.span) if found and not on_purpose else None


@cache
def codes_needing(premise: Premise, folders: tuple[str, ...] = OF_CHANNELS) -> tuple[str, ...]:
    """The codes of the rules of these folders that have this premise."""
    files = [file for file in rule_files().values() if file.folder in folders]
    return tuple(file.code for file in files if (its_rule := rule(file.code)) and premise in its_rule.premises)


# ---- statements that are not placed ------------------------------------------------------------


def _not_placed(plant: Plant) -> Iterator[Unjudged]:
    """Circuits and cables that are not on the floor, and circuits whose light ends where something is missing."""
    for gap in plant.site.gaps:
        folders = OF_CHANNELS if gap.statement_kind == "circuit" else ("matings",)
        for name in gap.declares if gap.statement_kind in ("circuit", *CABLES) else ():
            codes = codes_needing(Premise.NAMES_RESOLVED, folders)
            yield Unjudged(name, codes, f"{name} could not be placed", gap.because)
        for name in gap.states if gap.statement_kind == "as-built" else ():
            codes = tuple(dict.fromkeys((*codes_needing(Premise.LENGTHS_KNOWN), *codes_needing(Premise.LOSSES_KNOWN))))
            yield Unjudged(name, codes, f"what was measured of {name} could not be read", gap.because)
    for circuit, gap in blind_circuits(plant):
        codes = codes_needing(Premise.NAMES_RESOLVED)
        yield Unjudged(circuit.name, codes, "a statement on its path could not be placed", gap.because)


# ---- channels ----------------------------------------------------------------------------------


def _open_channels(plant: Plant) -> Iterator[Unjudged]:
    """Channels with light that ends open, where no circuit says that it should arrive: whether it will is not known."""
    planned = {end.face for circuit in plant.site.circuits for end in (circuit.near, circuit.far)}
    for channel, far in enumerate(plant.channels.far):
        near = plant.channels.near[channel]
        if far < 0 and near not in planned:
            codes = codes_needing(Premise.PATH_COMPLETE)
            name = plant.site.face_name(near)
            gap = gap_before(plant, Subport(near, (), name)) if plant.site.gaps else None
            yield Unjudged(name, codes, f"the light of {name} reaches no port", gap.because if gap else None)
        elif far >= 0 and not plant.channels.circuits[channel] and _ends_open(plant.channels.shape_of(channel)):
            codes = codes_needing(Premise.PATH_COMPLETE)
            yield Unjudged(channel_name(plant, channel), codes, "some of its light reaches no port")


def _ends_open(shape: Shape) -> bool:
    return any(landing.kind is FibreEnd.OPEN for landing in shape.forward + shape.back)


def _budgets(plant: Plant, told: _Told) -> Iterator[Unjudged]:
    for channel in checked_channels(plant):
        names = [channel.name, *map(plant.site.name_of, channel.components())]
        for missing in channel.budget.unknown:
            codes = _codes_open(channel, missing, told)
            if codes:
                reported = (missing.name,) if missing.kind is Figure.LENGTH else names
                because = told.because(TOLD_BY.get(missing.kind, ("LOS303",)), reported)
                yield Unjudged(channel.name, codes, _premise(channel, missing), because)
        light = channel.budget.reflected
        fibre = plant.site.fibres.get(channel.budget.fibre or "")
        if light is None or (fibre is not None and fibre.mode is not FibreMode.SM):
            continue  # as in reflectance-unknown: what multimode pairs reflect is not asked for
        if light.verdict is LossVerdict.UNKNOWN and light.unknown:
            because = told.because(("LOS311",), names)
            premise = f"not known: {missing_words(light.unknown[0])}"
            yield Unjudged(channel.name, codes_needing(Premise.REFLECTANCES_KNOWN), premise, because)


def _premise(channel: CheckedChannel, missing: Missing) -> str:
    site = channel.plant.site
    if missing.kind is Figure.LENGTH:
        cable = next(each for each in channel.components() if site.name_of(each) == missing.name)
        return f"the length of {named(site, cable)} is not known"
    return f"not known: {missing_words(missing)}"


def _codes_open(channel: CheckedChannel, missing: Missing, told: _Told) -> tuple[str, ...]:
    """The codes that a missing figure leaves open: not those that are reported all the same, nor idle ones."""
    needing = {code for premise in LACKS.get(missing.kind, ()) for code in codes_needing(premise)} - OF_A_CABLE
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
            application, is_leg = unsure[number]
            premise = f"the order of lanes of {application} is not confirmed (low)"
            mine = tuple(code for code in codes if (code == "POL102") is not is_leg)
            yield Unjudged(channel_name(plant, channel), mine, premise)


def _unsure_order(shape: Shape) -> tuple[str, bool] | None:
    """The application whose order of lanes is not known, and whether the other port takes one of its lanes."""
    if shape.far is None:
        return None
    ends = ((shape.near, shape.near_terminal), (shape.far, shape.far_terminal))
    counts = [len(optic.tx[terminal]) for optic, terminal in ends]
    unsure = (
        optic.application
        for (optic, _), count in zip(ends, counts, strict=True)
        if count > 1 and optic.lane_order_confidence is Confidence.LOW
    )
    application = next(unsure, None)
    return (application, min(counts) < max(counts)) if application else None


# ---- matings -----------------------------------------------------------------------------------


def _matings(plant: Plant, told: _Told) -> Iterator[Unjudged]:
    """Matings of which something is not stated that a rule compares, each by the piece that is reported for it."""
    site, seen = plant.site, set[tuple[str, tuple[str, ...]]]()
    for kind, pairs in zip(plant.matings.kinds, plant.matings.faces, strict=True):
        open_ = [OF_MATINGS[fault] for fault in mates(kind) if fault in OF_MATINGS]
        if not kind.at_module and None in (kind.a_fibre, kind.b_fibre):
            open_.append(("its fibre class", "FIB103", FIBRE_CODES))
        for (what, code, codes), pair in ((each, pair) for each in open_ for pair in pairs):
            names = [site.name_of(site.component_of(face)) for face in pair]
            panels = [insert.name for face in pair if (insert := site.insert_of(site.socket_of(face)))]
            name = next((each for each in (*names, *panels) if told.of(code, each)), names[0])
            if (name, codes) not in seen:
                seen.add((name, codes))
                yield Unjudged(name, codes, f"{name} does not state {what}", told.because((code,), (name,)))
