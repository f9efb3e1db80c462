"""Lines of the work at a rack: what to pull, to plug in, to test and to turn up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal

from mtpc.lazy_dataclass import dataclass
from mtpc.plan.rows.notes import StatementNote


@dataclass(frozen=True, slots=True)
class PullLine:
    """A trunk with an end in this rack that is not in place yet."""

    pull_group: str
    cable_id: str
    part: str
    fibres: str
    length: str
    legs_here: int
    far: str
    pull_eye: str
    route: str


@dataclass(frozen=True, slots=True)
class FitLine:
    """One plug to put into a port of this rack: a leg to land, or an end of a cord."""

    seq: int
    cable_id: str
    end: str  # a3
    what: str  # part and length
    port: str  # device, slot, port as silk-screened
    label: str
    plug: str  # connector, pins, end face
    into: str  # what it meets, and how the keys stand
    far_label: str
    route: str
    expected: str
    reservation: str  # by what it is reserved or blocked; "" = free


@dataclass(frozen=True, slots=True)
class TestLine:
    """An installed leg whose end a is in this rack."""

    cable_id: str
    leg: str
    here: str
    there: str
    length: str
    tier: str
    wavelengths_nm: tuple[int, ...]
    limits_db: tuple[Decimal, ...]  # at each of them
    reservation: str  # by what it is reserved or blocked; "" = free
    blocked: bool
    measured: str = ""  # as built: at most so many dB, the file and the day; "" = to be filled in
    result_file: str = ""
    tested: str = ""
    test_limit: str = ""  # the limit the tester is set to, by its name there


@dataclass(frozen=True, slots=True)
class TurnUpLine:
    """A circuit with a port in this rack."""

    circuit: str
    application: str
    port: str
    far: str
    expected: str
    verdict: str


@dataclass(slots=True)
class RackWork:
    """Everything to do at one rack, in the order of the phases."""

    rack: str
    room: str
    row: str
    pulls: list[PullLine] = field(default_factory=list)
    lands: list[FitLine] = field(default_factory=list)
    tests: list[TestLine] = field(default_factory=list)
    notes: tuple[StatementNote, ...] = ()
    cords: list[FitLine] = field(default_factory=list)
    loops: list[FitLine] = field(default_factory=list)  # loopback plugs
    is_device: bool = False  # a device that stands in no rack: `rack` is its name
    turn_ups: list[TurnUpLine] = field(default_factory=list)


def where(work: RackWork) -> Iterator[str]:
    """Room, row and rack, as far as they are known."""
    yield from (text for text in (work.room, f"row {work.row}" if work.row else "", f"rack {work.rack}") if text)
