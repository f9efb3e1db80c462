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
        "set_aside": _sorted(_set_aside(site)),
        "parts": _sorted(keys.parts()),
    }


def _stated(policy: Iterable[Stated]) -> list[Fields]:
    """What policies say, by what they hold for."""
    told = sorted(policy, key=lambda one: (natural_key(str(one.scope)), one.name))
    return [{"attribute": one.name, "value": spelled(one.value), "for": str(one.scope)} for one in told]


def _sorted(rows: Iterator[Fields]) -> list[Fields]:
    return sorted(rows, key=lambda row: natural_key(str(row["key"])))


class _PartKeys:
    """Names of parts: two that differ in the choices made are two."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._keys: dict[int, str] = {}
        self._parts: dict[str, Part] = {}

    def of(self, part: Part) -> str:
        """The key of a part."""
        key = self._keys.get(id(part))
        if key is None:
            key = self._keys[id(part)] = f"{part.catalogue or 'spec'}/{part.name}{_choices(part)}"
            self._parts[key] = part
        return key

    def parts(self) -> Iterator[Fields]:
        """All parts that were asked for."""
        yield from (_part(key, part) for key, part in self._parts.items())


def _choices(part: Part) -> str:
    """The gender and end face of each connector, and the map: `#b12;a1=unpinned/pc;b1=…`, shortened if all agree."""
    if not isinstance(part, WiredPart) or isinstance(part, DirectCable):
        return ""
    stated = {f"{end.gender}/{end.polish}" for end in part.terminals}
    ends = stated if len(stated) == 1 else [f"{end.name}={end.gender}/{end.polish}" for end in part.terminals]
    return "#" + ";".join([part.map_name, *ends, *filter(None, [part.crossed])])


def _part(key: str, part: Part) -> Fields:
    made: Fields = {
        "key": key, "kind": part.kind, "catalogue": part.catalogue or None, "name": part.name, "vendor": part.vendor,
        "number": part.number or None, "number_confidence": part.number_confidence, "description": part.description,
        "detail": dict(part.detail), "confidence": part.fact.confidence, "source": part.fact.title,
    }  # fmt: skip
    if isinstance(part, WiredPart | OpticPart):
        made["terminals"] = [_terminal(terminal) for terminal in part.terminals]
    if isinstance(part, WiredPart):
        names = [terminal.name for terminal in part.terminals]
        made |= {
            "map": part.map_name or None,
            "fibre": part.fibre,
            "wiring": [[names[w.a], w.a_position, names[w.b], w.b_position] for w in part.wiring],
        }
    if isinstance(part, OpticPart):
        made |= {"application": part.application, "tx_receptacle": part.tx, "rx_receptacle": part.rx}
        made["lane_order_confidence"] = part.lane_order_confidence
    return made


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
            "part": keys.of(rack.part), "source": _source(rack.origin),
        }  # fmt: skip


def _position(stands: Position | None) -> Fields | None:
    if stands is None:
        return None
    return {"space": stands.space, "along_m": _exact(stands.along_m), "across_m": _exact(stands.across_m)}


def _equipment(site: Site, keys: _PartKeys) -> Iterator[Fields]:
    for one in site.equipment:
        yield {
            "key": one.name, "kind": one.kind, "rack": one.rack.name if one.rack else None, "unit": one.unit,
            "height_u": one.height_u, "part": keys.of(one.part), "source": _source(one.origin),
        }  # fmt: skip


def _inserts(site: Site, keys: _PartKeys) -> Iterator[Fields]:
    for one in site.inserts:
        article = site.part_of(one.component) if one.component >= 0 else one.part
        yield {
            "key": one.name, "equipment": site.equipment[one.equipment].name, "slot": one.slot,
            "part": keys.of(article), "source": _source(one.origin),
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
            "part": keys.of(site.part_of(component)),
            "length_m": _exact(site.ordered_m(component)),
            **_worked_out(site, component),
            **_as_built(site, component),
            "splices": [_splice(splice) for splice in site.splices_of(component)],
            "settings": dict(settings_of(site, component)),
            "ends": _ends(site, component),
            "source": _source(site.origin_of(component)),
        }


def _as_built(site: Site, component: int) -> Fields:
    """What was measured on a cable that lies."""
    built = site.as_built.get(component)
    if built is None:
        return {}
    measured = {"length_m": _exact(built.length_m), "loss_db": _exact(built.loss_db)}
    return {"as_built": {**measured, "tested": built.tested or None, "report": built.report or None}}


def _set_aside(site: Site) -> Iterator[Fields]:
    for held in {(held.restriction, held.name): held for held in site.reservations.values()}.values():
        yield {
            "key": f"{held.name} {held.restriction}", "name": held.name, "word": held.restriction, "why": held.why,
            "until": held.until or None, "ticket": held.ticket or None, "source": _source(held.origin),
        }  # fmt: skip


def _worked_out(site: Site, component: int) -> Fields:
    """How an automatic length came about."""
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
    made: list[Fields] = []
    for face in site.faces_of(component):
        place, mate = site.place_at(face), site.mate_of(face)
        end: Fields = {"name": site.terminal(face).name, "port": place.name if place else None}
        if site.is_parked(face):
            end["parked"] = True
        if mate >= 0:
            end["mates_with"] = f"{site.name_of(site.component_of(mate))} {site.terminal(mate).name}"
        made.append(end)
    return made


def _circuits(site: Site) -> Iterator[Fields]:
    for one in site.circuits:
        yield {
            "key": one.name, "application": one.application.name, "near": one.near.name, "far": one.far.name,
            "near_lanes": one.near.lanes, "far_lanes": one.far.lanes, "via": [leg.name for leg in one.via],
            "cords": [site.name_of(component) for component in one.cords],
            "source": _source(one.origin),
        }  # fmt: skip


def _source(origin: Origin) -> Fields:
    """The file and the turns of loops; no lines, so that the model stays the same where statements change places."""
    made: Fields = {"file": origin.what.path}
    return {**made, "loop": [turn.shown for turn in origin.context]} if origin.context else made


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else show(value)


ARTEFACT = Artefact("model", "the expanded model, for programs", _files, ("json",))
