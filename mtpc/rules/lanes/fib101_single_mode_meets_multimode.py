"""FIB101 single-mode-meets-multimode: single-mode fibre, or a single-mode module, meets multimode fibre."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Fibre, FibreMode, OpticPart
from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.site import Site
from mtpc.rules._faulty_matings import faulty_matings
from mtpc.rules._fibres import fibres_apart, wrong_fibre_at, wrong_fibres
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.rule import OF_MEETINGS, Rule

MODES = {"MM": "multimode", "SM": "single-mode"}


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Two fibres of different modes meet, or a channel's fibre is not of the mode its modules need."""
    yield from fibres_apart(plant, RULE, MatingFault.MODE_MISMATCH, reason=": single-mode meets multimode")
    yield from modules_on_wrong_fibre(plant)


def modules_on_wrong_fibre(plant: Plant) -> Iterator[Diagnostic]:
    """Modules on fibre of the other mode, one of a channel, but for cables that are told for the fibre they meet."""
    columns = plant.channels
    wrong = [list(wrong_fibres(plant, shape)) for shape in columns.shapes]
    told = {mating.component for mating in faulty_matings(plant, MatingFault.MODE_MISMATCH)}
    for channel, number in enumerate(columns.shape):
        for one in wrong[number] if columns.components[channel] else ():
            if columns.components[channel][0][one.hop] not in told:
                face = (columns.far if one.at_far else columns.near)[channel]
                yield _finding(plant.site, columns.components[channel][0][one.hop], one.fibre, face)
                break
        near = columns.near[channel]
        if columns.far[channel] < 0 and (fibre := wrong_fibre_at(plant, near)) is not None:
            component = plant.site.neighbour_of(near)
            if component not in told:
                yield _finding(plant.site, component, fibre, near)


def _finding(site: Site, component: int, fibre: Fibre, port: int) -> Diagnostic:
    optic = site.article(port)
    assert isinstance(optic, OpticPart)
    needed = MODES[FibreMode.SM if fibre.mode == FibreMode.MM else FibreMode.MM]
    conflict = f"{named(site, component)} is {fibre.shown}, and {site.face_name(port)} is {optic.application}"
    help_ = f"use {needed} fibre, or a module for {fibre.shown}"
    return component_finding(RULE, site, component, f"{conflict}, which needs {needed}", help_=help_)


RULE = Rule(
    __name__,
    summary="Single-mode fibre, or a single-mode module, meets multimode fibre.",
    why=(
        "Light from a 50 µm core does not get into a 9 µm one: some 15 to 20 dB are lost in that direction, and the "
        "link is down. Most often seen: 100G PSM4 and 400GBASE-DR4 on existing OM4, because both have the MPO plug."
    ),
    fix="Use cords of the fibre that is installed, and modules for that fibre.",
    sources=(
        "core diameters 50 µm and 9 µm: ISO/IEC 11801-1 fibre classes, as the records of the fibres state (high)",
        "loss from multimode into single-mode fibre, 15 to 20 dB: recalled, not read (medium)",
    ),
    bad=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord leaf02.xe-0/0/0 -- leaf02.xe-0/0/1 : acme.patch-lc-os2 { length = 2m }"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord leaf02.xe-0/0/0 -- leaf02.xe-0/0/1 : acme.patch-lc-om4 { length = 2m }"
    ),
    check=check,
    needs=OF_MEETINGS,
)
