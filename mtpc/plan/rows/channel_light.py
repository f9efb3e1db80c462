"""What is wrong with the light of channels, and of which circuits and ports it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace

from mtpc.channel.types import Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import joined_directly
from mtpc.plan.light_trouble import NOT_JOINED, LightTrouble, light_trouble, module_unknown
from mtpc.plan.rows.unmated import Unmated
from mtpc.plan.verdicts import unknown_module_of
from mtpc.text import pair_name

Ways = list[list[tuple[int, int | None]]]  # by channel: the parts it passes as (face entered, face left)


@dataclass(slots=True)
class ChannelLight:
    """The light of the channels of a plant; `ids` are the cable ids by component."""

    plant: Plant
    ids: Sequence[str]
    ways: Ways
    _troubles: list[LightTrouble | None] = field(init=False)  # by shape
    _unmated: Unmated = field(init=False)
    _placed: dict[int, LightTrouble] = field(default_factory=dict)  # by channel: troubles that name their matings

    def __post_init__(self) -> None:
        self._unmated = Unmated(self.plant, self.ids)
        self._troubles = [light_trouble(shape) for shape in self.plant.channels.shapes]

    def of(self, channels: Iterable[int]) -> list[LightTrouble]:
        """What is wrong with the light of those channels, each trouble once; [] where all is well."""
        return list(dict.fromkeys(trouble for channel in channels if (trouble := self._of_one(channel))))

    def _of_one(self, channel: int) -> LightTrouble | None:
        """What is wrong with its light; where two connectors do not go together, which and why."""
        trouble = self._troubles[self.plant.channels.shape[channel]]
        if trouble is not None and (port := unknown_module_of(self.plant, channel)):
            return module_unknown(port)
        if trouble is None or not trouble.at_mating:
            return trouble
        if channel not in self._placed:
            left = [face for _, face in self.ways[channel] if face is not None]
            words = self._unmated.words([self.plant.channels.near[channel], *left])
            self._placed[channel] = replace(trouble, why=words or trouble.why)
        return self._placed[channel]

    def troubled(self) -> Iterator[tuple[str, LightTrouble]]:
        """Circuits and joined ports whose light does not arrive: name and trouble, in reading order."""
        site, channels = self.plant.site, self.plant.channels
        of_circuits: dict[int, LightTrouble | None] = {}
        for channel, circuits in enumerate(channels.circuits):
            for index in circuits:
                of_circuits.setdefault(index, self._of_one(channel))
        for index, circuit in enumerate(site.circuits):
            if not joined_directly(site, circuit) and (trouble := of_circuits.get(index, NOT_JOINED)):
                yield f"circuit {circuit.name}", trouble
        for channel, far in enumerate(channels.far):
            trouble = self._of_one(channel)
            if trouble and far >= 0 and not channels.circuits[channel]:
                yield pair_name(map(site.face_name, (channels.near[channel], far))), trouble
