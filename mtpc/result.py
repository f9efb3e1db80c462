"""What a compile gives: the traced plant, what was found and not judged, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping

from mtpc.channel.counts import counts_of
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged, standing
from mtpc.diagnostics.about import FindingsByObject
from mtpc.lazy_dataclass import dataclass
from mtpc.model.lock.lock_update import Update
from mtpc.proof import Proof, proof_of
from mtpc.text import Source


@dataclass(frozen=True, slots=True)
class Result:
    """What a compile gives: `found` is each finding by itself, `diagnostics` the same folded and in reading order.

    `unjudged` is what rules could not judge. `new_subjects_fail`: a baseline is in use, and a subject that was not
    judged and that it does not know is an error. `unsearched` is how often similar names were not looked for.
    """

    diagnostics: tuple[Diagnostic, ...]
    found: tuple[Diagnostic, ...]
    plant: Plant
    sources: Mapping[str, Source]
    lock: Update
    unjudged: tuple[Unjudged, ...] = ()
    new_subjects_fail: bool = False
    unsearched: int = 0

    @property
    def failed(self) -> bool:
        """Whether an error stands that no baseline knows: no document may be written."""
        return standing(self.diagnostics)["errors"] > 0 or self.new_subjects > 0

    @property
    def new_subjects(self) -> int:
        """How many subjects were not judged and are not known, where a baseline is in use."""
        return len({each.object for each in self.unjudged if not each.known}) if self.new_subjects_fail else 0

    def proof(self, *, every: bool = False) -> Proof:
        """What is proved, and what is short of it: findings counted folded, or `every` one."""
        return proof_of(self.plant, self.found, self.found if every else self.diagnostics, self.unjudged)

    def counts(self) -> dict[str, int]:
        """The number of devices, assemblies, mated pairs and channels."""
        return counts_of(self.plant)

    def by_object(self) -> FindingsByObject:
        """Each finding and what was not judged, to be asked for by the names of objects."""
        return FindingsByObject(self.found, self.unjudged)
