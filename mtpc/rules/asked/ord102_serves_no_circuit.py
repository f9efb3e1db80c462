"""ORD102 serves-no-circuit: an optic, a cable or a leg of one is on the path of no circuit."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._findings import component_finding
from mtpc.rules._idle_pieces import IdlePiece, idle_pieces
from mtpc.rules._naming import named
from mtpc.rules.rule import Premise, Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Optics that no circuit ends at, and legs that the light of none passes; what is reserved or blocked is kept."""
    for piece in idle_pieces(plant):
        yield _finding(plant, piece)


def _finding(plant: Plant, piece: IdlePiece) -> Diagnostic:
    """With the part, the length and the ports it takes."""
    site, component = plant.site, piece.component
    what, verb = named(site, component), "serves"
    if piece.legs:
        what = f"{'leg' if len(piece.legs) == 1 else 'legs'} {_runs(piece.legs)} of {what}"
        verb = "serves" if len(piece.legs) == 1 else "serve"
    length_m = site.length_m(component)
    length = f", {show(length_m)} m" if length_m is not None else ""
    ports = [" -- ".join(place.name for face in faces if (place := site.place_at(face))) for faces in piece.faces]
    return component_finding(
        RULE,
        site,
        component,
        f"{what} {verb} no circuit: {site.part_of(component).name}{length}",
        help_="write the circuit it is for, reserve it, or remove it",
        notes=(f"ports: {', '.join(filter(None, ports)) or 'none'}",),
    )


def _runs(numbers: tuple[int, ...]) -> str:
    """`1, 5 to 12`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)


RULE = Rule(
    __name__,
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
    needs=(Premise.PATH_COMPLETE,),
)
