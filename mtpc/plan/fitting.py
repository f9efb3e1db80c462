"""What may be put into a place of a floor: modules into a cage, plates and cassettes into a slot, plugs into a port."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from mtpc.catalogue.housing_types import CageAdapterPart
from mtpc.catalogue.types import (
    DevicePart,
    DirectCable,
    Family,
    Fibre,
    OpticPart,
    PanelPart,
    Part,
    PartKind,
    PlatePart,
    PortFamily,
    Terminal,
    WiredPart,
)
from mtpc.channel.mating_faults import TOLERATED, mates
from mtpc.channel.types import MatingFault, MatingKind
from mtpc.lazy_dataclass import dataclass
from mtpc.light.meeting import passes_light
from mtpc.model.floor_values import Equipment
from mtpc.model.site import Site
from mtpc.text import natural_key

_OPEN = {
    MatingFault.MATING_UNSTATED: "how keys meet",
    MatingFault.GENDER_UNSTATED: "pins",
    MatingFault.POLISH_UNSTATED: "end face",
}

_PLUGGED = (PartKind.CORD, PartKind.HARNESS, PartKind.TRUNK, PartKind.LOOPBACK)
_APART = (MatingFault.CONNECTOR_MISMATCH, MatingFault.KEY_FAMILY_MISMATCH, MatingFault.ROW_MISMATCH)
FibreNamed = Callable[[str], Fibre | None]


class PlaceKind(StrEnum):
    """What a place takes."""

    CAGE = "cage"
    SLOT = "slot"
    PORT = "port"


@dataclass(frozen=True, slots=True)
class FittingPart:
    """A part that may go into a place: what is open about that, and the one thing that rules it out ("": nothing)."""

    part: Part
    open_points: tuple[str, ...] = ()
    ruled_out_by: str = ""


@dataclass(frozen=True, slots=True)
class FittingPlace:
    """A place of a floor by its name: what it takes, in words, and the kinds of part that could go there."""

    kind: PlaceKind
    takes: str  # osfp; fs-fhd; MPO-12
    judge: Callable[[Part], FittingPart | None]  # None: nothing of that sort goes there

    def fitting(self, parts: Iterable[Part]) -> list[FittingPart]:
        """Those that fit, then those that leave something open, then those that one attribute rules out."""
        found = [judged for part in parts if (judged := self.judge(part)) is not None]
        return sorted(found, key=_rank)


def _rank(found: FittingPart) -> tuple[object, ...]:
    part = found.part
    return (bool(found.ruled_out_by), len(found.open_points), part.catalogue, part.kind, natural_key(part.name))


def places_named(site: Site, name: str, fibre: FibreNamed) -> list[FittingPlace]:
    """The places of that name: a cage, and the port of the module in it; none where there is no such place."""
    places = []
    for equipment in site.equipment:
        own = name.removeprefix(f"{equipment.name}.")
        if own == name:
            continue
        if isinstance(equipment.part, DevicePart):
            families = (family for family in equipment.part.families if own in family.names and family.optic is None)
            places += [_cage(family) for family in families]
        elif own in _slots(equipment):
            places.append(_slot(equipment))
    socket = site.socket_named(name)
    return [*places, _port(site, socket, fibre)] if socket >= 0 else places


def places_known(site: Site) -> Iterator[str]:
    """The names of all places."""
    for equipment in site.equipment:
        names = _slots(equipment)
        if isinstance(equipment.part, DevicePart):
            names = tuple(name for family in equipment.part.families for name in family.names)
        yield from (f"{equipment.name}.{name}" for name in names)
    yield from map(site.socket_name, site.every_socket())


def _slots(equipment: Equipment) -> tuple[str, ...]:
    return equipment.part.slots if isinstance(equipment.part, PanelPart) else ()


def _cage(family: PortFamily) -> FittingPlace:
    accepts = family.accepts

    def judge(part: Part) -> FittingPart | None:
        match part:
            case OpticPart():
                forms = (part.form_factor,) if part.form_factor else part.form_factors or accepts
            case DirectCable():
                forms = tuple(end.family.name for end in part.terminals)
            case CageAdapterPart():
                forms = (part.form_factor,)
            case _:
                return None
        if not set(forms) & set(accepts):
            return None
        is_open = isinstance(part, OpticPart) and not part.form_factor
        return FittingPart(part, ("form factor",) if is_open else ())

    return FittingPlace(PlaceKind.CAGE, ", ".join(accepts), judge)


def _slot(equipment: Equipment) -> FittingPlace:
    assert isinstance(equipment.part, PanelPart)
    takes = equipment.part.takes

    def judge(part: Part) -> FittingPart | None:
        if not (isinstance(part, PlatePart) or (isinstance(part, WiredPart) and part.kind is PartKind.CASSETTE)):
            return None
        if part.format:
            return FittingPart(part) if part.format in takes else None
        return FittingPart(part, ("format of its slot",))

    return FittingPlace(PlaceKind.SLOT, ", ".join(takes), judge)


def _port(site: Site, number: int, fibre: FibreNamed) -> FittingPlace:
    socket = site.socket(number)
    behind = socket.inner
    if behind < 0 and socket.partner >= 0:
        behind = site.plug_in(socket.partner)
    met = site.terminal(behind) if behind >= 0 else None
    family = met.family if met else socket.family

    def judge(part: Part) -> FittingPart | None:
        if not isinstance(part, WiredPart) or part.kind not in _PLUGGED:
            return None
        if met is None:
            goes_in = any(family is None or _shape(end.family) == _shape(family) for end in part.terminals)
            return FittingPart(part, ("what it meets there",)) if goes_in else None
        judged = [_mated(site, part, end, (behind, number), fibre) for end in _unlike(part.terminals)]
        return min(filter(None, judged), key=_rank, default=None)

    return FittingPlace(PlaceKind.PORT, family.shown if family else "any connector", judge)


def _shape(family: Family) -> tuple[str, int, int]:
    return family.shell, family.rows, family.columns


def _unlike(terminals: Iterable[Terminal]) -> Iterator[Terminal]:
    """One of each side: the others are as it is."""
    yield from {end.side: end for end in terminals}.values()


def _mated(site: Site, part: WiredPart, end: Terminal, place: tuple[int, int], fibre: FibreNamed) -> FittingPart | None:
    """How an end of a cable meets what is in a place; None where it does not go in, or two things rule it out."""
    face, socket = place
    met, article, alignment = site.terminal(face), site.article(face), site.socket(socket).alignment
    beyond = site.fibres.get(article.fibre or "") if isinstance(article, WiredPart) else None
    kind = MatingKind(
        end, met, alignment, part, article, passes_light(end, met, alignment),
        fibre(part.fibre) if part.fibre else None, beyond,
    )  # fmt: skip
    faults = [fault for fault in mates(kind) if fault not in TOLERATED]
    if any(fault in _APART for fault in faults):
        return None
    open_points = [_OPEN[fault] for fault in faults if fault in _OPEN]
    against = [_words(fault) for fault in faults if fault not in _OPEN]
    if isinstance(article, OpticPart):
        told = _over(site, part, article, fibre)
        against += [told] if told else []
    if not part.fibre and part.fibre_mode and beyond and beyond.mode is not part.fibre_mode:
        against.append(_words(MatingFault.MODE_MISMATCH))
    open_points += [] if part.fibre else ["class of its fibre"]
    return FittingPart(part, tuple(open_points), " and ".join(against)) if len(set(against)) <= 1 else None


def _words(fault: MatingFault) -> str:
    return str(fault).replace("-", " ")


def _over(site: Site, part: WiredPart, optic: OpticPart, fibre: FibreNamed) -> str:
    """Why the application of a module does not run over the fibre of a cable; "" where it may."""
    application = site.applications.get(optic.application)
    own = fibre(part.fibre) if part.fibre else None
    if application is None or not application.limits:
        return ""
    if own is not None:
        return "" if application.rows(own) else f"{application.name} over {own.shown} has no limits"
    modes = {found.mode for limit in application.limits if (found := fibre(limit.fibre)) is not None}
    return "" if part.fibre_mode in (None, *modes) else f"{application.name} does not run over {part.fibre_mode} fibre"
