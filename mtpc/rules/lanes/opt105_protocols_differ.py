"""OPT105 protocols-differ: the lanes of two transceivers talk, but their protocols differ."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant, Shape
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._findings import component_finding
from mtpc.rules._optics import are_apart, channels_whose_shape
from mtpc.rules.rule import OF_CHANNELS, Rule

OWN = ("InfiniBand", "Fibre Channel")  # groups of applications; every other group is Ethernet


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The two optics of a channel are of different protocols."""
    site, columns = plant.site, plant.channels
    for channel, shape in channels_whose_shape(plant, _differ):
        assert shape.far is not None
        arrives = "" if are_apart(plant, shape) else "light arrives, but "
        ends = (columns.near[channel], columns.far[channel])
        ends_shown = [
            f"{site.face_name(face)} is {optic.application} ({_protocol(plant, optic)})"
            for face, optic in zip(ends, (shape.near, shape.far), strict=True)
        ]
        yield component_finding(
            RULE,
            site,
            site.component_of(ends[0]),
            f"{ends_shown[0]} and {ends_shown[1]}: {arrives}the protocols differ",
            help_="use the same application at both ends; if one module serves both, its record for this switch",
            label=(site.component_of(ends[1]), f"{_protocol(plant, shape.far)} at the other end"),
        )


def _differ(plant: Plant, shape: Shape) -> bool:
    if shape.far is None:
        return False
    near, far = _protocol(plant, shape.near), _protocol(plant, shape.far)
    return bool(near and far and near != far)


def _protocol(plant: Plant, optic: OpticPart) -> str:
    """Ethernet, InfiniBand or Fibre Channel; "" where the application is not known."""
    application = plant.site.applications.get(optic.application)
    if application is None or not application.group:
        return ""
    return application.group if application.group in OWN else "Ethernet"


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="The lanes of two transceivers talk, but their protocols differ.",
    why=(
        "The light is understood and the link stays down: an InfiniBand port and an Ethernet port do not speak to "
        "each other. Modules for NDR and for 400G Ethernet over multimode fibre are one "
        "part; the switch sets the protocol."
    ),
    fix="Use the same application at both ends, as the switches are set.",
    sources=(
        "NVIDIA, 400G modules for InfiniBand and Ethernet: "
        "https://docs.nvidia.com/networking/display/intrcnctcabreqndr400eth (high)",
        "Ethernet, InfiniBand and Fibre Channel must match besides the lanes: derived (medium)",
    ),
    bad=(
        "device node[1..2] : acme.tester-2u at A02.U[20, 16]\n"
        "optic node1.osfp1 : acme.osfp-400g-ndr-sr4-flat\n"
        "optic node2.osfp1 : acme.osfp-400g-sr4-flat\n"
        "cord node1.osfp1 -- node2.osfp1 : acme.patch-mpo12-b-om4-apc { length = 3m }"
    ),
    good=(
        "device node[1..2] : acme.tester-2u at A02.U[20, 16]\n"
        "optic node1.osfp1 : acme.osfp-400g-ndr-sr4-flat\n"
        "optic node2.osfp1 : acme.osfp-400g-ndr-sr4-flat\n"
        "cord node1.osfp1 -- node2.osfp1 : acme.patch-mpo12-b-om4-apc { length = 3m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
