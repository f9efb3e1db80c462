"""Records of parts as values. What a record leaves open stays None; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from mtpc.catalogue.fact_checks import check_typical
from mtpc.catalogue.filters import with_filters
from mtpc.catalogue.housing_types import UNIT_M, CageAdapterPart, RackPart
from mtpc.catalogue.lookups import Standards
from mtpc.catalogue.optic_parts import optic_of
from mtpc.catalogue.part_limits import fibre_named, part_limits
from mtpc.catalogue.ranges import expand, positions
from mtpc.catalogue.records import Contradiction, Record, UnknownName, body_of, decimal_or_none, fact_of
from mtpc.catalogue.splicing import ceiling_losses, crossed, polish_of, with_ceiling, with_loss
from mtpc.catalogue.standards import alignment_of, losses_of
from mtpc.catalogue.types import (
    BUILT_IN,
    Confidence,
    DevicePart,
    DirectCable,
    Fact,
    Family,
    FibreMode,
    Gender,
    OpticPart,
    PanelPart,
    Part,
    PartKind,
    PlatePart,
    Polish,
    PortFamily,
    Splice,
    Terminal,
    Wire,
    WiredPart,
)
from mtpc.catalogue.wiring import check_wires, letter_alone, map_meant, maps_between, wiring_of, written_wires
from mtpc.lazy_dataclass import dataclass

# Kinds of part in the order a catalogue looks for them: the most named first.
KINDS = (
    "cord",
    "optic",
    "device",
    "trunk",
    "plate",
    "cassette",
    "panel",
    "rack",
    "harness",
    "direct-cable",
    "loopback",
    "accessory",
    "cage-adapter",
)
# The same in the order of documentation pages: what is installed in rooms and racks first.
KINDS_IN_ORDER = (
    "rack", "device", "panel", "plate", "cassette", "optic", "cord", "trunk", "harness", "direct-cable", "loopback",
    "cage-adapter", "accessory",
)  # fmt: skip
assert set(KINDS_IN_ORDER) == set(KINDS)
_HALVES = {"lc-quad": "lc-duplex"}  # adapters of several ports in one body -> the family of each of the two
_OF_FIBRE = ("polish", "grade", "loss_db_max", "return_loss_db_min")  # what only a connector of fibre states
Fields = dict[str, Any]  # values by the field of a Part or Terminal they are for


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes parts of one catalogue; raises Contradiction where a record contradicts itself."""

    standards: Standards
    catalogue: str
    vendor: str  # of parts that name none

    def part(self, record: Record) -> Part:
        """The part of a record that follows its schema."""
        kind = PartKind(record["family"])
        source = fact_of(record)
        common: Fields = {
            "name": record["name"],
            "kind": kind,
            "catalogue": self.catalogue,
            "vendor": record.get("vendor", self.vendor),
            "number": record.get("number", ""),
            "number_confidence": Confidence(record.get("number_confidence", source.confidence)),
            "description": record.get("description", f"{kind} {record['name']}"),
            "detail": record.get("detail", {}),
            "fact": source,
            "limits": part_limits(record, self.standards),
            "numbers": _numbers(record),
            "body": body_of(record),
        }
        make: Callable[[Record, Fields], Part] = getattr(self, f"_{_MAKERS[kind]}")
        return make(record, common)

    def _accessory(self, record: Record, common: Fields) -> Part:
        return Part(**common)

    def _adapter(self, record: Record, common: Fields) -> Part:
        return CageAdapterPart(**common, form_factor=record["form_factor"], accepts=tuple(record["accepts"]))

    def _rack(self, record: Record, common: Fields) -> Part:
        return RackPart(**common, units=record["units"], unit_m=decimal_or_none(record, "unit_m") or UNIT_M)

    def _device(self, record: Record, common: Fields) -> Part:
        families = tuple(
            PortFamily(
                names=_expanded(port["name"], "port", number, "name"),
                cage=port.get("cage", port.get("connector", "")),
                accepts=tuple(port.get("accepts", ())),
                subports_from=port.get("subports_from"),
                optic=self._built_in(record, port, number, common) if "connector" in port else None,
            )
            for number, port in enumerate(record["port"])
        )
        _once([name for family in families for name in family.names])
        return DevicePart(**common, height_u=record["height_u"], families=families)

    def _built_in(self, device: Record, port: Record, number: int, common: Fields) -> OpticPart:
        """What a port of a device that is a connector itself sends and receives."""
        keys = ("connector", "gender", "polish", "up_angled", "pinout")
        receptacle = {"name": "mdi1", **{key: port[key] for key in keys if key in port}}
        record = {"form_factor": BUILT_IN, "application": port["application"], "port": [receptacle]}
        if "modes" in port:
            modes = [{"name": name.lower(), "application": name, "links": 1} for name in port["modes"]]
            record |= {"mode": modes, "source": device["source"]}
        try:
            return optic_of(record, common | {"kind": PartKind.OPTIC}, self._terminals(record, "port"), self.standards)
        except Contradiction as wrong:
            if wrong.keys[:1] == ("port",):
                wrong.keys = ("port", number, *wrong.keys[2:])
            elif wrong.keys == ("application",):
                wrong.keys = ("port", number, "application")
            elif wrong.keys[:1] == ("mode",):
                wrong.keys = ("port", number, "modes")
            raise

    def _panel(self, record: Record, common: Fields) -> Part:
        height_u = record["height_u"]
        keys = [key for key, with_it in _PANELS.items() if key in record and with_it in record]
        if len(keys) != 1 or any(key in record for key in _PANELS if key not in keys):
            raise Contradiction("a panel has slots and takes, or a connector and a count, or ports that are wired")
        if keys == ["connector"]:
            fixed: Part = self._plate({"format": "", **record}, common)
        elif keys == ["port"]:
            fixed = self._wired(record, common)
        else:
            slots = _expanded(record["slots"], "slots")
            _once(list(slots), "slot", "slots")
            return PanelPart(**common, height_u=height_u, slots=slots, takes=tuple(record["takes"]))
        assert isinstance(fixed, PlatePart | WiredPart)
        return PanelPart(**common, height_u=height_u, slots=(), takes=(), fixed=fixed)

    def _plate(self, record: Record, common: Fields) -> Part:
        family = self._family(record["connector"], "connector")
        alignment = alignment_of(record) or family.alignment
        return PlatePart(**common, format=record["format"], family=family, count=record["count"], alignment=alignment)

    # ---- fibres between connectors

    def _wired(self, record: Record, common: Fields) -> Part:
        key = "port" if "port" in record else "end"
        fibre = fibre_named(record["fibre"], self.standards, "fibre") if "fibre" in record else None
        terminals = self._terminals(record, key)
        if isinstance(stated := record.get("map"), str):
            record = record | {"map": map_meant(stated, terminals, self.standards)}
        splices = tuple(
            self._splice(record, row, name)
            for number, row in enumerate(record.get("splice", ()))
            for name in _expanded(row["name"], "splice", number, "name")
        )
        _once([splice.place for splice in splices], "splice", "splice")
        through = (decimal_or_none(record, "loss_through_db_typical"), decimal_or_none(record, "loss_through_db_max"))
        check_typical("loss through it", through, "loss_through_db_typical")
        wiring = crossed(self._wiring(record, terminals), terminals, splices, self.standards)
        return WiredPart(
            **common,
            format=record.get("format", ""),
            terminals=terminals,
            wiring=wiring,
            map_name=record["map"] if isinstance(record.get("map"), str) else "own" if wiring else "",
            fibre=fibre,
            fibre_mode=FibreMode(record["fibre_mode"]) if "fibre_mode" in record else None,
            lengths_m=tuple(Decimal(length) for length in record.get("lengths_m", ())),
            map_fact=self._map_fact(record),
            splices=splices,
            splits=record.get("splits", False),
            branches=record.get("branches", False),
            conditions=record.get("mode_conditioning", False),
            through_db=decimal_or_none(record, "loss_through_db_max"),
            through_typical_db=decimal_or_none(record, "loss_through_db_typical"),
        )

    def _splice(self, record: Record, row: Record, name: str) -> Splice:
        splice = Splice(name, row.get("count", 1), row.get("kind", ""), row["map"], None)
        if "loss_db_max" in row:
            return with_loss(splice, Decimal(row["loss_db_max"]), fact_of(record))
        return with_ceiling(splice, self.standards)

    def _wiring(self, record: Record, terminals: tuple[Terminal, ...]) -> tuple[Wire, ...]:
        stated = record.get("map")
        if stated is None:
            return ()
        if isinstance(stated, str):
            position_map = self.standards.map(stated)
            if position_map is None:
                letter = letter_alone(stated, terminals)
                if letter:
                    raise Contradiction(letter[0], "map", help_=letter[1])
                raise UnknownName("map", stated, maps_between(terminals, self.standards), "map")
            wires, shared = wiring_of(position_map, terminals) or (), False
            if not wires:
                raise Contradiction(f"the map {stated} is not made for these connectors", "map")
        else:
            shared = record.get("branches", False) or any(end.passes is not None for end in terminals)
            wires = written_wires([(line["a"], line["b"]) for line in stated], terminals, shared=shared)
        check_wires(wires, terminals, splits=record.get("splits", False), shared=shared)
        return wires

    def _map_fact(self, record: Record) -> Fact | None:
        if "map_source" in record:
            return fact_of({"source": record["map_source"]})
        position_map = self.standards.map(record["map"]) if isinstance(record.get("map"), str) else None
        return position_map.fact if position_map else None

    def _terminals(self, record: Record, key: str) -> tuple[Terminal, ...]:
        rows = [(number, port, name) for number, port in enumerate(record[key])
                for name in _expanded(port["name"], key, number, "name")]  # fmt: skip
        terminals = [self._terminal(record, port, name, key, number) for number, port, name in rows]
        terminals = with_filters(terminals, [number for number, _, _ in rows], record[key], self.standards)
        _once([terminal.name for terminal in terminals], "connector", key)
        sides = list(dict.fromkeys(terminal.side for terminal in terminals))
        if record.get("family") == PartKind.LOOPBACK and [terminal.name for terminal in terminals] != ["a1"]:
            raise Contradiction("a loopback plug has one end, a", key, 0, "name")
        if key == "end" and sorted(sides) != ["a", "b"] and record["family"] != PartKind.LOOPBACK:
            message = f"a cable has ends a and b; the record has {', '.join(sides)}"
            help_ = "state both; a plug with one end, which joins what a port sends and hears, is a loopback"
            raise Contradiction(message, key, 0, "name", help_=help_)
        return tuple(sorted(terminals, key=lambda terminal: terminal.side) if key == "end" else terminals)

    def _terminal(self, record: Record, port: Record, name: str, key: str, number: int) -> Terminal:
        family = self._family(port["connector"], key, number, "connector")
        name = _with_index(name)
        side = name.rstrip("0123456789")
        if not (side.isalpha() and name.isascii()):
            raise Contradiction(f"{name} is not a connector name; write rear1, front[1..6], a", key, number, "name")
        if not family.gendered and "gender" in port:
            message = f"{family.shown} has no guide pins, so {name} cannot be {port['gender']}"
            raise Contradiction(message, key, number, "gender")
        stated = next((key_ for key_ in _OF_FIBRE if family.is_electrical and key_ in port), None)
        if stated:
            message = f"{family.shown} is of conductors: it has no end face, and no loss is calculated"
            raise Contradiction(message, key, number, stated)
        return Terminal(
            name=name,
            side=side,
            index=int(name[len(side) :]),
            family=family,
            loose=key == "end",
            lit=self._lit(port, family, key, number),
            gender=_gender(port, family),
            polish=polish_of(port, family),
            alignment=(alignment_of(port) or family.alignment) if key == "port" else None,
            up_angled=port.get("up_angled", False),
            turned=port.get("turned", False),
            leg_m=decimal_or_none(port, "leg_m"),
            **self._loss(record, port, key, number) | _return_loss(record, port),
        )

    def _lit(self, port: Record, family: Family, key: str, number: int) -> tuple[int, ...]:
        if "lit" not in port:
            return family.lit
        try:
            lit = positions(port["lit"])
        except ValueError as error:
            raise Contradiction(str(error), key, number, "lit") from None
        if min(lit) < 1 or max(lit) > family.count or len(set(lit)) < len(lit):
            message = f"lit = {port['lit']} does not fit {family.shown}, which has positions 1 to {family.count}"
            raise Contradiction(message, key, number, "lit")
        return tuple(sorted(lit))

    def _loss(self, record: Record, port: Record, key: str, number: int) -> Fields:
        """Grade, losses of a pair, and where they come from: the connector's own, else the part's."""
        if self._family(port["connector"]).is_spliced and "loss_db_max" not in port:
            return ceiling_losses(self.standards)
        for stated, keys in ((port, (key, number)), (record, ())):
            if "loss_db_max" in stated:
                loss_db = Decimal(stated["loss_db_max"])
                return {"grade": stated.get("grade"), "loss_db": loss_db, "loss_fact": fact_of(record)}
            if "grade" in stated:
                grade = self.standards.grade(stated["grade"])
                if grade is None:
                    raise UnknownName("grade", stated["grade"], self.standards.names("grades"), *keys, "grade")
                return losses_of(grade, grade.shown)
        return {}

    def _family(self, name: str, *keys: str | int) -> Family:
        family = self.standards.family(name) or self.standards.family(name.lower())
        if family is None and (half := _HALVES.get(name.lower())):
            message = f"an {name} adapter is two {half} ports in one body, and each is a port of its own"
            raise Contradiction(message, *keys, help_=f"write two {half} ports for each of them: twelve for six")
        if family is None:
            raise UnknownName("connector family", name, self.standards.names("families"), *keys)
        return family

    def _direct(self, record: Record, common: Fields) -> Part:
        ends = [
            (_with_index(name), port["form_factor"])
            for number, port in enumerate(record["end"])
            for name in _expanded(port["name"], "end", number, "name")
        ]
        _once([name for name, _ in ends], "end", "end")
        sides = [name.rstrip("0123456789") for name, _ in ends]
        if sorted(set(sides)) != ["a", "b"] or sides.count("a") > 1:
            raise Contradiction(f"a direct cable has one end a, and ends b; the record has {', '.join(sides)}", "end")
        terminals = tuple(_module(name, form, common["fact"]) for name, form in sorted(ends))
        return DirectCable(
            **common,
            format="",
            terminals=terminals,
            wiring=tuple(Wire(0, 1, number, 1) for number in range(1, len(terminals))),
            map_name="",
            fibre=None,
            lengths_m=tuple(Decimal(length) for length in record.get("lengths_m", ())),
            medium=record["medium"],
            application=record.get("application", ""),
            near_application=record.get("near_application", ""),
        )

    # ---- optics

    def _optic(self, record: Record, common: Fields) -> Part:
        return optic_of(record, common, self._terminals(record, "port"), self.standards)


