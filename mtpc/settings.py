"""What a project may set in `mtpc.toml`: how large a model may become, and which other folders it may read."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from mtpc.lazy_dataclass import dataclass
from mtpc.opening import TEXT_BYTES_MAX

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
    named: int = TEXT_BYTES_MAX  # bytes of one file that is named on the command line


# The greatest value each may be set to: with all of them a compile still ends, given the memory.
GREATEST = Limits(
    statements=5_000_000,
    objects=5_000_000,
    turns=50_000_000,
    depth=64,
    text=10_000_000,
    rows=5_000_000,
    files=20_000,
    bytes=1_000_000_000,
    named=1_000_000_000,
)


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """A project's settings; `outside` are real paths of folders that may be read beside the project's own.

    `distrusted` are those that its file names and that do not count, because nobody trusts the project.
    """

    limits: Limits = field(default_factory=Limits)
    outside: tuple[Path, ...] = ()
    distrusted: tuple[Path, ...] = ()


def raise_limit(name: str) -> str:
    """How a limit is raised, as the end of a help line."""
    return f"or raise `{name}` under [limits] in {NAME} and run with --trust"
