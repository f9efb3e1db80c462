"""What rules could not judge because a premise is missing: said of each channel and mating, never passed over.

Each rule names its premises; here is asked which of them are missing, for what, and which finding tells why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mtpc.catalogue.types import Polish
from mtpc.channel.mating_faults import mates
from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.model.site import CABLES
from mtpc.rules._blind import blind_circuits
from mtpc.rules._governed import governed_channels
from mtpc.rules._premises import OF_CHANNELS, Told, codes_needing
from mtpc.rules._unjudged_channels import unjudged_channels
from mtpc.rules.rule import Premise

OF_MATINGS: Mapping[MatingFault, tuple[str, str, tuple[str, ...]]] = {  # what is not stated, told by, codes
    MatingFault.GENDER_UNSTATED: ("whether it is pinned", "GEN104", ("GEN101", "GEN102", "GEN103")),
    MatingFault.POLISH_UNSTATED: ("its polish", "FIN104", ("FIN101", "FIN102", "FIN103")),
    MatingFault.MATING_UNSTATED: ("how keys meet in it", "KEY104", ("FIN102", "FIN103")),
}
FIBRE_CODES = ("FIB101", "FIB102", "FIB104")
KEYS = ("KEY101", "KEY103")  # tell that something does not go in
LEANING = ("FIN102", "FIN103")
OF_ARRAYS = (*LEANING, "GEN101", "GEN102")
Pair = tuple[int, int]


def what_is_not_judged(plant: Plant, findings: Iterable[Diagnostic]) -> list[Unjudged]:
    """Every thing that has to be judged and lacks a premise, with the codes that are open because of it."""
    told = Told(findings)
    return [
        *plant.site.not_judged,
        *_not_placed(plant),
        *governed_channels(plant),
        *unjudged_channels(plant, told),
        *_matings(plant, told),
        *_kept_apart(plant, told),
    ]


# ---- statements that are not placed ------------------------------------------------------------


def _not_placed(plant: Plant) -> Iterator[Unjudged]:
    """Circuits and cables that are not on the floor, and circuits whose light ends where something is missing."""
    for gap in plant.site.gaps:
        folders = OF_CHANNELS if gap.statement_kind == "circuit" else ("matings",)
        for name in gap.declares if gap.statement_kind in ("circuit", *CABLES) else ():
            codes = codes_needing(Premise.NAMES_RESOLVED, folders)
            kind = "circuit" if gap.statement_kind == "circuit" else "piece"
            yield Unjudged(name, codes, f"{name} could not be placed", gap.because, kind=kind)
        for name in gap.states if gap.statement_kind == "as-built" else ():
            codes = tuple(dict.fromkeys((*codes_needing(Premise.LENGTHS_KNOWN), *codes_needing(Premise.LOSSES_KNOWN))))
            yield Unjudged(name, codes, f"what was measured of {name} could not be read", gap.because)
    for circuit, gap in blind_circuits(plant):
        codes = codes_needing(Premise.NAMES_RESOLVED)
        yield Unjudged(circuit.name, codes, "a statement on its path could not be placed", gap.because)


# ---- matings -----------------------------------------------------------------------------------


def _matings(plant: Plant, told: Told) -> Iterator[Unjudged]:
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


def _kept_apart(plant: Plant, told: Told) -> Iterator[Unjudged]:
    """Cables whose plug does not meet what it should: what of the two cannot be compared."""
    site, seen = plant.site, set[str]()
    for (plug, other), codes in (*_across_adapters(plant), *_of_other_keys(plant)):
        names = [site.name_of(site.component_of(face)) for face in (plug, other)]
        insert = site.insert_of(site.socket_of(plug))
        if names[0] not in seen:
            seen.add(names[0])
            why = f"{names[0]} does not go in at {site.face_name(plug)}, and is not compared with {names[1]} there"
            yield Unjudged(names[0], codes, why, told.because(KEYS, [*names, *([insert.name] if insert else [])]))


def _across_adapters(plant: Plant) -> Iterator[tuple[Pair, tuple[str, ...]]]:
    """Plugs that do not go into their adapters, with the plug on the other side: they touch nowhere."""
    site = plant.site
    for plug in site.misfits:
        place = site.place_at(plug)
        other = site.plug_in(place.partner) if place else -1
        if other >= 0:
            codes = codes_needing(Premise.CONNECTORS_MEET, ("lanes", "matings"))
            arrays = all(site.terminal(face).family.gendered for face in (plug, other))
            yield (plug, other), codes if arrays else tuple(code for code in codes if code not in OF_ARRAYS)


def _of_other_keys(plant: Plant) -> Iterator[tuple[Pair, tuple[str, ...]]]:
    """Angled array connectors of different shells: each leans against a key of its own."""
    for kind, pairs in zip(plant.matings.kinds, plant.matings.faces, strict=True):
        ends = (kind.a, kind.b)
        if MatingFault.KEY_FAMILY_MISMATCH in mates(kind) and all(end.polish is Polish.APC for end in ends):
            for one, other in pairs:
                yield ((other, one) if plant.site.is_optic(one) else (one, other)), LEANING
