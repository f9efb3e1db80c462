"""What `reserve` and `block` name: legs, ports, slots and rack units, looked up."""

from __future__ import annotations

from mtpc.catalogue.types import PanelPart
from mtpc.diagnostics import Label
from mtpc.diagnostics.suggest import with_article
from mtpc.model.book import plain
from mtpc.model.kinds._routes import legs_of
from mtpc.model.placing.builder import Builder
from mtpc.model.site import Aside, Target
from mtpc.model.told import Told
from mtpc.model.values import Fault


def set_aside(builder: Builder, told: Told, word: str, why: str) -> None:
    """Keep everything a statement names from being chosen; `word` is reserved or blocked."""
    span = told.what_spans[0]
    for name in told.names:
        try:
            for target in _targets(builder, told, name):
                first = builder.site.aside.get((word, target))
                if first is not None:
                    label = Label(first.origin.what, "first named here")
                    help_ = "remove it from one of the two"
                    raise told.fault("REF107", span, f"{name} is {word} twice", help_, about=name, label=label)
                aside = Aside(word, name, why, told.setting("until"), told.setting("ticket"), told.origin)
                builder.site.aside[word, target] = aside
        except Fault as fault:
            builder.report(fault, told, ())


def _targets(builder: Builder, told: Told, name: str) -> list[Target]:
    """What a name stands for; raises Fault."""
    book, span = builder.book, told.what_spans[0]
    head, _, rest = name.rpartition(".")
    if book.assemblies.find(name) is not None or (rest.isdecimal() and book.assemblies.find(head) is not None):
        return [("leg", str(leg.component), leg.number) for leg in legs_of(builder, told, name)]
    socket = book.sockets.find(name)
    if socket is not None:
        return [("socket", "", socket)]
    optic = book.optics.find(name)
    if optic is not None:
        site = builder.site
        first = site.components.first_face[optic]
        count = len(site.components.article[optic].terminals)
        return [("socket", "", site.faces.socket[face]) for face in range(first, first + count)]
    if book.racks.find(head) is not None:
        rack, unit = builder.rack_unit(told, name, span)
        if not 1 <= unit <= rack.units:
            message = f"{rack.name} has U1 to U{rack.units}, there is no U{unit}"
            raise told.fault("REF103", span, message, "name one of these", about=name)
        return [("unit", rack.name, unit)]
    return [_slot_or_port(builder, told, name)]


def _whole(builder: Builder, told: Told, name: str) -> Fault | None:
    """Racks, panels and devices are not set aside as a whole."""
    equipment, rack = builder.book.equipment.find(name), builder.book.racks.find(name)
    if equipment is not None:
        one = builder.site.equipment[equipment]
        noun, pieces = with_article(one.kind), "ports or slots" if one.kind == "panel" else "ports"
    elif rack is not None:
        noun, pieces = "a rack", f"units: {rack.name}.U[1..{rack.units}]"
    else:
        return None
    return told.fault("TYP101", told.what_spans[0], f"{name} is {noun}, not a place in one", f"name its {pieces}")


def _slot_or_port(builder: Builder, told: Told, name: str) -> Target:
    owner, _, rest = name.partition(".")
    equipment = builder.book.equipment.find(owner) if rest else None
    if equipment is None:
        whole = _whole(builder, told, name)
        if whole:
            raise whole
        known = [*builder.book.assemblies.things, *builder.book.equipment.things]
        raise builder.unknown(told, told.what_spans[0], "leg, port, slot or rack unit", name, known)
    one = builder.site.equipment[equipment]
    if not isinstance(one.part, PanelPart):
        _, port, _ = builder.device_port(told, name, told.what_spans[0])
        return ("port", f"{one.name}.{port}", 0)
    if one.part.fixed is not None:
        return ("socket", "", builder.socket(told, name, told.what_spans[0]))
    slot = next((slot for slot in one.part.slots if plain(slot) == plain(rest)), None)
    if slot is None:
        builder.socket(told, name, told.what_spans[0])  # tells why there is none
    return ("slot", f"{one.name}.{slot}", 0)
