"""FIB101 single-mode-meets-multimode: single-mode fibre, or a single-mode module, meets multimode fibre."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import FibreMode
from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._fibres import fibre_of, fibres_apart, wrong_side
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.rule import Rule

MODES = {"MM": "multimode", "SM": "single-mode"}


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Two fibres of different modes meet, or a channel's fibre is not of the mode its modules need."""
    yield from fibres_apart(plant, RULE, MatingFault.MODE_MISMATCH, reason=": single-mode meets multimode")
    yield from modules_on_wrong_fibre(plant)


def modules_on_wrong_fibre(plant: Plant) -> Iterator[Diagnostic]:
    """Channels of one mode whose modules need the other; where fibres themselves differ, their mating is found."""
    site, columns = plant.site, plant.channels
    wrong = {number: side for number, shape in enumerate(columns.shapes) if (side := wrong_side(plant, shape))}
    for channel, number in enumerate(columns.shape):
        if number not in wrong or not columns.components[channel]:
            continue
        near, shape = wrong[number] == "near", columns.shapes[number]
        face = (columns.near if near else columns.far)[channel]
        component = columns.components[channel][0][0 if near else -1]
        optic = shape.near if near else shape.far
        assert optic is not None
        fibre = site.fibres[fibre_of(shape) or ""]
        needed = MODES[FibreMode.SM if fibre.mode == FibreMode.MM else FibreMode.MM]
        conflict = f"{named(site, component)} is {fibre.shown}, and {site.face_name(face)} is {optic.application}"
        help_ = f"use {needed} fibre, or a module for {fibre.shown}"
        yield component_finding(RULE, site, component, f"{conflict}, which needs {needed}", help_=help_)


RULE = Rule(
    code="FIB101",
    name="single-mode-meets-multimode",
    severity=Severity.ERROR,
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
)
