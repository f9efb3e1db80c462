"""What light passes on a channel, one step per object, by the user's names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from mtpc.catalogue.splicing import STRAIGHT
from mtpc.catalogue.types import BORES, Alignment, OpticPart, Polish, Splice, Terminal
from mtpc.channel.follow import passed
from mtpc.channel.types import Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import CABLES, Site
from mtpc.text import is_pair, pair_name
from mtpc.units import show

_TYPE = re.compile(r"([abc])(\d+)[a-z]?")


@dataclass(frozen=True, slots=True)
class PathStep:
    """Something light passes, and where that is by the user's names."""

    what: str  # cord mpo12 type B om4 3m unpinned-unpinned
    where: str  # leaf01.et-0/0/48 -- lp01.2.1


def steps_of(plant: Plant, channel: int) -> Iterator[PathStep]:
    """The steps of a channel, from its near port to its far one."""
    site, far = plant.site, plant.channels.far[channel]
    yield _optic(site, plant.channels.near[channel])
    for entered, left in passed(plant, channel):
        mate = site.mate_of(entered)
        if site.terminal(entered).loose and site.terminal(mate).loose:
            connection = f"adapter {_stance(site.alignment_of(entered))}"
            if site.terminal(entered).family.is_spliced:
                connection = "splice"
            yield PathStep(connection, site.face_name(entered))
        yield part_step(site, entered, left)
    if far >= 0:
        yield _optic(site, far)


def _stance(alignment: Alignment) -> str:
    """How an adapter lets two plugs meet; a plug in one bore of it meets the other with the key up."""
    return Alignment.ALIGNED if alignment in BORES or alignment is Alignment.BY_BORE else alignment


def _optic(site: Site, face: int) -> PathStep:
    article = site.article(face)
    assert isinstance(article, OpticPart)
    word = "port" if article.is_built_in else "optic"
    return PathStep(f"{word} {article.application}", site.face_name(face))


def _length(length_m: Decimal | None, ends: Iterable[Terminal]) -> str:
    """`10m`, `10m+2m` with the legs that light passes."""
    if length_m is None:
        return "length-unknown"
    return "+".join(f"{show(part_m)}m" for part_m in (length_m, *(end.leg_m for end in ends)) if part_m is not None)


def part_step(site: Site, entered: int, left: int | None) -> PathStep:
    """`trunk mpo12 type B om4 35m pinned-pinned`, from the face light enters to the one it leaves by."""
    article, component = site.article(entered), site.component_of(entered)
    if isinstance(article, OpticPart):
        return _optic(site, entered)
    ends = [site.terminal(face) for face in (entered, left) if face is not None]
    length_m = site.length_m(component)
    words = [
        article.kind,
        "-".join(dict.fromkeys(end.family.name for end in ends)),
        _map(article.map_name),
        article.fibre or "fibre-unknown",
        _length(length_m, ends) if article.kind in CABLES else "",
        _genders(ends),
        "apc" if any(end.polish == Polish.APC for end in ends) else "",
        _spliced(site.splices_of(component)),
    ]
    where = pair_name(site.face_name(face) for face in (entered, left) if face is not None)
    name = site.name_of(component)
    return PathStep(" ".join(word for word in words if word), where if is_pair(name) else f"{name}: {where}")


def _spliced(splices: tuple[Splice, ...]) -> str:
    """`spliced a b`; a crossed splice with its map, `spliced a (b12)`."""
    places = [
        splice.place if splice.map_name == STRAIGHT else f"{splice.place} ({splice.map_name})" for splice in splices
    ]
    return f"spliced {' '.join(places)}" if places else ""


def _map(name: str) -> str:
    """`type B` for a map with a letter, nothing for one the part lists itself, else the map's name."""
    match = _TYPE.fullmatch(name)
    if match:
        return f"type {match[1].upper()}"
    return "" if name == "own" else name


def _genders(ends: list[Terminal]) -> str:
    shown = [end.gender or "unknown" for end in ends if end.family.gendered]
    return "-".join(shown)
