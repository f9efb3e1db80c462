"""Looks names up and puts things on the floor, for the kinds to use. Faults go to the statement's reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TypeVar

from mtpc.catalogue.load import Catalogue, Library
from mtpc.catalogue.types import Application, DevicePart, OpticPart, PanelPart, Part, PortFamily, WiredPart
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Label
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence, with_article
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Equipment, Origin, Rack
from mtpc.model.placing.allocate import Pool
from mtpc.model.placing.choices import PartChoices
from mtpc.model.placing.lock_text import NO_LOCK, Lock
from mtpc.model.placing.pathways import Pathways
from mtpc.model.placing.preferences import Preferences
from mtpc.model.site import Site
from mtpc.model.sources.uses import FileUses
from mtpc.model.symbols import Symbols, plain
from mtpc.model.values import FarRef, Fault, items_of, spelled
from mtpc.text import Span

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(slots=True)
class SiteBuilder:
    """The site being built, the names on it, and what is wrong so far."""

    site: Site
    library: Library
    uses: dict[str, FileUses]
    lock: Lock | None = NO_LOCK  # None: it is broken, and was reported
    unread: bool = False  # some statement could not even be read: unknown names may stand in it
    symbols: Symbols = field(default_factory=Symbols)
    found: list[Diagnostic] = field(default_factory=list)
    pools: dict[tuple[str, ...], Pool] = field(default_factory=dict)  # the legs of each any(…), by what it names
    waiting: list[ExpandedStatement] = field(
        default_factory=list
    )  # circuits with any(…): they choose when all others are placed
    articles: PartChoices = field(init=False)
    preferences: Preferences = field(default_factory=Preferences)
    own_parts: dict[str, Part] = field(default_factory=dict)  # written in the specs
    own_origins: dict[str, Origin] = field(default_factory=dict)  # of those parts, and of the ones that were reported
    pathways: Pathways = field(init=False)
    _parts: dict[tuple[str, str], Part] = field(default_factory=dict)
    _ports: dict[int, dict[str, PortFamily]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.articles = PartChoices(self.library)
        self.pathways = Pathways(self.site)

    # ---- faults

    def report(self, fault: Fault, statement: ExpandedStatement, names: tuple[str, ...] | None = None) -> None:
        """Keep a finding; what the statement names, or `names`, counts as reported, so nothing that hangs on it is."""
        self.site.incomplete = True
        if fault.diagnostic:
            self.found.append(fault.diagnostic)
            if fault.diagnostic.code.startswith(_MISSING):
                self.symbols.broken.add(plain(fault.diagnostic.object))
        self.symbols.broken.update(plain(name) for name in (statement.names if names is None else names))

    def known_broken(self, name: str) -> bool:
        """Whether an unknown name is already explained by another finding."""
        return self.unread or self.symbols.is_broken(name)

    def unknown(
        self, statement: ExpandedStatement, span: Span | None, noun: str, name: str, known: dict[str, int] | list[str]
    ) -> Fault:
        """No such thing: a finding with near names, or silence where another finding explains it."""
        if self.known_broken(name):
            return Fault(None)
        near = near_sentence(noun, name, known) or f"declare it, or correct the name of the {noun}"
        fault = statement.fault("REF102", span, f"there is no {noun} {name}", near, about=name)
        return fault.mended_by(respell(span, name, known))

    # ---- parts

    def part(
        self, statement: ExpandedStatement, name: str, sort: type[AnyPart], noun: str, span: Span | None = None
    ) -> AnyPart:
        """The part of a catalogue a statement names; raises Fault."""
        span = span or statement.origin.type
        path = name.path if isinstance(name, FarRef) else statement.path
        part = self._parts.get((path, name)) or self._look_up(statement, name, noun, span)
        self._parts[path, name] = part
        if not isinstance(part, sort) or (noun in _WIRED and part.kind not in _WIRED[noun]):
            message = f"{name} is {with_article(part.kind)}, {with_article(noun)} stands here"
            other = "" if part.kind in _NO_STATEMENT else f", or write the statement as `{_stated_as(part)}`"
            raise statement.fault("TYP101", span, message, f"name {with_article(noun)}{other}")
        return part

    def _look_up(self, statement: ExpandedStatement, name: str, noun: str, span: Span | None) -> Part:
        uses = self.uses[name.path if isinstance(name, FarRef) else statement.path]
        alias, _, rest = name.partition(".")
        if name in self.own_origins:
            return self._own_part(name)
        if alias in uses.broken:
            raise Fault(None)
        catalogue = uses.catalogues.get(alias)
        if catalogue is None and self.unread:
            raise Fault(None)
        if not rest and (self.own_origins or alias not in uses.catalogues):
            raise self._no_own_part(statement, name, span)
        if catalogue is None or not rest:
            near = (
                near_sentence("alias", alias, uses.catalogues) or "a part is written ALIAS.NAME, after `use … as ALIAS`"
            )
            fault = statement.fault("REF108", span, f"no catalogue is used under the alias {alias}", near)
            raise fault.mended_by(respell(span, alias, uses.catalogues))
        part = catalogue.part(rest)
        if part is None and rest in catalogue.broken:
            raise Fault(None)
        if part is None:
            near = near_sentence("part", rest, catalogue.part_names(noun)) or near_sentence(
                "part", rest, catalogue.part_names()
            )
            help_ = near or f"list them with `mtpc catalog list {noun}`"
            fault = statement.fault("REF105", span, f"catalogue {catalogue.info.name} has no part {rest}", help_)
            raise fault.mended_by(respell(span, rest, catalogue.part_names(noun)))
        self._keep_facts(part, catalogue)
        return part

    def _own_part(self, name: str) -> Part:
        part = self.own_parts.get(name)
        if part is None:
            raise Fault(None)  # what is wrong with it was reported where it is written
        self._keep_facts(part)
        return part

    def _no_own_part(self, statement: ExpandedStatement, name: str, span: Span | None) -> Fault:
        catalogues = self.uses[statement.path].catalogues
        known = [
            *self.own_origins,
            *(f"{alias}.{name}" for alias, catalogue in catalogues.items() if catalogue.part(name)),
        ]
        near = near_sentence("part", name, known) or "a part of a catalogue is written ALIAS.NAME"
        fault = statement.fault("REF105", span, f"no spec here has a part {name}", near)
        return fault.mended_by(respell(span, name, known))

    def _keep_facts(self, part: Part, catalogue: Catalogue | None = None) -> None:
        site = self.site
        if part.vendor not in site.vendors and (
            vendor := (catalogue and catalogue.vendor(part.vendor)) or self.library.vendor(part.vendor)
        ):
            site.vendors[part.vendor] = vendor
        wired = part.fixed if isinstance(part, PanelPart) else part
        if isinstance(wired, WiredPart) and wired.fibre:
            self.keep_fibre(wired.fibre)
        if isinstance(part, OpticPart):
            self.application(part.application)

    def keep_fibre(self, name: str) -> None:
        """Make a fibre class known to the site."""
        if name not in self.site.fibres and (fibre := self.library.fibre(name)):
            self.site.fibres[name] = fibre

    def application(self, name: str) -> Application | None:
        """The application of that name, made known to the site with the fibres it is limited over."""
        application = self.library.application(name)
        if application and application.name not in self.site.applications:
            self.site.applications[application.name] = application
        return application

    # ---- places

    def rack_unit(self, statement: ExpandedStatement, place: str, span: Span | None) -> tuple[Rack, int]:
        """The rack and unit of `A03.U38`; raises Fault."""
        name, point, unit = place.rpartition(".")
        rack = self.symbols.racks.find(name) if point else None
        if not point or not unit.startswith("U") or not unit[1:].isdecimal():
            raise statement.fault("TYP101", span, f"{place} is not a place in a rack", "write it as RACK.U38")
        if rack is None:
            raise self.unknown(statement, span, "rack", name, list(self.symbols.racks.things))
        return rack, int(unit[1:])

    # ---- ports

    def device_port(self, statement: ExpandedStatement, name: str, span: Span | None) -> tuple[int, str, PortFamily]:
        """The device, port as silk-screened, and port family of `leaf01.et-0/0/48`; raises Fault."""
        device, _, port = name.partition(".")
        equipment = self.equipment(statement, device, span)
        part = self.site.equipment[equipment].part
        if not isinstance(part, DevicePart):
            raise statement.fault(
                "TYP101", span, f"{device} is a panel; optics stand in devices", "name a device", about=name
            )
        ports = self.ports_of(part)
        family = ports.get(port) or ports.get(plain(port))
        if family is None:
            raise self._no_port(statement, span, name, device, port, list(ports))
        silk = port if port in family.names else next(n for n in family.names if plain(n) == plain(port))
        return equipment, silk, family

    def ports_of(self, part: DevicePart) -> dict[str, PortFamily]:
        """A device's ports, under their own spelling and without leading zeros."""
        ports = self._ports.get(id(part))
        if ports is None:
            ports = {plain(name): family for family in part.families for name in family.names}
            ports |= {name: family for family in part.families for name in family.names}
            self._ports[id(part)] = ports
        return ports

    def equipment(self, statement: ExpandedStatement, name: str, span: Span | None) -> int:
        """The device or panel of that name; raises Fault."""
        found = self.symbols.equipment.find(name)
        if found is None:
            raise self.unknown(statement, span, "device or panel", name, list(self.symbols.equipment.things))
        return found

    def socket(self, statement: ExpandedStatement, name: str, span: Span | None) -> int:
        """The place for a plug a name stands for; raises Fault."""
        found = self.symbols.sockets.find(name)
        return found if found is not None else self._miss(statement, name, span)

    def _miss(self, statement: ExpandedStatement, name: str, span: Span | None) -> int:
        """Say why there is no such socket; always raises Fault."""
        if self.symbols.is_broken(name):
            raise Fault(None)
        owner, point, rest = name.partition(".")
        if not point:
            if self.symbols.equipment.find(owner) is not None:
                raise statement.fault("REF103", span, f"{name} names no port", f"write {name}.PORT", about=name)
            raise self.unknown(statement, span, "port", name, list(self.symbols.equipment.things))
        equipment = self.site.equipment[self.equipment(statement, owner, span)]
        if isinstance(equipment.part, PanelPart):
            raise self._no_panel_port(statement, span, name, equipment.name, rest)
        assert isinstance(equipment.part, DevicePart)
        ports = self.ports_of(equipment.part)
        base = rest.partition(":")[0]
        if rest not in ports and plain(rest) not in ports and base not in ports and plain(base) not in ports:
            raise self._no_port(statement, span, name, equipment.name, rest, list(ports))
        if self.symbols.optics.find(f"{owner}.{base}") is not None:
            message = f"{name} is not a connector: the optic in {owner}.{base} has {self._connectors(owner, base)}"
            raise statement.fault("REF103", span, message, "name the connector, not a lane or the cage", about=name)
        if self.unread:
            raise Fault(None)
        message = f"there is no optic in {owner}.{base}"
        raise statement.fault("PRT105", span, message, f"write `optic {owner}.{base} : PART`", about=name)

    def _connectors(self, owner: str, base: str) -> str:
        component = self.symbols.optics.find(f"{owner}.{base}")
        assert component is not None
        site = self.site
        names = [site.face_name(face) for face in site.faces_of(component)]
        return "one connector, " + names[0] if len(names) == 1 else "the connectors " + ", ".join(names)

    def _no_port(
        self, statement: ExpandedStatement, span: Span | None, name: str, device: str, port: str, ports: list[str]
    ) -> Fault:
        near = near_sentence("port", port, ports) or f"its ports are {_first_and_last(ports)}"
        fault = statement.fault("REF103", span, f"{device} has no port {port}", near, about=name)
        return fault.mended_by(respell(span, port, ports))

    def _ports_built_in(self, panel: str) -> list[str]:
        return [name.partition(".")[2] for name in self.symbols.sockets.things if name.startswith(f"{panel}.")]

    def _no_panel_port(
        self, statement: ExpandedStatement, span: Span | None, name: str, panel: str, rest: str
    ) -> Fault:
        slot, _, port = rest.partition(".")
        part = self.site.equipment[self.symbols.equipment.things[panel]].part
        assert isinstance(part, PanelPart)
        if part.fixed is not None:
            return self._no_port(statement, span, name, panel, rest, self._ports_built_in(panel))
        if plain(slot) not in {plain(known) for known in part.slots}:
            near = near_sentence("slot", slot, part.slots) or f"its slots are {_first_and_last(list(part.slots))}"
            fault = statement.fault("REF104", span, f"{panel} has no slot {slot}", near, about=name)
            return fault.mended_by(respell(span, slot, part.slots))
        if self.symbols.inserts.find(f"{panel}.{slot}") is None:
            if self.unread or self.symbols.equipment.things[panel] in self.symbols.misfilled:
                return Fault(None)
            help_ = f"write `plate {panel}.{slot} : PART` or `cassette {panel}.{slot} : PART`"
            return statement.fault("REF104", span, f"slot {panel}.{slot} is empty", help_, about=name)
        known = [n.rpartition(".")[2] for n in self.symbols.sockets.things if n.startswith(f"{panel}.{slot}.")]
        near = near_sentence("port", port, known) or f"its ports are {_first_and_last(known)}"
        fault = statement.fault(
            "REF103", span, f"{panel}.{slot} has no port {port or '(none is named)'}", near, about=name
        )
        return fault.mended_by(respell(span, port, known))

    def filled(
        self, statement: ExpandedStatement, part: Part, names: tuple[str, ...], sockets: Iterable[int]
    ) -> ExpandedStatement:
        """The statement with what is preferred where the sockets are; `names` may be filled. Raises Fault."""
        if not self.preferences.stated:
            return statement
        return self._filled_at(
            statement, part, names, (self.site.socket(socket).equipment for socket in sockets if socket >= 0)
        )

    def filled_in(
        self, statement: ExpandedStatement, part: Part, names: tuple[str, ...], *equipment: int
    ) -> ExpandedStatement:
        """The statement with what is preferred where the devices and panels stand; raises Fault."""
        if not self.preferences.stated:
            return statement
        return self._filled_at(statement, part, names, (self.site.equipment[number] for number in equipment))

    def _filled_at(
        self, statement: ExpandedStatement, part: Part, names: tuple[str, ...], equipment: Iterable[Equipment | None]
    ) -> ExpandedStatement:
        racks = {id(one.rack): one.rack for one in equipment if one and one.rack}
        return self.preferences.fill(statement, part, names, racks.values())

    def settings(self, statement: ExpandedStatement) -> dict[str, str]:
        """What documents want to know of a statement: tray, status, ticket, its group, its comment …; raises Fault."""
        self.check_trays(statement)
        kept = {name: statement.setting(name) for name in statement.attributes if name in DOCUMENT_SETTINGS}
        if statement.origin.note:
            kept["note"] = statement.origin.note
        if statement.groups:
            kept["group"] = statement.groups[-1]
        return kept

    def check_trays(self, statement: ExpandedStatement) -> None:
        """Raise the finding if a statement names a tray there is not."""
        given = statement.attributes.get("tray")
        for name in items_of(given.value) if given else ():
            if self.symbols.trays.find(spelled(name)) is None:
                raise self.unknown(
                    statement, given.span if given else None, "tray", spelled(name), list(self.symbols.trays.things)
                )

    # ---- names

    def stands(self, name: str) -> bool:
        """Whether anything on the floor has this name, or these two ends."""
        symbols = self.symbols
        registers = (
            symbols.equipment, symbols.racks, symbols.assemblies, symbols.circuits, symbols.optics, symbols.inserts,
            symbols.sockets, symbols.trays, symbols.spaces,
        )  # fmt: skip
        if any(register.find(name) is not None for register in registers):
            return True
        return " -- " in name and bool(self.site.components_named(name))

    def check_new(self, statement: ExpandedStatement, name: str, first: Origin | None, noun: str) -> None:
        """Raise the finding if a name is taken."""
        if first is not None:
            label = Label(first.what, "first declared here")
            message = f"the {noun} {name} is declared twice"
            raise statement.fault(
                "REF107", statement.what_spans[0], message, "rename or remove one of them", about=name, label=label
            )


DOCUMENT_SETTINGS = frozenset({"pull-group", "tray", "pathway", "pull-eye", "status", "ticket"})
_MISSING = ("REF102", "REF103", "REF104", "PRT105")  # what is missing is told once
_NO_STATEMENT = ("accessory",)  # kinds of part no statement is called after
_WIRED = {  # kinds of part that a statement of a kind takes
    "cord": ("cord", "direct-cable"), "harness": ("harness", "direct-cable"), "trunk": ("trunk",),
    "cassette": ("cassette",),
}  # fmt: skip


def _stated_as(part: Part) -> str:
    """The kind of statement a part stands in."""
    return "cord" if part.kind == "direct-cable" else part.kind


def _first_and_last(names: list[str]) -> str:
    if len(names) <= 4:
        return ", ".join(names)
    front, rear = ([name for name in names if name.startswith("rear") == behind] for behind in (False, True))
    return ", ".join(f"{side[0]} … {side[-1]}" if len(side) > 1 else side[0] for side in (front, rear) if side)
