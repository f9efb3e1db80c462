"""What the statements of an object say: a digest that changes when they, or its part, change; never with a line."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256

from mtpc.artefacts._model_parts import PartKeys
from mtpc.catalogue.types import Part, PartKind
from mtpc.channel.types import Plant
from mtpc.plan.show.shown_values import ShownValue, ValueSources
from mtpc.plan.show.statement_text import (
    StatementText,
    circuit_shape,
    equipment_shape,
    part_name,
    tray_shape,
    waypoint_shape,
)
from mtpc.text import Source, Span, ends_of, pair_name

OF_PARTS = (
    "kind", "catalogue", "name", "number", "map", "fibre", "wiring", "application", "tx_receptacle", "rx_receptacle",
)  # fmt: skip
OF_TERMINALS = ("name", "family", "gender", "polish", "mating", "up_angled", "turned", "loss_db")
Told = tuple[str, Span | None]  # the name of an object, and the place of a finding about it
_LAST = re.compile(r"[.:][^.:]*$")  # the port of a panel, the leg of a trunk, the part of a port


def what_is_said(plant: Plant, told: Collection[Told], sources: Mapping[str, Source]) -> dict[Told, str]:
    """The digest for each object; where nothing on the floor has its name, of the lines the finding stands at."""
    statements = _Statements(plant, {name for name, _ in told})
    return {each: _digest(statements.of(each[0]) or _lines_at(each[1], sources)) for each in told}


class _Statements:
    """The statements of objects, each as a text with everything expanded; only of those that are asked for."""

    def __init__(self, plant: Plant, names: Collection[str]) -> None:
        self._site = plant.site
        self._values = ValueSources(plant.site)
        self._shapes = StatementText(plant.site)
        self._parts: dict[int, str] = {}
        self._wanted = {short for name in names for end in (name, *ends_of(name)) for short in _shorter(end)}
        self._wanted |= {_same(name) for name in names}
        self._texts: dict[str, list[str]] = {}
        for name, text in (*self._of_spaces(), *self._of_components()):
            self._texts.setdefault(name, []).append(text)

    def of(self, name: str) -> list[str]:
        """The statements of an object; of a port or a leg, those of what it belongs to; of a pair, of both ends."""
        whole = self._texts.get(_same(name))
        if whole:
            return whole
        ends = ((self._texts[short] for short in _shorter(end) if short in self._texts) for end in ends_of(name))
        return [text for end in ends for text in next(end, ())]

    def _of_spaces(self) -> Iterator[tuple[str, str]]:
        site, attributes = self._site, self._values.attributes
        for rack in site.racks:
            if rack.name in self._wanted:
                yield rack.name, self._text(self._shapes.rack(rack), rack.part, attributes(rack.origin))
        ways = [(point.name, point.origin, waypoint_shape(point)) for point in site.waypoints.values()]
        ways += [(tray.name, tray.origin, tray_shape(tray)) for tray in site.trays.values()]
        for name, origin, shape in ways:
            if name in self._wanted:
                yield name, self._text(shape, None, attributes(origin))
        for item in site.equipment:
            if item.name in self._wanted:
                yield item.name, self._text(equipment_shape(item), item.part, attributes(item.origin))
        for insert in site.inserts:
            if insert.name in self._wanted:
                yield insert.name, self._text(f"{insert.name} : {part_name(insert.part)}", insert.part, ())

    def _of_components(self) -> Iterator[tuple[str, str]]:
        site = self._site
        for component in site.every_component():
            name = _same(site.name_of(component))
            if name in self._wanted and site.kind_of(component) != PartKind.PANEL:  # that is equipment
                yield name, self._text(self._shapes.component(component), site.part_of(component), ())
        for circuit in site.circuits:
            name = _same(circuit.name)
            if name in self._wanted:
                yield name, self._text(circuit_shape(circuit), None, self._values.attributes(circuit.origin))

    def _text(self, shape: str, part: Part | None, values: Iterable[ShownValue]) -> str:
        pairs = [[value.name, value.value] for value in values]
        return json.dumps([shape, pairs, self._part_text(part) if part else ""])

    def _part_text(self, part: Part) -> str:
        """The facts of a part that rules go by, written once; what a later version tells besides is no change."""
        if id(part) not in self._parts:
            keys = PartKeys()
            keys.key_of(part)
            (fields,) = keys.parts()
            facts = {name: fields[name] for name in OF_PARTS if name in fields}
            terminals = fields.get("terminals")
            if isinstance(terminals, list):
                facts["terminals"] = [{name: terminal[name] for name in OF_TERMINALS} for terminal in terminals]
            self._parts[id(part)] = json.dumps(facts, sort_keys=True, default=str)
        return self._parts[id(part)]


def _same(name: str) -> str:
    """One spelling of an object: the ends of `A -- B` in one order."""
    return pair_name(sorted(ends_of(name)))


def _shorter(name: str) -> Iterator[str]:
    """The name, and what it is a part of: `pp1.1.4`, `pp1.1`, `pp1`."""
    yield name
    while (last := _LAST.search(name)) and last.start():
        name = name[: last.start()]
        yield name


def _lines_at(span: Span | None, sources: Mapping[str, Source]) -> list[str]:
    """The words of the lines a finding stands at."""
    if span is None or span.path not in sources:
        return []
    source = sources[span.path]
    first, last = (source.line_column(offset)[0] for offset in (span.start, max(span.start, span.end - 1)))
    return [" ".join(source.line(number).split()) for number in range(first, last + 1)]


def _digest(texts: Iterable[str]) -> str:
    whole = "\0".join(("mtpc-statement/1", *sorted(texts)))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]
