"""OPT119 modes-mixed: circuits of one transceiver take links of several widths, which are several modes at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Consequence, Diagnostic
from mtpc.repair.ends import lanes_of, optic_of
from mtpc.rules._findings import component_finding
from mtpc.rules._optics import modes_shown
from mtpc.rules.lanes._divided import divided_ports
from mtpc.rules.lanes._links import told_otherwise
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import NVIDIA_SPLIT_MODES

if TYPE_CHECKING:
    from mtpc.model.floor_values import Circuit, Subport

    End = tuple[Circuit, Subport]


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Each module that is set to no mode, and whose circuits need two."""
    site = plant.site
    ends: dict[int, list[End]] = {}
    for circuit in site.circuits:
        if not told_otherwise(plant, circuit):
            for end in (circuit.near, circuit.far):
                taken = ends.setdefault(site.component_of(end.face), [])
                if not any(_overlap(plant, end, other) for _, other in taken):  # that is POL205
                    taken.append((circuit, end))
    for component, taken in ends.items():
        part = site.part_of(component)
        assert isinstance(part, OpticPart)
        if not (part.is_set or part.mixed_modes) and _is_mixed(plant, component, part, taken):
            yield _finding(plant, component, part, taken)


def _overlap(plant: Plant, end: Subport, other: Subport) -> bool:
    return end.face == other.face and not set(lanes_of(plant.site, end)).isdisjoint(lanes_of(plant.site, other))


def _is_mixed(plant: Plant, component: int, part: OpticPart, taken: list[End]) -> bool:
    """Whether the links are of several widths; where OPT107 tells that a connector is split, that is one cause."""
    if len({_width(plant, end) for _, end in taken}) < 2:
        return False
    divided = divided_ports(plant)
    split = {divided[face] for face in plant.site.faces_of(component) if face in divided}
    return not (part.connectors_alike and len(split) > 1)


def _width(plant: Plant, end: Subport) -> int:
    return len(lanes_of(plant.site, end))


def _finding(plant: Plant, component: int, part: OpticPart, taken: list[End]) -> Diagnostic:
    site, first = plant.site, taken[0]
    other = next(one for one in taken if _width(plant, one[1]) != _width(plant, first[1]))
    words = [f"{circuit.name} takes {_lanes(plant, end)} of it as {circuit.application.name}" for circuit, end in taken]
    finding = component_finding(
        RULE,
        site,
        component,
        f"{site.name_of(component)} runs one mode at a time: {first[0].name} is {first[0].application.name} on"
        f" {_lanes(plant, first[1])}, {other[0].name} is {other[0].application.name} on {_lanes(plant, other[1])}",
        help_="give all circuits of it one application, or use two modules; where its maker and the device allow"
        f" both at once, {part.name} states `mixed-modes = true`",
        notes=modes_shown(optic_of(site, first[1].face)),
    )
    circuits = [circuit.name for circuit, _ in taken]
    each = zip(circuits, words, strict=True)
    return replace(finding, consequences=tuple(Consequence(RULE.code, name, text) for name, text in each))


def _lanes(plant: Plant, end: Subport) -> str:
    count = _width(plant, end)
    return f"{count} lane{'s' * (count > 1)}"


def _example(mixed: str) -> str:
    return (
        f"part m : optic {{ form-factor = osfp; mixed-modes = {mixed}; gender = pinned; polish = apc\n"
        "  application = 400GBASE-SR4; port p[1..2] : mpo12 { up-angled = true; pinout = mpo12-4p4-mm-apc } }\n"
        "device t[1..2] : acme.tester-2u at A02.U[1, 4]; optic t[1..2].osfp1 : m\n"
        "cord t1.osfp1:[1..2] -- t2.osfp1:[1..2] : acme.patch-mpo12-b-om4-apc { length = 5m }\n"
        "circuit t1.osfp1:1 -- t2.osfp1:1 : 400GBASE-SR4; "
        "circuit t1.osfp1:2:1 -- t2.osfp1:2:1 : 200GBASE-SR2"
    )


RULE = Rule(
    __name__,
    summary="Circuits of one transceiver take links of several widths, which are several modes at a time.",
    why=(
        "A port is set to one mode: to 1 x 400G, or to 4 x 100G. Beside a link of 400G the other lanes bring up no link"
        " of 100G, though their light arrives."
    ),
    fix=(
        "Give all circuits of the module one application, or use two modules. A part whose maker and device allow both"
        " at once states `mixed-modes = true`, with its source."
    ),
    sources=(NVIDIA_SPLIT_MODES,),
    bad=_example("false"),
    good=_example("true"),
    check=check,
    needs=OF_CHANNELS,
    effect="in another mode",
)
