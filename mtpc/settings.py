"""What a project may set in `mtpc.toml`: how large a model may become, and which other folders it may read."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from mtpc.lazy_dataclass import dataclass

NAME = "mtpc.toml"


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which a compile stops with a finding; the defaults keep it below 1 GB of memory."""

    statements: int = 200_000  # of one file with its loops expanded; one for several objects counts as several
    objects: int = 200_000  # of one range or product of ranges
    turns: int = 500_000  # iterations of all loops of one file together
    depth: int = 32  # templates applied within templates
    text: int = 100_000  # characters of one text after its holes are filled
    rows: int = 100_000  # of one table
    files: int = 1_000  # specs of one model
    bytes: int = 20_000_000  # of one file that a spec uses


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """A project's settings; `outside` are real paths of folders that may be read beside the project's own."""

    limits: Limits = field(default_factory=Limits)
    outside: tuple[Path, ...] = ()


def raise_limit(name: str) -> str:
    """How a limit is raised, as the end of a help line."""
    return f"or raise `{name}` under [limits] in {NAME}"
