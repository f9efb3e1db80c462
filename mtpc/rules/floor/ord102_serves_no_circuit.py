"""ORD102 serves-no-circuit: an optic, a cable or a leg of one is on the path of no circuit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtpc.catalogue.types import OpticPart, PartKind, WiredPart
from mtpc.channel.follow import passed
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.floor_values import Leg, Restriction
from mtpc.model.legs import face_at, leg_counts
from mtpc.model.site import CABLES, Site
from mtpc.model.targets import LegTarget
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.rule import Premise, Rule
from mtpc.units import show

PARTS = frozenset({PartKind.OPTIC, *CABLES})


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Optics that no circuit ends at, and legs that the light of none passes; what is reserved or blocked is kept."""
    site, in_use = plant.site, _faces_in_use(plant)
    for component in site.components_of(PARTS):
        article, faces = site.part_of(component), site.faces_of(component)
        if not isinstance(article, OpticPart) and max(leg_counts(article)) > 1:
            yield from _of_legs(site, component, article, in_use)
        elif in_use.isdisjoint(faces) and not _is_kept(site, Leg(component, 1, "")):
            yield _finding(site, component, f"{named(site, component)} serves no circuit", [faces])


def _of_legs(site: Site, component: int, article: WiredPart, in_use: set[int]) -> Iterator[Diagnostic]:
    legs = [Leg(component, number, "") for number in range(1, max(leg_counts(article)) + 1)]
    idle = [leg for leg in legs if in_use.isdisjoint([_branch(site, article, leg)]) and not _is_kept(site, leg)]
    if len(idle) == len(legs):
        yield _finding(site, component, f"{named(site, component)} serves no circuit", [site.faces_of(component)])
    elif idle:
        what = f"{'leg' if len(idle) == 1 else 'legs'} {_runs([leg.number for leg in idle])}"
        message = f"{what} of {named(site, component)} {'serves' if len(idle) == 1 else 'serve'} no circuit"
        yield _finding(site, component, message, [(face_at(site, leg, 0), face_at(site, leg, 1)) for leg in idle])


def _faces_in_use(plant: Plant) -> set[int]:
    """Connectors of what circuits end at, and of what their light passes or is to pass."""
    site, faces = plant.site, set[int]()
    for circuit in site.circuits:
        faces.update((circuit.near.face, circuit.far.face))
        faces.update(face for cord in circuit.cords for face in site.faces_of(cord))
        faces.update(face_at(site, leg, side) for leg in circuit.via for side in (0, 1))
    for channel, circuits in enumerate(plant.channels.circuits):
        if circuits:
            faces.update(face for passage in passed(plant, channel) for face in passage if face is not None)
    return faces


def _branch(site: Site, article: WiredPart, leg: Leg) -> int:
    """The connector of a leg on the side that has more of them."""
    left, right = leg_counts(article)
    return face_at(site, leg, 0 if left > right else 1)


def _is_kept(site: Site, leg: Leg) -> bool:
    target = LegTarget(leg.component, leg.number)
    return any((restriction, target) in site.reservations for restriction in Restriction)


def _runs(numbers: list[int]) -> str:
    """`1, 5 to 12`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)


def _finding(site: Site, component: int, message: str, joined: Sequence[Sequence[int]]) -> Diagnostic:
    """With the part, the length and the ports it takes; `joined`: connectors whose ports are told together."""
    length_m = site.length_m(component)
    length = f", {show(length_m)} m" if length_m is not None else ""
    ports = [" -- ".join(place.name for face in faces if (place := site.place_at(face))) for faces in joined]
    return component_finding(
        RULE,
        site,
        component,
        f"{message}: {site.part_of(component).name}{length}",
        help_="write the circuit it is for, reserve it, or remove it",
        notes=(f"ports: {', '.join(filter(None, ports)) or 'none'}",),
    )


RULE = Rule(
    code="ORD102",
    name="serves-no-circuit",
    severity=Severity.WARNING,
    summary="An optic, a cable or a leg of one is on the path of no circuit.",
    why=(
        "It is bought, laid and takes a port, and nobody wrote what for: a circuit was forgotten, or the material is "
        "left from an earlier plan. A plant that is described without circuits has nothing else, so this rule is off."
    ),
    fix="Write the circuit; or `reserve` the leg with whom it is for; or remove what is not needed.",
    sources=("an inventory of what is not used: the project asks for it by `severity { ORD102 = warning }`",),
    bad="policy { severity { ORD102 = warning } }",
    good="policy { severity { ORD101 = warning } }",
    check=check,
    fold=False,
    opt_in=True,
    premises=(Premise.NAMES_RESOLVED, Premise.PATH_COMPLETE),
)
