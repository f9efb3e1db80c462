"""What the files of one model share while they are expanded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.applications import Templates
from mtpc.model.expand.floor_statements import FloorStatements
from mtpc.model.sources.file_uses import FileUses
from mtpc.settings import Limits
from mtpc.text import Source


@dataclass(slots=True)
class ExpansionContext:
    """The texts, what each file uses, the limits, and the statements about the model as a whole."""

    sources: Mapping[str, Source]
    uses: Mapping[str, FileUses]
    limits: Limits
    templates: Templates = field(init=False)
    of_the_floor: FloorStatements = field(default_factory=FloorStatements)

    def __post_init__(self) -> None:
        self.templates = Templates(self.sources, self.uses)
