"""The expanded model as `mtpc-model/1`: flat arrays keyed by identity, decimals as strings, unknown as null."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts.formats.json import as_json
from mtpc.catalogue.types import DirectCable, OpticPart, Part, Splice, Terminal, WiredPart
from mtpc.model.auto_length import Position, WorkedOut
from mtpc.model.floor_values import Origin, Stated
from mtpc.model.site import CABLES, Site
from mtpc.model.values import spelled
from mtpc.plan.rows.work import Work
from mtpc.plan.show.statement_text import settings_of
from mtpc.text import natural_key
from mtpc.units import show

Fields = dict[str, object]


def _files(work: Work) -> Drafts:
    return {"model.json": lambda: as_json(_model(work))}


def _model(work: Work) -> Fields:
    site, head = work.site, work.header
    keys = _PartKeys(site)
    return {
        "schema": "mtpc-model/1",
        "project": {"name": head.project, "settings": site.project.settings, "revision": head.revision},
        "policy": {
            "prefer": _stated(site.policy.prefers),
            "require": _stated(site.policy.requires),
            "spares": {kind: rule.text for kind, rule in site.policy.spares.items()},
            "severity": site.policy.severity,
        },
        "specs": [{"path": path, "sha256": digest} for path, digest in head.digests],
        "catalogues": [{"name": name, "version": version, "sha256": sha} for name, version, sha in head.catalogues],
        "racks": _sorted(_racks(site, keys)),
        "equipment": _sorted(_equipment(site, keys)),
        "inserts": _sorted(_inserts(site, keys)),
        "ports": _sorted(_ports(work)),
        "optics": _sorted(_components(work, keys, {"optic"})),
        "cassettes": _sorted(_components(work, keys, {"cassette", "panel"})),
        "cables": _sorted(_components(work, keys, CABLES)),
        "circuits": _sorted(_circuits(site)),
        "set_aside": _sorted(_reservations(site)),
        "parts": _sorted(keys.parts()),
    }


def _stated(policy: Iterable[Stated]) -> list[Fields]:
    """The values of policies, by what they apply to."""
    ordered = sorted(policy, key=lambda stated: (natural_key(str(stated.scope)), stated.name))
    return [{"attribute": stated.name, "value": spelled(stated.value), "for": str(stated.scope)} for stated in ordered]


def _sorted(rows: Iterator[Fields]) -> list[Fields]:
    return sorted(rows, key=lambda row: natural_key(str(row["key"])))


class _PartKeys:
    """Keys of parts: parts that differ in the choices made have different keys."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._keys: dict[int, str] = {}
        self._parts: dict[str, Part] = {}

    def key_of(self, part: Part) -> str:
        """The key of a part."""
        key = self._keys.get(id(part))
        if key is None:
            key = self._keys[id(part)] = f"{part.catalogue or 'spec'}/{part.name}{_choices(part)}"
            self._parts[key] = part
        return key

    def parts(self) -> Iterator[Fields]:
        """All parts with a key."""
        yield from (_part(key, part) for key, part in self._parts.items())


def _choices(part: Part) -> str:
    """The gender and end face of each connector, and the map: `#b12;a1=unpinned/pc;b1=…`, short if all are the same."""
    if not isinstance(part, WiredPart) or isinstance(part, DirectCable):
        return ""
    stated = {f"{end.gender}/{end.polish}" for end in part.terminals}
    ends = stated if len(stated) == 1 else [f"{end.name}={end.gender}/{end.polish}" for end in part.terminals]
    return "#" + ";".join([part.map_name, *ends, *filter(None, [part.crossed])])


def _part(key: str, part: Part) -> Fields:
    fields: Fields = {
        "key": key, "kind": part.kind, "catalogue": part.catalogue or None, "name": part.name, "vendor": part.vendor,
        "number": part.number or None, "number_confidence": part.number_confidence, "description": part.description,
        "detail": dict(part.detail), "confidence": part.fact.confidence, "source": part.fact.title,
    }  # fmt: skip
    if isinstance(part, WiredPart | OpticPart):
        fields["terminals"] = [_terminal(terminal) for terminal in part.terminals]
    if isinstance(part, WiredPart):
        names = [terminal.name for terminal in part.terminals]
        fields |= {
            "map": part.map_name or None,
            "fibre": part.fibre,
            "wiring": [[names[wire.a], wire.a_position, names[wire.b], wire.b_position] for wire in part.wiring],
        }
    if isinstance(part, OpticPart):
        fields |= {"application": part.application, "tx_receptacle": part.tx, "rx_receptacle": part.rx}
        fields["lane_order_confidence"] = part.lane_order_confidence
    return fields


