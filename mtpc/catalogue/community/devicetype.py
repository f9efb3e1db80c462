"""A community device type as a part record: ports that take optics, each with the one form factor it names."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from itertools import groupby

from mtpc.catalogue.community import passive, texts
from mtpc.catalogue.community.cages import CAGES, FIXED, NO_CAGE, SPEED_ALONE, cage_named
from mtpc.catalogue.community.nodes import Item, NotReadable, read
from mtpc.catalogue.community.series import in_short, missing
from mtpc.catalogue.community.twins import twins_of
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.diagnostics.suggest import near_sentence
from mtpc.lazy_dataclass import dataclass
from mtpc.text import Source, Span, natural_key

# Keys of the library's own schema that are read, or that say nothing about fibre.
KNOWN = frozenset({
    "manufacturer", "model", "part_number", "u_height", "comments", "description", "interfaces", "front-ports",
    "rear-ports", "port-mappings", "module-bays",
    "slug", "is_full_depth", "airflow", "weight", "weight_unit", "subdevice_role", "front_image", "rear_image",
    "is_powered", "device-bays", "console-ports", "console-server-ports", "power-ports", "power-outlets",
    "inventory-items", "profile", "attributes", "exclude_from_utilization", "attribute_data",
})  # fmt: skip
_WRITABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_/:-]*")
NAMED_MAX = 6  # names listed one by one


@dataclass(slots=True)
class Imported:
    """The result for a file: a record (name and text) or none, the findings, and ports that were left out, by type."""

    name: str = ""
    text: str = ""
    findings: list[Diagnostic] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    ports: int = 0


@dataclass(frozen=True, slots=True)
class Port:
    """An interface that takes an optic."""

    name: str  # as the file has it
    written: str  # as a spec can name it
    cage: str
    item: Item
    is_twin: bool = False  # its cage has two connectors, which are counted from 0


def imported(
    source: Source, read_on: str, cages: Mapping[str, str] | None = None, twins: Collection[str] = ()
) -> Imported:
    """The record of a device type or module type; `cages` states the cage of types whose name does not.

    `twins` are interface types of which two ports, `P0.0` and `P0.1`, are the connectors of one cage.
    """
    result = Imported()
    try:
        root = read(source)
    except NotReadable as error:
        result.findings.append(Diagnostic("IMP101", str(error), error.span, help="use the file as the library has it"))
        return result
    result.findings += _keys(root)
    ports, unknown = _ports(root, {**CAGES, **(cages or {})}, twins, result)
    result.findings += [*_gaps(root), *texts.check(root, len(ports)), *passive.check(root)]
    if any(finding.severity is Severity.ERROR for finding in result.findings):
        return result
    result.findings += _no_part(root, ports, unknown)
    if ports and root.get("u_height") is not None and not _is_beside_racks(root):
        result.name, result.ports = _name(root), len(ports)
        result.text = _record(root, ports, source, read_on)
    return result


# ---- what the file says ------------------------------------------------------------------------


def _keys(root: Item) -> Iterator[Diagnostic]:
    for key in ("manufacturer", "model"):
        if not root.text(key):
            yield _unusable(f"the file does not state its {key}", root.span)
    if root.text("model") and not _name(root):
        item = root.get("model")
        yield _unusable("the model has no letter or digit to name the part from", item.span if item else root.span)
    height = root.get("u_height")
    if height is not None and not re.fullmatch(r"[1-9]\d{0,2}(\.0+)?", root.text("u_height")):
        shown = root.text("u_height") or "a list"
        if root.items("interfaces") and not _is_beside_racks(root):
            yield _unusable(f"u_height is {shown}; a device fills whole units, 1 or more", height.span)
    for name, span in root.again:
        yield _unusable(f"{name} is written twice", span)
    members: dict[str, Item] = root.value
    for name, item in members.items():
        if name not in KNOWN and item.key is not None:
            near = near_sentence("key", name, KNOWN)
            yield Diagnostic(
                "IMP111", f"the key {name} is unknown and was not read", item.key, Severity.NOTE, help=near
            )


def _unusable(message: str, span: Span) -> Diagnostic:
    return Diagnostic("IMP101", message, span, help="correct the file; it is left out until then")


def _is_beside_racks(root: Item) -> bool:
    """Whether it is 0 U high, which the library says of what is mounted at the side of a rack, or in none."""
    return bool(re.fullmatch(r"0(\.0+)?", root.text("u_height")))


def _ports(
    root: Item, cages: Mapping[str, str], twins: Collection[str], result: Imported
) -> tuple[list[Port], Mapping[str, list[Item]]]:
    """The interfaces that take optics, and those whose types are not known; the others are counted."""
    ports: list[Port] = []
    names: set[str] = set()
    written: dict[str, str] = {}
    unknown: dict[str, list[Item]] = {}
    for item in root.items("interfaces"):
        name, kind = item.text("name"), item.text("type")
        if not name or not kind:
            result.findings.append(_unusable("an interface has no " + ("type" if name else "name"), item.span))
        elif name in names:
            result.findings.append(_twice(f"the interface {name} is listed twice", item))
        elif kind in cages:
            spelled = name if _WRITABLE.fullmatch(name) else re.sub(r"[^A-Za-z0-9_/:-]+", "-", name).strip("-/:_")
            if spelled in written or not spelled:
                clash = f"gets the same name as {written[spelled]}" if spelled else "has no character a name can keep"
                result.findings.append(_twice(f"the interface {name} {clash}", item))
            else:
                written[spelled] = name
                ports.append(Port(name, spelled, cages[kind], item))
        elif NO_CAGE.fullmatch(kind) or (FIXED.fullmatch(kind) and "-x-" not in kind and not cage_named(kind)):
            result.left_out[kind] += 1
        else:
            unknown.setdefault(kind, []).append(item)
        names.add(name)
    ports = _joined(ports, twins, result)
    result.findings += [*_renamed(ports), *_unknown(unknown)]
    return ports, unknown


def _joined(ports: list[Port], twins: Collection[str], result: Imported) -> list[Port]:
    """The ports with two connectors of a cage as one, where that is said; where it is not, they are asked about."""
    for kind in dict.fromkeys(port.item.text("type") for port in ports):
        alike = [port for port in ports if port.item.text("type") == kind]
        found = twins_of((port.name for port in alike), alike[0].cage)
        if found is not None and kind not in twins:
            first = next(parts for parts in found.parts.values() if len(parts) == 2)
            message = f"{' and '.join(first)} look like the two connectors of one cage, and are two cages here"
            help_ = f"if one module brings both, import it with --twin {kind}"
            place = next(port.item.span for port in alike if port.name == first[0])
            result.findings.append(Diagnostic("IMP113", message, place, Severity.WARNING, help=help_))
        elif found is not None:
            cages = {parts[0]: cage for cage, parts in found.parts.items()}
            others = set(found.names) - set(cages)
            ports = [
                Port(cages[port.name], cages[port.name], port.cage, port.item, is_twin=True)
                if port.name in cages
                else port
                for port in ports
                if port.name not in others
            ]
    return ports


def _twice(message: str, item: Item) -> Diagnostic:
    return Diagnostic("IMP110", message, item.span, help="give each interface its own name")


def _renamed(ports: list[Port]) -> Iterator[Diagnostic]:
    renamed = [port for port in ports if port.name != port.written]
    if renamed:
        first = renamed[0]
        rest = len(renamed) - 1
        more = f"; {rest} more {'is' if rest == 1 else 'are'} renamed" if rest else ""
        message = f"{first.name} cannot be written in a spec; the part names it {first.written}{more}"
        help_ = "port names have letters, digits, - _ / and :"
        yield Diagnostic("IMP112", message, first.item.span, Severity.WARNING, help=help_)


def _unknown(unknown: Mapping[str, list[Item]]) -> Iterator[Diagnostic]:
    for kind, items in unknown.items():
        shown = _listed([item.text("name") for item in items])
        if SPEED_ALONE.fullmatch(kind):
            message = f"{kind} is a speed and not a cage, so {shown} left out"
        else:
            message = f"the interface type {kind} is unknown, so {shown} left out"
        help_ = f"state its cage: --cage {kind}={cage_named(kind) or 'osfp'}"
        span = (items[0].get("type") or items[0]).span
        yield Diagnostic("IMP102", message, span, Severity.WARNING, help=help_)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - NAMED_MAX} more" if len(names) > NAMED_MAX else ""
    return f"{', '.join(names[:NAMED_MAX])}{more} {'is' if len(names) == 1 else 'are'}"


def _gaps(root: Item) -> Iterator[Diagnostic]:
    """Numbers that are left out in the names of interfaces, bays, front and rear ports."""
    for key in ("interfaces", "front-ports", "rear-ports", "module-bays"):
        items = {item.text("name"): item for item in root.items(key) if item.text("name")}
        absent = missing(list(items))
        listed = root.get(key)
        if absent and listed is not None:
            message = f"{len(items)} {key} are listed; {_listed(absent)} missing from their series"
            span = next((items[name].span for name in items if _follows(name, absent[0])), listed.key or listed.span)
            yield Diagnostic("IMP103", message, span, Severity.WARNING, help="compare the file with the device")


def _follows(name: str, absent: str) -> bool:
    """Whether a name comes after one that is missing."""
    return natural_key(name) > natural_key(absent)


def _no_part(root: Item, ports: list[Port], unknown: Mapping[str, list[Item]]) -> Iterator[Diagnostic]:
    """Files that give no device, and why."""
    height, model = root.get("u_height"), root.get("model")
    assert model is not None
    if ports and height is None:
        message = f"a module has no height of its own: its {len(ports)} ports belong to the device that holds it"
        help_ = "write a part for the device with these ports"
    elif not ports and (root.items("front-ports") or root.items("rear-ports")):
        message = "no part is made: the file does not state polarity, gender, end face, key or loss"
        help_ = "write the part from the maker's data sheet: `part … : cassette { … }`, or a record"
    elif not ports and unknown:
        message = f"no part is made: what its interfaces of type {', '.join(unknown)} take is not known"
        help_ = "state their cages: --cage TYPE=CAGE"
    elif not ports:
        message, help_ = "no part is made: no interface of the file takes an optic", "leave this file out"
    elif _is_beside_racks(root):
        message = f"no part is made: a device of 0 U stands in no rack, and {len(ports)} ports of it take optics"
        help_ = "write a part with the height it takes in your rack"
    else:
        return
    yield Diagnostic("IMP107", message, model.span, Severity.WARNING, help=help_)


# ---- the record --------------------------------------------------------------------------------


def _name(root: Item) -> str:
    """Lower-case letters, digits and single hyphens; nothing else reaches a path."""
    return re.sub(r"[^a-z0-9]+", "-", root.text("model").lower()).strip("-")[:80].strip("-")


def _record(root: Item, ports: list[Port], source: Source, read_on: str) -> str:
    maker, model, number = (root.text(key) for key in ("manufacturer", "model", "part_number"))
    lines = [
        f"name = {_quoted(_name(root))}",
        'family = "device"',
        f"description = {_quoted(f'{maker} {model}')}",
        f"vendor = {_quoted(maker)}",
    ]
    if number:
        lines += [f"number = {_quoted(number)}", 'number_confidence = "low"']
    lines.append(f"height_u = {int(float(root.text('u_height')))}")
    for (cage, is_twin), names in _grouped(ports):
        for short in in_short(names):
            lines += ["", "[[port]]", f"name = {_quoted(short)}", f"cage = {_quoted(cage)}"]
            lines += [f"accepts = [{_quoted(cage)}]", *(["subports_from = 0"] if is_twin else [])]
    lines += [
        "",
        "[source]",
        f"title = {_quoted(f'community device type {source.path}')}",
        'place = "https://github.com/netbox-community/devicetype-library"',
        f"read_on = {read_on}",
        'confidence = "low"',
        'basis = "community"',
        'note = "names and cages as the file has them; which other form factors fit is not stated"',
    ]
    return "\n".join(lines) + "\n"


def _grouped(ports: list[Port]) -> Iterator[tuple[tuple[str, bool], list[str]]]:
    """Neighbouring ports with the same cage, and whether it has two connectors."""
    for alike, run in groupby(ports, key=lambda port: (port.cage, port.is_twin)):
        yield alike, [port.written for port in run]


def _quoted(text: str) -> str:
    """A TOML string on one line, within the length that the schema allows."""
    return json.dumps(text[:2000].replace("\x7f", " "), ensure_ascii=False)
