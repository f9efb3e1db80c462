"""The splice sheet: which fibre is joined to which, closure by closure, as whoever splices sees them: by colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import PartKind, Splice, WiredPart
from mtpc.channel.types import Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.light.meeting import across
from mtpc.model.site import CABLES, Site
from mtpc.plan.fibre_colours import ColouredFibre, coloured_fibres
from mtpc.plan.rows.cable_ends import CableEnds
from mtpc.text import natural_key
from mtpc.units import show

STRAIGHT = "straight"
DEFAULT_COLOURS = "tia-598"
_SIDE = ("cable", "end", "tube", "tube_colour", "fibre", "fibre_colour", "colours")
COLUMNS = (
    "closure", "rack", "place", "seq",
    *(f"{side}_{name}" for side in "ab" for name in _SIDE),
    "splice", "loss_max_db", "remark",
)  # fmt: skip
IN_PLACE = "in place"
_ENDS = ("a", "b")


@dataclass(frozen=True, slots=True)
class SplicedFibre:
    """One side of a splice: a fibre of a cable by tube and colour, or the pigtail of a port; "" where not known."""

    cable: str  # its id; the port of a pigtail
    end: str = ""  # b1
    tube: str = ""
    tube_colour: str = ""
    fibre: str = ""  # its number in the tube; where there are no tubes, in the cable
    fibre_colour: str = ""
    colours: str = ""  # the code they are of, TIA-598

    def cells(self) -> tuple[str, ...]:
        """In the order of the columns of a side."""
        return self.cable, self.end, self.tube, self.tube_colour, self.fibre, self.fibre_colour, self.colours


@dataclass(frozen=True, slots=True)
class SpliceRow:
    """Two fibres and where they are joined."""

    closure: str  # man; street, manhole-3
    rack: str
    place: str  # the port of the closure: man.1.3; end a
    seq: int  # in its closure
    a: SplicedFibre
    b: SplicedFibre
    splice: str  # fusion
    loss_max_db: str  # "" where it is not known
    remark: str

    def cells(self) -> tuple[str, ...]:
        """In the order of the columns."""
        head = (self.closure, self.rack, self.place, str(self.seq))
        return (*head, *self.a.cells(), *self.b.cells(), self.splice, self.loss_max_db, self.remark)


def splice_rows(plant: Plant, ends: CableEnds) -> tuple[SpliceRow, ...]:
    """Every splice by hand, by closure, place and fibre."""
    found = _Splices(plant.site, ends)
    rows = sorted((*found.of_bare_ends(), *found.of_statements()), key=lambda row: natural_key(row.closure))
    numbered = list[SpliceRow]()
    for _, group in groupby(rows, key=lambda row: row.closure):  # each in the order of its ports, and fibre by fibre
        numbered += [replace(row, seq=seq) for seq, row in enumerate(group, start=1)]
    return tuple(numbered)


class _Splices:
    """Finds the splices of a floor."""

    def __init__(self, site: Site, ends: CableEnds) -> None:
        self._site, self._ends, self._library = site, ends, Library.standard()
        self._fibres: dict[int, tuple[str, dict[str, ColouredFibre]]] = {}

    def of_bare_ends(self) -> Iterator[SpliceRow]:
        """Where bare fibres meet: of two cables in a closure, of a cable and the pigtails of a panel."""
        site = self._site
        faces = (face for cable in site.components_of(CABLES) for face in site.faces_of(cable))
        bare = [face for face in faces if site.terminal(face).family.is_spliced and site.mate_of(face) >= 0]
        pairs = [
            (face, site.mate_of(face))
            for face in bare
            if not (site.mate_of(face) in bare and site.mate_of(face) < face)
        ]
        for face, mate in sorted(pairs, key=lambda pair: natural_key(self._place_of(pair[0]))):
            yield from self._between(face, mate)

    def _place_of(self, face: int) -> str:
        place = self._site.place_at(face)
        return place.name if place else ""

    def _between(self, face: int, mate: int) -> Iterator[SpliceRow]:
        site, place = self._site, self._site.place_at(face)
        equipment = place.equipment if place else None
        end, other = site.terminal(face), site.terminal(mate)
        losses = [each.loss_db for each in (end, other) if each.loss_db is not None]
        loss = show(max(losses)) if len(losses) == 2 else ""
        met = across(end, other, site.alignment_of(face), {position: position for position in end.lit}) or {}
        installed = all(site.is_in_place(site.component_of(each)) for each in (face, mate))
        for position, there in sorted(met.items()):
            if there in other.lit:
                yield SpliceRow(
                    equipment.name if equipment else "", equipment.place if equipment else "", self._place_of(face), 0,
                    self._fibre(face, position), self._fibre(mate, there), "", loss, IN_PLACE if installed else "",
                )  # fmt: skip

    def _fibre(self, face: int, position: int) -> SplicedFibre:
        """A fibre of a cable, or the pigtail of a port in front."""
        site, component, end = self._site, self._site.component_of(face), self._site.terminal(face)
        if site.kind_of(component) not in CABLES:
            return SplicedFibre(f"pigtail {self._pigtail(face, position)}", fibre=str(position))
        shown, fibres = self._fibres_of(component)
        fibre = fibres.get(f"{end.name}.{position}")
        cable = self._ends.ids[component]
        if fibre is None:
            return SplicedFibre(cable, end.name, fibre=str(position))
        return _coloured(cable, end.name, fibre, shown)

    def _fibres_of(self, component: int) -> tuple[str, dict[str, ColouredFibre]]:
        """The code of colours of a cable, and its fibres by where they are at either end: a3.1, b3.12."""
        if component not in self._fibres:
            article = self._site.part_of(component)
            code = self._library.colour(article.detail.get("colour_code", DEFAULT_COLOURS))
            by_place: dict[str, ColouredFibre] = {}
            if code is not None:
                for fibre in coloured_fibres(self._site, component, code):
                    by_place.update((place, fibre) for place in (fibre.near, *fibre.far_ends))
            self._fibres[component] = (code.shown if code else "", by_place)
        return self._fibres[component]

    def _pigtail(self, face: int, position: int) -> str:
        """The port in front that a pigtail comes out at: `p1.1.3.L`."""
        site, article = self._site, self._site.article(face)
        assert isinstance(article, WiredPart)
        index, first = site.index_of(face), face - site.index_of(face)
        for wire in article.wiring:
            for here, at, there, out in (
                (wire.a, wire.a_position, wire.b, wire.b_position),
                (wire.b, wire.b_position, wire.a, wire.a_position),
            ):
                if (here, at) == (index, position):
                    names = article.terminals[there].family.position_names
                    port = self._site.face_name(first + there)
                    return f"{port}.{names[out - 1]}" if names else port
        return site.face_name(face)

    def of_statements(self) -> Iterator[SpliceRow]:
        """The splices that a cable states, at an end or along it: each of its fibres once for each."""
        site = self._site
        for component in site.components_of({PartKind.TRUNK, PartKind.HARNESS, PartKind.CORD}):
            for splice in site.splices_of(component):
                for number in range(splice.count):
                    yield from self._stated(component, splice, number + 1 if splice.count > 1 else 0)

    def _stated(self, component: int, splice: Splice, number: int) -> Iterator[SpliceRow]:
        site, cable = self._site, self._ends.ids[component]
        shown, fibres = self._fibres_of(component)
        remarks = [IN_PLACE] * site.is_in_place(component)
        remarks += [f"fibres go on by map {splice.map_name}"] if splice.map_name != STRAIGHT else []
        where = f"end {splice.place}" if splice.place in _ENDS else splice.place
        for fibre in sorted(set(fibres.values()), key=lambda fibre: fibre.number):
            end = fibre.far if splice.place == "b" else fibre.near
            mine = _coloured(cable, end, fibre, shown)
            if splice.map_name != STRAIGHT:
                beyond = SplicedFibre("" if splice.place in _ENDS else cable)
            elif splice.place in _ENDS:
                port = fibre.far_port if splice.place == "b" else fibre.near_port
                beyond = SplicedFibre(f"pigtail {port or end}")
            else:
                beyond = mine
            loss = "" if splice.loss_db is None else show(splice.loss_db)
            yield SpliceRow(
                f"{site.name_of(component)}, {where}", "", f"{where} {number}" if number else where, 0,
                mine, beyond, splice.kind, loss, "; ".join(remarks),
            )  # fmt: skip


def _coloured(cable: str, end: str, fibre: ColouredFibre, code: str) -> SplicedFibre:
    tube = str(fibre.tube) if fibre.tube else ""
    number = str(fibre.in_tube or fibre.number)
    shown = code if fibre.fibre_colour or fibre.tube_colour else ""
    return SplicedFibre(cable, end, tube, fibre.tube_colour, number, fibre.fibre_colour, shown)
