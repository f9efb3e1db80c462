"""What is bought and not used: metres beyond the way, fibres without light, legs without a circuit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.model.auto_length_values import AutoLength
from mtpc.model.site import Site
from mtpc.plan.rows.bom_lines import BomLine
from mtpc.plan.rows.leg_channels import LegChannels, leg
from mtpc.plan.rows.offers import called
from mtpc.units import show

COLUMNS = (
    "kind", "part", "length", "needed", "order_quantity", "metres_way", "metres_designed", "metres_beyond",
    "metres_spare", "legs", "legs_unused", "fibres", "fibres_dark", "notes",
)  # fmt: skip
Faces = tuple[int, int]


def waste_rows(uses: LegChannels, lines: tuple[BomLine, ...]) -> list[dict[str, str]]:
    """A row for each line of cables. Metres beyond the way are those of calculated lengths; slack is way."""
    return [_row(uses, line) for line in lines if isinstance(line.part, WiredPart) and line.length_m is not None]


def _row(uses: LegChannels, line: BomLine) -> dict[str, str]:
    site, cables = uses.plant.site, [member for member in line.members if isinstance(member, int)]
    lengths = [(site.lengths[cable], line.ordered_m) for cable in cables if cable in site.lengths]
    known = [(way.needed_m, ordered) for way, ordered in lengths if isinstance(way, AutoLength) and ordered is not None]
    length_m, ordered_m = line.length_m or Decimal(0), line.ordered_m or Decimal(0)
    way_m = sum((needed for needed, _ in known), Decimal(0))
    beyond_m = sum((ordered for _, ordered in known), Decimal(0)) - way_m
    counts: Counter[str] = Counter()
    for cable in cables:
        counts.update(_fibres(uses, cable))
    notes = f"the way of {len(cables) - len(known)} is not calculated: their length is written" if cables else ""
    return {
        "kind": line.part.kind,
        "part": called(line.part),
        "length": show(length_m),
        "needed": str(line.needed),
        "order_quantity": str(line.quantity),
        "metres_way": show(way_m) if known else "",
        "metres_designed": show(length_m * line.needed),
        "metres_beyond": show(beyond_m) if known else "",
        "metres_spare": show(ordered_m * max(line.quantity - line.lacking + line.spares, 0)),
        **{name: str(counts[name]) for name in ("legs", "legs_unused", "fibres", "fibres_dark")},
        "notes": notes if len(known) < len(cables) else "",
    }


def _fibres(uses: LegChannels, cable: int) -> Counter[str]:
    """The legs and fibres of a cable, and how many of them no circuit uses."""
    site, article = uses.plant.site, uses.plant.site.part_of(cable)
    assert isinstance(article, WiredPart)
    wires = Counter(leg(site.face_of(cable, wire.a), site.face_of(cable, wire.b)) for wire in article.wiring)
    lit = {faces: min(count, sum(_lit(uses, faces))) for faces, count in wires.items()}
    unused = sum(not lit[faces] for faces in wires)
    dark = sum(wires.values()) - sum(lit.values())
    return Counter({"legs": len(wires), "legs_unused": unused, "fibres": sum(wires.values()), "fibres_dark": dark})


def _lit(uses: LegChannels, faces: Faces) -> Iterator[int]:
    """How many fibres each channel over a leg that a circuit joins lights: as many as the smaller of its two ports."""
    channels = uses.plant.channels
    for channel in uses.by_leg.get(faces, ()):
        if channels.circuits[channel]:
            ends = (channels.near[channel], channels.far[channel])
            yield min((_positions(uses.plant.site, face) for face in ends if face >= 0), default=0)


def _positions(site: Site, face: int) -> int:
    component = site.component_of(face)
    part = site.part_of(component)
    if not isinstance(part, OpticPart):
        return 0
    number = face - site.face_of(component, 0)
    return len({*part.tx[number], *part.rx[number]} - {0})
