"""Whether a floor is right, and every single change that makes it so: by photons, one at a time, and by trying all.

It knows nothing of how the compiler follows light, compares connectors or looks for repairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import Gender, OpticPart, Polish
from mtpc.model.floor_values import Circuit, Subport
from mtpc.model.resolve import resolve
from mtpc.model.site import Site
from mtpc.model.sources.spec_files import open_project
from mtpc.syntax.parse import parse
from mtpc.text import Source
from tests.support import ROOT
from tests.support.floor_faults import Change, FaultFamily, changes
from tests.support.floor_specs import CABLES, PATH, Floor
from tests.support.oracle import photon

REPAIRS = (
    FaultFamily.CORD_TYPE, FaultFamily.TRUNK_TYPE, FaultFamily.CASSETTE_TYPE, FaultFamily.PLATE,
    FaultFamily.SWAPPED_CORDS, FaultFamily.SWAPPED_LEGS, FaultFamily.SHIFTED_RANGE, FaultFamily.TURNED_HARNESS,
    FaultFamily.WRONG_LEG, FaultFamily.GENDER, FaultFamily.POLISH, FaultFamily.FIBRE,
)  # fmt: skip


def smallest_repairs(floor: Floor) -> list[Change]:
    """Every change that makes a floor right, of those that touch the fewest pieces."""
    site = site_of(floor)
    assert site is not None
    near = _near_what_fails(floor, site)
    every = [*(change for family in REPAIRS for change in changes(floor, family)), *_rows_shifted(floor)]
    found = [change for change in every if not near.isdisjoint(change.before)]
    best: list[Change] = []
    for change in sorted(found, key=_size):
        if best and _size(change) > _size(best[0]):
            break
        if is_right(change.floor):
            best.append(change)
    return best


def _rows_shifted(floor: Floor) -> Iterator[Change]:
    """All plugs of cords, or of trunks, on one side of a plate one port further on, or before, whatever lays them."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for statement in floor.statements:
        if statement.kind in ("cord", "trunk"):
            for piece in statement.pieces:
                for port in (*piece.left, *piece.right):
                    rows.setdefault((statement.kind, port.rstrip("0123456789")), {})[port] = piece.known
    there = {name for name, _ in floor.sockets}
    for (_, stem), row in rows.items():
        for step in (1, -1):
            moves = {port: f"{stem}{int(port[len(stem) :]) + step}" for port in row}
            if len(row) > 1 and there.issuperset(moves.values()):
                names = tuple(dict.fromkeys(row.values()))
                yield Change(floor.moved(moves), FaultFamily.SHIFTED_RANGE, names, names)


def _size(change: Change) -> int:
    """How many pieces are taken in hand; a range that is one port on is one slip, whatever it lays, worth two."""
    return 2 if change.family is FaultFamily.SHIFTED_RANGE else len(change.before)


def is_right(floor: Floor) -> bool:
    """Whether every plug finds its place, every mating is one, and every circuit's light arrives where it should."""
    site = site_of(floor)
    return site is not None and not any(mating_faults(site)) and not any(failing(site))


def site_of(floor: Floor) -> Site | None:
    """The floor with its names looked up; None where something could not be placed."""
    source = Source(PATH, floor.text())
    files, project_files, _ = open_project([source], ROOT)
    parsed = [parse(each) for each in files]
    site, findings = resolve([file for file, _ in parsed], Library.standard(), project_files)
    return None if findings or any(unread for _, unread in parsed) else site


# ---- matings


def mating_faults(site: Site) -> Iterator[tuple[int, int, str]]:
    """Connectors that touch and may not, and the family of codes for it; what is not stated is no fault."""
    for face, mate in enumerate(site.faces.mate):
        if mate > face:
            yield from ((face, mate, family) for family in _faults_of(site, face, mate))