_PANELS = {"slots": "takes", "connector": "count", "port": "port"}  # the key that makes a panel, and its companion
_WIRED = (PartKind.CORD, PartKind.TRUNK, PartKind.HARNESS, PartKind.CASSETTE, PartKind.LOOPBACK)
_MAKERS = {kind: "wired" if kind in _WIRED else kind for kind in KINDS}
_MAKERS |= {"direct-cable": "direct", "cage-adapter": "adapter"}


def _numbers(record: Record) -> dict[Decimal, str]:
    """The orderable number of each length."""
    lengths, numbers = record.get("lengths_m", ()), record.get("numbers", ())
    if numbers and len(numbers) != len(lengths):
        message = f"it has {len(numbers)} numbers for {len(lengths)} lengths"
        raise Contradiction(message, "numbers", help_="state one number for each of its lengths, in the same order")
    return {Decimal(length): number for length, number in zip(lengths, numbers, strict=False)}


def _module(name: str, form: str, fact: Fact) -> Terminal:
    """An end of a direct cable: a module of that form factor, which has neither pins nor an end face."""
    family = Family(form, form.upper(), 1, 1, form, Decimal(0), (1,), gendered=False, position_names=(), fact=fact)
    side = name.rstrip("0123456789")
    return Terminal(
        name, side, int(name[len(side) :]), family, loose=True, lit=(1,), gender=Gender.NONE, polish=Polish.NONE
    )


def _return_loss(record: Record, port: Record) -> Fields:
    """The return loss that the connector or the part states itself; otherwise that of the grade applies."""
    stated = next((table for table in (port, record) if "return_loss_db_min" in table), None)
    return {} if stated is None else {"return_loss_db": Decimal(stated["return_loss_db_min"])}


def _with_index(name: str) -> str:
    """`a` is short for `a1`."""
    return name if name[-1].isdigit() else f"{name}1"


def _expanded(text: str, *keys: str | int) -> tuple[str, ...]:
    try:
        return expand(f"[{text}]" if keys == ("slots",) else text)
    except ValueError as error:
        raise Contradiction(str(error), *keys) from None


def _gender(port: Record, family: Family) -> Gender | None:
    """None where the record leaves it open."""
    if not family.gendered:
        return Gender.NONE
    return Gender(port["gender"]) if "gender" in port else None


def _once(names: list[str], noun: str = "port", key: str = "port") -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise Contradiction(f"{noun} {name} is named twice", key)
        seen.add(name)
