"""Whether a floor is right, and every single change that makes it so: by photons, one at a time, and by trying all.

It knows nothing of how the compiler follows light, compares connectors or looks for repairs.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import OpticPart, Polish, Terminal
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
    found = [change for family in REPAIRS for change in changes(floor, family) if not near.isdisjoint(change.before)]
    best: list[Change] = []
    for change in sorted(found, key=_size):
        if best and _size(change) > _size(best[0]):
            break
        if is_right(change.floor):
            best.append(change)
    return best


def _size(change: Change) -> int:
    """How many pieces are taken in hand; a range that is one port on is one slip, whatever it lays, worth two."""
    return 2 if change.family is FaultFamily.SHIFTED_RANGE else len(change.before)


def is_right(floor: Floor) -> bool:
    """Whether every plug finds its place, every mating is one, and every circuit's light arrives where it should."""
    site = site_of(floor)
    return site is not None and not any(_bad_matings(site)) and not any(_failing(site))


def site_of(floor: Floor) -> Site | None:
    """The floor with its names looked up; None where something could not be placed."""
    source = Source(PATH, floor.text())
    files, project_files, _ = open_project([source], ROOT)
    parsed = [parse(each) for each in files]
    site, findings = resolve([file for file, _ in parsed], Library.standard(), project_files)
    return None if findings or any(unread for _, unread in parsed) else site


# ---- matings


def _bad_matings(site: Site) -> Iterator[int]:
    for face, mate in enumerate(site.faces.mate):
        if mate > face and not _mates(site, face, mate):
            yield face


def _mates(site: Site, face: int, mate: int) -> bool:
    """Whether two connectors that touch may: one has pins, both are cut alike and lean alike, their glass is alike."""
    one, other = site.terminal(face), site.terminal(mate)
    if (one.family.shell, one.family.rows) != (other.family.shell, other.family.rows):
        return False
    if one.family.gendered and (one.gender == "pinned") == (other.gender == "pinned"):
        return False
    angled = [end.polish is Polish.APC for end in (one, other)]
    if angled[0] != angled[1]:
        return False
    if angled[0] and not _faces_parallel(one, other, site.faces.alignment[face]):
        return False
    return len({glass for each in (face, mate) if (glass := _glass(site, each))}) < 2


def _faces_parallel(one: Terminal, other: Terminal, stance: str) -> bool:
    """Of two angled ends: one leans up, the other down, seen from the same side."""
    return (one.up_angled == other.up_angled) == (stance == "opposed")


def _glass(site: Site, face: int) -> str:
    """SM or MM, of a cable's fibre or of what an optic is made for."""
    article = site.article(face)
    if isinstance(article, OpticPart):
        fibres = {limit.fibre[:2].lower() for limit in site.applications[article.application].limits}
        return {frozenset({"os"}): "SM", frozenset({"om"}): "MM"}.get(frozenset(fibres), "")
    fibre = getattr(article, "fibre", None)
    return str(site.fibres[fibre].mode) if fibre else ""


# ---- circuits


def _failing(site: Site) -> Iterator[Circuit]:
    for circuit in site.circuits:
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
    places = {port.partition(":")[0] for circuit in _failing(site) for port in (circuit.near.name, circuit.far.name)}
    bad = (face for one in _bad_matings(site) for face in (one, site.faces.mate[one]))
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