def _terminal(terminal: Terminal) -> Fields:
    return {
        "name": terminal.name, "side": terminal.side, "index": terminal.index, "family": terminal.family.name,
        "loose": terminal.loose, "lit": terminal.lit, "gender": terminal.gender, "polish": terminal.polish,
        "mating": terminal.alignment, "up_angled": terminal.up_angled, "turned": terminal.turned,
        "loss_db": _exact(terminal.loss_db), "grade": terminal.grade,
    }  # fmt: skip


def _racks(site: Site, keys: _PartKeys) -> Iterator[Fields]:
    for rack in site.racks:
        yield {
            "key": rack.name, "room": rack.room or None, "row": rack.row or None, "units": rack.units,
            "position": _position(rack.position),
            "part": keys.key_of(rack.part), "source": _source(rack.origin),
        }  # fmt: skip


def _position(position: Position | None) -> Fields | None:
    if position is None:
        return None
    return {"space": position.space, "along_m": _exact(position.along_m), "across_m": _exact(position.across_m)}


def _equipment(site: Site, keys: _PartKeys) -> Iterator[Fields]:
    for equipment in site.equipment:
        yield {
            "key": equipment.name, "kind": equipment.kind, "rack": equipment.rack.name if equipment.rack else None,
            "unit": equipment.unit, "height_u": equipment.height_u, "part": keys.key_of(equipment.part),
            "source": _source(equipment.origin),
        }  # fmt: skip


def _inserts(site: Site, keys: _PartKeys) -> Iterator[Fields]:
    for insert in site.inserts:
        part = site.part_of(insert.component) if insert.component >= 0 else insert.part
        yield {
            "key": insert.name, "equipment": site.equipment[insert.equipment].name, "slot": insert.slot,
            "part": keys.key_of(part), "source": _source(insert.origin),
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


def _components(work: Work, keys: _PartKeys, kinds: set[str] | frozenset[str]) -> Iterator[Fields]:
    site = work.site
    for component in site.components_of(kinds):
        kind, name = site.kind_of(component), site.name_of(component)
        yield {
            "key": work.ends.ids[component] if kind in CABLES else name,
            "name": name,
            "kind": kind,
            "part": keys.key_of(site.part_of(component)),
            "length_m": _exact(site.ordered_m(component)),
            **_length_auto(site, component),
            **_as_built(site, component),
            "splices": [_splice(splice) for splice in site.splices_of(component)],
            "settings": dict(settings_of(site, component)),
            "ends": _ends(site, component),
            "source": _source(site.origin_of(component)),
        }


def _as_built(site: Site, component: int) -> Fields:
    """Measurements of an installed cable."""
    built = site.as_built.get(component)
    if built is None:
        return {}
    measured = {"length_m": _exact(built.length_m), "loss_db": _exact(built.loss_db)}
    return {"as_built": {**measured, "tested": built.tested or None, "report": built.report or None}}


def _reservations(site: Site) -> Iterator[Fields]:
    named = {(reservation.restriction, reservation.name): reservation for reservation in site.reservations.values()}
    for reservation in named.values():
        yield {
            "key": f"{reservation.name} {reservation.restriction}", "name": reservation.name,
            "word": reservation.restriction, "why": reservation.why,
            "until": reservation.until or None, "ticket": reservation.ticket or None,
            "source": _source(reservation.origin),
        }  # fmt: skip


def _length_auto(site: Site, component: int) -> Fields:
    """How an automatic length was calculated."""
    measured = site.lengths.get(component)
    if not isinstance(measured, WorkedOut):
        return {}
    way = [{"what": stretch.what, "length_m": _exact(stretch.length_m)} for stretch in measured.way]
    slack = {"slack": measured.slack, "slack_m": _exact(measured.slack_m)}
    return {"length_auto": {"way": way, "way_m": _exact(measured.way_m), **slack}}


def _splice(splice: Splice) -> Fields:
    return {
        "place": splice.place, "count": splice.count, "kind": splice.kind or None, "map": splice.map_name,
        "loss_db": _exact(splice.loss_db), "ceiling": splice.ceiling or None,
    }  # fmt: skip


def _ends(site: Site, component: int) -> list[Fields]:
    """Each connector: the port it is in, and the port of what it touches."""
    ends: list[Fields] = []
    for face in site.faces_of(component):
        place, mate = site.place_at(face), site.mate_of(face)
        end: Fields = {"name": site.terminal(face).name, "port": place.name if place else None}
        if site.is_parked(face):
            end["parked"] = True
        if mate >= 0:
            end["mates_with"] = f"{site.name_of(site.component_of(mate))} {site.terminal(mate).name}"
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
    """The file and the iterations of loops; no lines, so that the model stays the same if statements are moved."""
    fields: Fields = {"file": origin.what.path}
    return {**fields, "loop": [turn.shown for turn in origin.context]} if origin.context else fields


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else show(value)


ARTEFACT = Artefact("model", "the expanded model, for programs", _files, ("json",))
