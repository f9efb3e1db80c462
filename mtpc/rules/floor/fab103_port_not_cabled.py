"""FAB103 port-not-cabled: a port that has to be cabled has no cable in it."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import DevicePart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.model.floor_values import FabricKind
from mtpc.model.site import Site
from mtpc.rules.floor._fabric import fabric_finding, not_judged, port_names, requirements_of
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Ports of a `require cabled` without a plug in every connector."""
    site = plant.site
    for requirement in requirements_of(plant, FabricKind.CABLED):
        yield from not_judged(plant, requirement, RULE)
        assert requirement.of
        for number, device in enumerate(site.equipment):
            if not isinstance(device.part, DevicePart):
                continue
            plugged = _plugged(site, number)
            for name in port_names(device):
                if requirement.of.numbers_of(name) is None or site.gaps.about(name):
                    continue
                if fault := _fault(name, plugged.get(name)):
                    help_ = "cable it, or correct the requirement"
                    yield fabric_finding(RULE, requirement, name, f"{fault}; it is required to be cabled", help_)


def _plugged(site: Site, equipment: int) -> dict[str, dict[str, bool]]:
    """For each cage of a device with something in it: its connectors, and whether a plug is in each."""
    plugged: dict[str, dict[str, bool]] = {}
    for number in site.sockets_of(equipment):
        socket = site.socket(number)
        cage = socket.name if socket.inner < 0 else site.name_of(site.component_of(socket.inner))
        plugged.setdefault(cage, {})[socket.name] = bool(site.plugs_at(number))
    return plugged


def _fault(name: str, connectors: dict[str, bool] | None) -> str:
    """What keeps a cage from being cabled; empty where nothing does."""
    if not connectors:
        return f"{name} has neither optic nor cable"
    return next((f"nothing is plugged into {each}" for each, has_plug in connectors.items() if not has_plug), "")


RULE = Rule(
    __name__,
    summary="A port that a `require cabled` names has no cable in it.",
    why="Every link that is stated can be right, and one that is needed was never written.",
    fix="Write its cable, or take the port out of the requirement.",
    bad=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        'require cabled { of = "spine[*].et-0/0/0" }'
    ),
    good=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        'require cabled { of = "spine1.et-0/0/0" }'
    ),
    check=check,
)
