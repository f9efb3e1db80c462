"""POL203 method-not-as-required: a channel is not built by the polarity method a policy requires."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.channel.types import ChannelVerdict, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.floor_values import Insert, Stated
from mtpc.rules._faulty_matings import adapter_of
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import channel_name, named
from mtpc.rules._requirements import Required, required_at
from mtpc.rules.lanes._method import MethodPiece, pieces
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The first piece of every channel with light that the method does not have, or whose method is not clear."""
    required, columns = Required(plant, "method"), plant.channels
    if not required.stated:
        return
    shapes = {number: [pieces(route) for route in shape.routes] for number, shape in enumerate(columns.shapes)}
    for channel, number in enumerate(columns.shape):
        if columns.shapes[number].verdict not in (ChannelVerdict.OK, ChannelVerdict.LANES_PERMUTED) or not any(
            shapes[number]
        ):
            continue
        for stated in required.of_channel(channel):
            culprit = _first(shapes[number], str(stated.value).upper())
            if culprit is not None:
                yield _finding(plant, channel, stated, *culprit)
                break


def _first(routes: list[list[MethodPiece]], method: str) -> tuple[int, MethodPiece] | None:
    """What is against the method, else what leaves it open: the route's number and the piece."""
    every = [(number, piece) for number, pieces_on in enumerate(routes) for piece in pieces_on]
    against = (entry for entry in every if entry[1].allows is not None and method not in entry[1].allows)
    unsure = (entry for entry in every if entry[1].allows is None)
    return next(against, next(unsure, None))


def _finding(plant: Plant, channel: int, stated: Stated, number: int, piece: MethodPiece) -> Diagnostic:
    site, name = plant.site, channel_name(plant, channel)
    components = plant.channels.components[channel][number]
    component, method = components[piece.hop], str(stated.value).upper()
    adapter = _adapter(plant, components[piece.hop : piece.hop + 2]) if piece.is_mating else None
    what = f"{adapter.name} holds plugs with" if adapter else f"{named(site, component)} is"
    mismatch = f"{name} is not built by method {method}" if piece.allows is not None else ""
    message = f"{mismatch or f'the method of {name} cannot be determined'}: {what} {piece.what}"
    help_ = f"use what method {method} uses there (`mtpc explain {_PAGES[method]}`)"
    finding = component_finding(RULE, site, component, message, help_=help_)
    if adapter:
        finding = replace(finding, span=adapter.origin.type or adapter.origin.what, context=adapter.origin.context)
    return replace(finding, object=name, labels=(required_at(stated),))


def _adapter(plant: Plant, two: tuple[int, ...]) -> Insert | None:
    """The plate or cassette in which two components meet."""
    site = plant.site
    for face in site.faces_of(two[0]):
        if site.neighbour_of(face) == two[1]:
            return adapter_of(site, face, site.mate_of(face))
    return None


_PAGES = {"A": "method-a", "B": "method-b", "C": "method-c", "U1": "universal", "U2": "universal"}

RULE = Rule(
    code="POL203",
    name="method-not-as-required",
    severity=Severity.ERROR,
    summary="A channel is not built by the polarity method a policy requires, or its method cannot be determined.",
    why=(
        "Two methods in one hall work until a cord is moved from one to the other. Methods are derived from maps "
        "and keys, never taken from a name; two rows and maps of one's own have no method."
    ),
    fix="Use the trunk, plate, cassette or cord of that method, or narrow the scope of the policy.",
    sources=(
        "ANSI/TIA-568.3-E as Siemon describes it: "
        "https://blog.siemon.com/infrastructure/category/cabling-standards-news (high)",
        "HTF, components of methods A, B, C: "
        "https://www.htfwdm.com/info/proper-polarization-connectivity-in-mtp-system-53208646.html (high)",
    ),
    bad=(
        "policy { require { method = b } }\n"
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        "policy { require { method = u1 } }\n"
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    check=check,
    effect="not by the required method",
)