def _faults_of(site: Site, face: int, mate: int) -> Iterator[str]:
    """One has pins, both are cut alike and lean alike, their glass is alike."""
    one, other = site.terminal(face), site.terminal(mate)
    if (one.family.shell, one.family.rows) != (other.family.shell, other.family.rows):
        yield "KEY"
    genders = [end.gender for end in (one, other)]
    if one.family.gendered and other.family.gendered and None not in genders and genders.count(Gender.PINNED) != 1:
        yield "GEN"
    angled = [end.polish and end.polish is Polish.APC for end in (one, other)]
    if None not in angled and (angled[0] != angled[1] or (angled[0] and not _faces_parallel(site, face, mate))):
        yield "FIN"
    if len({glass for each in (face, mate) if (glass := _glass(site, each))}) > 1:
        yield "FIB"


def _faces_parallel(site: Site, face: int, mate: int) -> bool:
    """Of two angled ends: one leans up, the other down, seen from the same side."""
    if site.terminal(face).family.shell != site.terminal(mate).family.shell:
        return True  # nobody can say
    stance, lean = site.faces.alignment[face], site.terminal(face).up_angled == site.terminal(mate).up_angled
    return stance not in ("aligned", "opposed") or lean == (stance == "opposed")


def _glass(site: Site, face: int) -> str:
    """SM or MM, of a cable's fibre or of what an optic is made for."""
    article = site.article(face)
    if isinstance(article, OpticPart):
        fibres = {limit.fibre[:2].lower() for limit in site.applications[article.application].limits}
        return {frozenset({"os"}): "SM", frozenset({"om"}): "MM"}.get(frozenset(fibres), "")
    fibre = getattr(article, "fibre", None)
    return str(site.fibres[fibre].mode) if fibre else ""


# ---- circuits


def failing(site: Site, circuits: Sequence[Circuit] | None = None) -> Iterator[Circuit]:
    """Circuits whose light does not arrive."""
    for circuit in site.circuits if circuits is None else circuits:
        if not (_arrives(site, circuit.near, circuit.far) and _arrives(site, circuit.far, circuit.near)):
            yield circuit


def _arrives(site: Site, sender: Subport, target: Subport) -> bool:
    """Whether each lane of one end arrives at a receiver of the other, of the lanes that are meant."""
    optic = site.article(sender.face)
    assert isinstance(optic, OpticPart)
    tx = optic.tx[site.faces.terminal[sender.face]]
    for lane in sender.lanes or range(1, len(tx) + 1):
        stop = photon(site, sender.face, tx[lane - 1])
        if (stop.kind, stop.face) != ("rx", target.face):
            return False
        if target.lanes and stop.lane not in target.lanes:
            return False
    return True


# ---- what may be touched


def _near_what_fails(floor: Floor, site: Site) -> set[str]:
    """The pieces that hang together with what fails: those on its ways, and those that could stand there."""
    boxes = {piece.name for one in floor.statements if one.kind == "cassette" for piece in one.pieces}
    plates = {piece.name for one in floor.statements if one.kind == "plate" for piece in one.pieces}
    places = {port.partition(":")[0] for circuit in failing(site) for port in (circuit.near.name, circuit.far.name)}
    bad = (face for *pair, _ in mating_faults(site) for face in pair)
    seen, size = {site.name_of(site.component_of(face)) for face in bad}, -1
    while size != len(seen) + len(places):
        size = len(seen) + len(places)
        for piece in (piece for one in floor.statements if one.kind in CABLES for piece in one.pieces):
            own = {_place(port, boxes) for port in (*piece.left, *piece.right)}
            if piece.known in seen or not own.isdisjoint(places):
                seen.add(piece.known)
                places |= own
    return seen | (boxes & places) | {slot for slot in plates if any(port.startswith(f"{slot}.") for port in places)}


def _place(port: str, boxes: set[str]) -> str:
    """One name for all ports that light can pass between: the cassette, or the adapter, by its front port."""
    slot = port.rpartition(".")[0]
    return slot if slot in boxes else port.replace("rear", "")
