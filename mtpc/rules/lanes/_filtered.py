"""Lanes of which filters on the way let a part of the wavelengths pass, and the port that keeps the others back."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.colours import Colours, common, shown, within
from mtpc.catalogue.types import OpticPart
from mtpc.channel.follow import ways
from mtpc.channel.types import Landing, LandingKind, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import Site
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import port_name
from mtpc.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Filtered:
    """A lane on its way from one port to another, the wavelengths in question, and the port (face) of a part."""

    sender: int
    target: int
    bands: Colours
    at: int


def filter_finding(rule: Rule, site: Site, lane: Filtered, sends: str, where: str) -> Diagnostic:
    """At the module, what it sends and the filter that keeps some of it back."""
    passes = site.terminal(lane.at).passes or ()
    return component_finding(
        rule,
        site,
        site.component_of(lane.sender),
        f"{site.face_name(lane.sender)} {sends}, and {port_name(site, lane.at)} lets only {shown(passes)} pass",
        help_="use a port that lets the whole band of the module pass, or a module that is made for this port",
        label=(site.component_of(lane.at), where),
    )


def stopped(plant: Plant) -> Iterator[Filtered]:
    """Lanes that send several wavelengths, of which one does not arrive."""
    for sender, target, landing, sent in _narrowed(plant):
        bands = _missing(sent, landing)
        if bands:
            yield Filtered(sender, target, bands, _keeper(plant, sender, target, bands))


def doubtful(plant: Plant) -> Iterator[Filtered]:
    """Lanes that send somewhere in a band, of which a part would be stopped."""
    for sender, target, landing, sent in _narrowed(plant):
        bands = tuple(band for band in sent if not within((band,), landing.arrived or ()))
        if bands and not _missing(sent, landing):
            yield Filtered(sender, target, bands, _keeper(plant, sender, target, bands))


def _missing(sent: Colours, landing: Landing) -> Colours:
    return tuple(band for band in sent if not common((band,), landing.arrived or ()))


def _narrowed(plant: Plant) -> Iterator[tuple[int, int, Landing, Colours]]:
    """Every lane that arrives with other wavelengths than were sent: its ports, its landing, and what was sent."""
    columns = plant.channels
    narrowed = [any(landing.arrived is not None for landing in shape.forward + shape.back) for shape in columns.shapes]
    for channel, number in enumerate(columns.shape):
        if not narrowed[number]:
            continue
        shape, near, far = columns.shapes[number], columns.near[channel], columns.far[channel]
        for sender, target, landings in ((near, far, shape.forward), (far, near, shape.back)):
            optic = plant.site.article(sender)
            assert isinstance(optic, OpticPart)
            for landing in landings:
                if landing.arrived is not None and landing.kind is LandingKind.RX:
                    yield sender, target, landing, optic.sends


def _keeper(plant: Plant, sender: int, target: int, bands: Colours) -> int:
    """The first port on the way whose filter does not let all of these pass."""
    site, optic = plant.site, plant.site.article(sender)
    assert isinstance(optic, OpticPart)
    positions = dict.fromkeys(optic.lanes(site.index_of(sender)).values())
    for way in ways(plant, sender, {position: position for position in positions}):
        for face in (face for hop in way.hops for face in hop) if way.face == target else ():
            passes = site.terminal(face).passes
            if passes is not None and not within(bands, passes):
                return face
    return sender
