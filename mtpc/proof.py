"""What a check proves: the channels that every rule judged and found nothing against, and what is short of a proof."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from mtpc.catalogue.types import POWER, DirectCable
from mtpc.channel.types import Plant, ShapeFault
from mtpc.diagnostics import Consequence, Diagnostic, Severity, Unjudged, standing
from mtpc.diagnostics.about import objects_of
from mtpc.lazy_dataclass import dataclass
from mtpc.text import turned

WRONG = (ShapeFault.TX_MEETS_TX, ShapeFault.DARK)


@dataclass(frozen=True, slots=True)
class Proof:
    """How many of the channels are proved, and how much there is of each thing that keeps the floor from being so.

    `channels` are those from port to port, those of direct cables from cage to cage; light that reaches no port is no
    channel. A floor without channels is not proved: there is nothing that could be.
    """

    channels: int
    proved: int
    errors: int
    known: int
    waived: int
    lowered: int
    unjudged: int

    @property
    def complete(self) -> bool:
        """Whether every channel was judged by every rule, and no finding fails, is known, waived or lowered."""
        return self.channels > 0 and not (self.errors + self.known + self.waived + self.lowered + self.unjudged)


def proof_of(
    plant: Plant, found: Sequence[Diagnostic], shown: Sequence[Diagnostic], unjudged: Sequence[Unjudged]
) -> Proof:
    """What is proved of a plant by each finding and the subjects not judged; findings are counted as they are shown."""
    against = {name for finding in found if any(map(_is_against, _told(finding))) for name in objects_of(finding)}
    against.update(subject.object for subject in unjudged)
    touched = {*_touched(plant, against), *_astray(plant, against)}
    far, direct = plant.channels.far, _direct_cables(plant, against)
    channels = sum(face >= 0 for face in far)
    counts = standing(shown)
    return Proof(
        channels + len(direct),
        channels - sum(far[number] >= 0 for number in touched) + sum(direct),
        counts["errors"],
        counts["known"],
        sum(any(each.waived for each in _told(finding)) for finding in shown),
        sum(any(each.lowered for each in _told(finding)) for finding in shown),
        len({subject.object for subject in unjudged}),
    )


def _touched(plant: Plant, against: Collection[str]) -> Sequence[int]:
    """The channels through what something speaks against."""
    if not against:
        return ()
    from mtpc.plan.named_channels import channels_touched

    return channels_touched(plant, against)


def _joins_cages(part: object) -> bool:
    return isinstance(part, DirectCable) and part.medium != POWER


def _direct_cables(plant: Plant, against: Collection[str]) -> list[bool]:
    """Of each two cages that a direct cable joins, whether nothing speaks against them, their circuits or the cable."""
    site = plant.site
    if not any(
        True for _ in site.components_whose(lambda part: isinstance(part, DirectCable) and part.medium != POWER)
    ):
        return []
    from mtpc.plan.show.direct_cable_walks import direct_walks

    ends = ((circuit.name, end.name) for circuit in site.circuits for end in (circuit.near, circuit.far))
    wrong = {*against, *(turned(name) for name in against), *(port for name, port in ends if name in against)}
    return [walk.names.isdisjoint(wrong) for walk in direct_walks(plant) if walk.budget.application]


def _astray(plant: Plant, against: Collection[str]) -> Iterator[int]:
    """Channels whose own light is not right, and those no circuit means, from ports of a circuit whose light strays."""
    columns = plant.channels
    served = {circuit for circuits in columns.circuits for circuit in circuits}
    ports = {
        end.face
        for number, circuit in enumerate(plant.site.circuits)
        if circuit.name in against and number not in served
        for end in (circuit.near, circuit.far)
    }
    for channel, (near, far) in enumerate(zip(columns.near, columns.far, strict=True)):
        is_meant = bool(columns.circuits[channel])
        if columns.shape_of(channel).fault in WRONG or (not is_meant and ports & {near, far}):
            yield channel


def _told(finding: Diagnostic) -> Iterator[Diagnostic | Consequence]:
    yield finding
    yield from finding.consequences


def _is_against(finding: Diagnostic | Consequence) -> bool:
    return finding.severity is Severity.ERROR or finding.lowered or finding.waived is not None
