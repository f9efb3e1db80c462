"""The size of a traced plant: devices, assemblies, mated pairs and channels."""

from __future__ import annotations

from mtpc.catalogue.types import PartKind
from mtpc.channel.types import Plant


def counts_of(plant: Plant) -> dict[str, int]:
    """The number of each; matings into modules and splices are not counted as mated pairs."""
    site, matings, channels = plant.site, plant.matings, plant.channels
    pairs = zip(matings.kinds, matings.faces, strict=True)
    return {
        "devices": sum(equipment.kind == PartKind.DEVICE for equipment in site.equipment),
        "assemblies": sum(1 for _ in site.cables()),
        "mated_pairs": sum(len(faces) for kind, faces in pairs if not (kind.at_module or kind.a.family.is_spliced)),
        "channels": sum(far >= 0 for far in channels.far),
    }
