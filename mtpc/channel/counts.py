"""How much stands on a traced floor: devices, assemblies, mated pairs and channels."""

from __future__ import annotations

from mtpc.catalogue.types import OpticPart, PartKind
from mtpc.channel.types import MatingKind, Plant


def counts_of(plant: Plant) -> dict[str, int]:
    """The counts, by what is counted; matings into the modules are not mated pairs."""
    site, matings, channels = plant.site, plant.matings, plant.channels
    pairs = zip(matings.kinds, matings.faces, strict=True)
    return {
        "devices": sum(equipment.kind == PartKind.DEVICE for equipment in site.equipment),
        "assemblies": sum(1 for _ in site.cables()),
        "mated_pairs": sum(len(faces) for kind, faces in pairs if not _at_module(kind)),
        "channels": sum(far >= 0 for far in channels.far),
    }


def _at_module(kind: MatingKind) -> bool:
    return isinstance(kind.a_article, OpticPart) or isinstance(kind.b_article, OpticPart)
