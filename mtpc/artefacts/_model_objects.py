"""The objects of the expanded model: flat arrays keyed by identity, decimals as strings, unknown as null."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from mtpc.artefacts._model_parts import Fields, PartKeys, exact, splice_fields
from mtpc.artefacts.formats.json import as_json
from mtpc.model.auto_length_values import AutoLength, Position
from mtpc.model.floor_values import Origin, Stated
from mtpc.model.site import CABLES, Site
from mtpc.model.values import spelled
from mtpc.plan.rows.work import Work
from mtpc.plan.show.statement_text import settings_of
from mtpc.text import natural_key


def digest_of(work: Work) -> str:
    """The SHA-256 of what stands on the floor: without the texts, the files and the loops it was written by."""
    objects = work.model or model_objects(work)
    told = {
        name: [{**row, "source": None} for row in value] if isinstance(value, list) else value
        for name, value in objects.items()
    }
    project = {"name": work.site.project.name, "settings": work.site.project.settings}
    return sha256(as_json({"project": project, **told})).hexdigest()


def model_objects(work: Work) -> Fields:
    """What policies say, and every object of the floor."""
    site, keys = work.site, PartKeys()
    return {
        "policy": {
            "prefer": _stated(site.policy.prefers),
            "require": _stated(site.policy.requires),
            "spares": {kind: rule.text for kind, rule in site.policy.spares.items()},
            "severity": site.policy.severity,
        },
        "racks": _sorted(_racks(site, keys)),
        "equipment": _sorted(_equipment(site, keys)),
        "inserts": _sorted(_inserts(site, keys)),
        "ports": _sorted(_ports(work)),
        "optics": _sorted(_components(work, keys, {"optic"})),
        "cassettes": _sorted(_components(work, keys, {"cassette", "panel"})),
        "cables": _sorted(_components(work, keys, CABLES)),
        "circuits": _sorted(_circuits(site)),
        "set_aside": _sorted(_set_aside(site)),
        "parts": _sorted(keys.parts()),
    }


def _stated(policy: Iterable[Stated]) -> list[Fields]:
    """What policies say, by what they hold for."""
    settings = sorted(policy, key=lambda setting: (natural_key(str(setting.scope)), setting.name))
    return [
        {"attribute": setting.name, "value": spelled(setting.value), "for": str(setting.scope)} for setting in settings
    ]


def _sorted(rows: Iterator[Fields]) -> list[Fields]:
    return sorted(rows, key=lambda row: natural_key(str(row["key"])))


def _racks(site: Site, keys: PartKeys) -> Iterator[Fields]:
    for rack in site.racks:
        yield {
            "key": rack.name, "room": rack.room or None, "row": rack.row or None, "units": rack.units,
            "position": _position(rack.position),
            "part": keys.key_of(rack.part), "source": _source(rack.origin),
        }  # fmt: skip


def _position(stands: Position | None) -> Fields | None:
    if stands is None:
        return None
    return {"space": stands.space, "along_m": exact(stands.along_m), "across_m": exact(stands.across_m)}


def _equipment(site: Site, keys: PartKeys) -> Iterator[Fields]:
    for equipment in site.equipment:
        yield {
            "key": equipment.name, "kind": equipment.kind, "rack": equipment.rack.name if equipment.rack else None,
            "unit": equipment.unit, "height_u": equipment.height_u, "part": keys.key_of(equipment.part),
            "source": _source(equipment.origin),
        }  # fmt: skip


def _inserts(site: Site, keys: PartKeys) -> Iterator[Fields]:
    for insert in site.inserts:
        article = site.part_of(insert.component) if insert.component >= 0 else insert.part
        yield {
            "key": insert.name, "equipment": site.equipment[insert.equipment].name, "slot": insert.slot,
            "part": keys.key_of(article), "source": _source(insert.origin),
        }  # fmt: skip


def _ports(work: Work) -> Iterator[Fields]:
    site, ends = work.site, work.ends
    for socket in site.every_socket():
        place = site.socket(socket)
        plug = place.plug
        yield {
            "key": place.name,
            "equipment": place.equipment.name if place.equipment else None,
            "slot": place.slot or None,
            "port": place.port,
            "side": place.side,
            "label": ends.labels[socket],
            "cable": ends.ids[site.component_of(plug)] if plug >= 0 else None,
            "end": site.terminal(plug).name if plug >= 0 else None,
        }


def _components(work: Work, keys: PartKeys, kinds: set[str] | frozenset[str]) -> Iterator[Fields]:
    site = work.site
    for component in site.components_of(kinds):
        kind, name = site.kind_of(component), site.name_of(component)
        yield {
            "key": work.ends.ids[component] if kind in CABLES else name,
            "name": name,
            "kind": kind,
            "part": keys.key_of(site.part_of(component)),
            "length_m": exact(site.ordered_m(component)),
            **_worked_out(site, component),
            **_as_built(site, component),
            "splices": [splice_fields(splice) for splice in site.splices_of(component)],
            "settings": dict(settings_of(site, component)),
            "ends": _ends(site, component),
            "source": _source(site.origin_of(component)),
        }


def _as_built(site: Site, component: int) -> Fields:
    """What was measured on a cable that lies."""
    built = site.as_built.get(component)
    if built is None:
        return {}
    measured = {"length_m": exact(built.length_m), "loss_db": exact(built.loss_db)}
    return {"as_built": {**measured, "tested": built.tested or None, "report": built.report or None}}


def _set_aside(site: Site) -> Iterator[Fields]:
    for held in {(held.restriction, held.name): held for held in site.reservations.values()}.values():
        yield {
            "key": f"{held.name} {held.restriction}", "name": held.name, "word": held.restriction, "why": held.why,
            "until": held.until or None, "ticket": held.ticket or None, "source": _source(held.origin),
        }  # fmt: skip


def _worked_out(site: Site, component: int) -> Fields:
    """How an automatic length came about."""
    calculated = site.lengths.get(component)
    if not isinstance(calculated, AutoLength):
        return {}
    way = [{"what": stretch.what, "length_m": exact(stretch.length_m)} for stretch in calculated.way]
    slack = {"slack": calculated.slack, "slack_m": exact(calculated.slack_m)}
    return {"length_auto": {"way": way, "way_m": exact(calculated.way_m), **slack}}


def _ends(site: Site, component: int) -> list[Fields]:
    """Each connector: the port it is in, and the port of what it touches."""
    ends: list[Fields] = []
    for face in site.faces_of(component):
        place, mate = site.place_at(face), site.mate_of(face)
        end: Fields = {"name": site.terminal(face).name, "port": place.name if place else None}
        if site.is_parked(face):
            end["parked"] = True
        if mate >= 0:
            plugs = site.halves_of(face).values() or (mate,)
            names = (f"{site.name_of(site.component_of(plug))} {site.terminal(plug).name}" for plug in plugs)
            end["mates_with"] = ", ".join(names)
        ends.append(end)
    return ends


def _circuits(site: Site) -> Iterator[Fields]:
    for circuit in site.circuits:
        yield {
            "key": circuit.name, "application": circuit.application.name,
            "near": circuit.near.name, "far": circuit.far.name,
            "near_lanes": circuit.near.lanes, "far_lanes": circuit.far.lanes, "via": [leg.name for leg in circuit.via],
            "cords": [site.name_of(component) for component in circuit.cords],
            "source": _source(circuit.origin),
        }  # fmt: skip


def _source(origin: Origin) -> Fields:
    """The file and the turns of loops; no lines, so that the model stays the same where statements change places.

    And who supplies what it places, where it is not ordered.
    """
    fields: Fields = {"file": origin.what.path}
    if origin.supply.existing:
        fields["existing"] = True
    if origin.supply.by:
        fields["supplied_by"] = origin.supply.by
    return {**fields, "loop": [turn.shown for turn in origin.context]} if origin.context else fields
