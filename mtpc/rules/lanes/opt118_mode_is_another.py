"""OPT118 mode-is-another: a transceiver is set to one mode, and its circuits or the other ends run another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.catalogue.mode_types import Mode
from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import LandingKind, Plant
from mtpc.diagnostics import Consequence, Diagnostic
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import channel_name
from mtpc.rules._optics import are_apart, modes_shown
from mtpc.rules.lanes._links import Link, LinksOfPorts, mode_of, told_otherwise
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import NVIDIA_SPLIT_MODES

Against = tuple[str, str, Link]  # the circuit or channel, what it says of the other mode, and that


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Each module that is set to a mode, with the circuits and channels that need another one."""
    site = plant.site
    set_ = list(site.components_whose(lambda part: isinstance(part, OpticPart) and part.is_set))
    if not set_:
        return
    against: dict[int, list[Against]] = {}
    links, told = LinksOfPorts(plant), set[str]()
    for circuit in site.circuits:
        if told_otherwise(plant, circuit):
            told.add(circuit.name)
            continue
        wrong = [end for end in (circuit.near, circuit.far) if not links.fits(end)]
        for end in wrong:
            told.add(circuit.name)
            against.setdefault(site.component_of(end.face), []).append((circuit.name, *links.of_end(circuit, end)))
    for channel in range(len(plant.channels)):
        if channel_name(plant, channel) not in told:
            for component, one in _of_channel(plant, links, channel):
                against.setdefault(component, []).append(one)
    for component in set_:
        if component in against:
            yield _finding(plant, component, against[component])


def _of_channel(plant: Plant, links: LinksOfPorts, channel: int) -> Iterator[tuple[int, Against]]:
    """The first lane of a channel whose link has another width at the other end, told of the end that is set."""
    columns, site = plant.channels, plant.site
    shape, ends = columns.shape_of(channel), (columns.near[channel], columns.far[channel])
    if shape.far is None or are_apart(plant, shape):
        return
    lanes = [(each.lane, each.far_lane) for each in shape.forward if each.kind is LandingKind.RX]
    lanes += [(each.far_lane, each.lane) for each in shape.back if each.kind is LandingKind.RX]
    for pair in lanes:
        for one, other in ((0, 1), (1, 0)):
            link = links.set_link(ends[one])
            far = link and links.link_at(ends[other], pair[other], link)
            if link and far and far.width != link.width:
                runs = f"{site.face_name(ends[other])} at the other end runs as {far.application}"
                yield site.component_of(ends[one]), (channel_name(plant, channel), runs, far)
                return


def _finding(plant: Plant, component: int, against: list[Against]) -> Diagnostic:
    site = plant.site
    optic = site.part_of(component)
    assert isinstance(optic, OpticPart)
    assert optic.mode is not None
    _, fact, wanted = against[0]
    wanted_mode = mode_of(plant, optic, wanted)
    links = f"{optic.mode.links} x {optic.mode.application}"
    finding = component_finding(
        RULE,
        site,
        component,
        f"{site.name_of(component)} is set to the mode {optic.mode.name} ({links}), and {fact}",
        help_=_help(optic, optic.mode, wanted, wanted_mode),
        notes=modes_shown(optic),
    )
    consequences = tuple(Consequence(RULE.code, name, f"{name}: {words}") for name, words, _ in against)
    return replace(finding, consequences=consequences)


def _help(optic: OpticPart, mode: Mode, wanted: Link, other: str) -> str:
    if other:
        return f"write `mode = {other}` where {wanted.application} is meant, else name links of {mode.application}"
    return f"name links of {mode.application}, or a module that runs {wanted.application}"


RULE = Rule(
    __name__,
    summary="A transceiver is set to one mode, and its circuits or the transceivers it meets run another one.",
    why=(
        "A port that is set to two links of 200G brings up no link of 100G, though its lanes are of one speed and"
        " their light arrives: each link is framed over all its lanes."
    ),
    fix="Set the module to the mode that its circuits ask for, or ask for circuits of the mode that it is set to.",
    sources=(NVIDIA_SPLIT_MODES,),
    bad=(
        "device t[1..2] : acme.tester-2u at A02.U[1, 4]\n"
        "optic t[1..2].osfp1 : acme.osfp-800g-2xdr4 { mode = 4x100g }\n"
        "cord t1.osfp1:[1..2] -- t2.osfp1:[1..2] : acme.patch-mpo12-b-os2-apc { length = 5m }\n"
        "circuit one[1..2] : 400GBASE-DR4 at t1.osfp1:[1..2] -- t2.osfp1:[1..2]"
    ),
    good=(
        "device t[1..2] : acme.tester-2u at A02.U[1, 4]\n"
        "optic t[1..2].osfp1 : acme.osfp-800g-2xdr4 { mode = 400GBASE-DR4 }\n"
        "cord t1.osfp1:[1..2] -- t2.osfp1:[1..2] : acme.patch-mpo12-b-os2-apc { length = 5m }\n"
        "circuit one[1..2] : 400GBASE-DR4 at t1.osfp1:[1..2] -- t2.osfp1:[1..2]"
    ),
    check=check,
    needs=OF_CHANNELS,
    effect="in another mode",
)
