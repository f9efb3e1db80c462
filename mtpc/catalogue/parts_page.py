"""The reference page of parts, made from the shipped catalogues."""

from __future__ import annotations

from mtpc.catalogue.catalogues import Catalogue
from mtpc.catalogue.direct_parts import applications_shown
from mtpc.catalogue.housing_types import RackPart
from mtpc.catalogue.load import Library
from mtpc.catalogue.parts import KINDS_IN_ORDER
from mtpc.catalogue.types import (
    DevicePart,
    DirectCable,
    OpticPart,
    PanelPart,
    Part,
    PlatePart,
    PortFamily,
    Terminal,
    WiredPart,
)

_HEAD = """# The shipped catalogues

Generated from the records in `mtpc/catalogue/data/`; the tests keep it up to date. A spec names a part as `ALIAS.NAME`,
after `use "catalog:NAME" as ALIAS`. These catalogues are demonstrations: their parts are invented and every order of
them is a request for quotation. What a part leaves open is marked `?`: the spec has to state it.
Parts of your own: [language](language.md).

## Applications

"""


def parts_page(library: Library) -> str:
    """The whole page as Markdown."""
    lines = [_HEAD + ", ".join(f"`{name}`" for name in library.names("applications")) + ".\n"]
    for name in library.names("catalogues"):
        catalogue = library.catalogue(name)
        assert catalogue
        lines.append(f"## {name}, version {catalogue.info.version}\n")
        lines += [_section(catalogue, kind) for kind in KINDS_IN_ORDER if catalogue.part_names(kind)]
    return "\n".join(lines)


def _section(catalogue: Catalogue, kind: str) -> str:
    rows = [f"### {kind}\n", "| name | what it is | facts |", "|---|---|---|"]
    for name in catalogue.part_names(kind):
        part = catalogue.part(name)
        assert part
        rows.append(f"| `{name}` | {part.description} | {_facts(part)} |")
    return "\n".join(rows) + "\n"


def _facts(part: Part) -> str:
    match part:
        case RackPart():
            facts = [f"{part.units} units"]
        case DevicePart():
            facts = [f"{part.height_u}U", *(_ports(family) for family in part.families)]
        case PanelPart():
            facts = [f"{part.height_u}U", *_inside(part)]
        case PlatePart():
            facts = [f"{part.count} × {part.family.shown}, {part.alignment or '?'}", part.format]
        case OpticPart():
            facts = [part.form_factor, part.application, *_ends(part.terminals)]
        case DirectCable():
            facts = [part.medium.upper(), applications_shown(part), *(end.family.shown for end in part.terminals)]
        case WiredPart():
            facts = [part.map_name or "map ?", (part.fibre or "fibre ?").upper(), *_ends(part.terminals)]
        case _:
            facts = []
    return "; ".join(filter(None, facts))


def _inside(part: PanelPart) -> list[str]:
    match part.fixed:
        case PlatePart() as plate:
            return [f"{plate.count} × {plate.family.shown}, {plate.alignment or '?'}, built in"]
        case WiredPart() as wired:
            return [wired.map_name or "map ?", (wired.fibre or "fibre ?").upper(), *_ends(wired.terminals)]
        case _:
            return [f"slots `{_span(part.slots)}`", f"takes {', '.join(part.takes)}"]


def _ports(family: PortFamily) -> str:
    counted = "" if family.subports_from is None else f", parts counted from {family.subports_from}"
    return f"`{_span(family.names)}` {family.cage}{counted}"


def _span(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} … {names[-1]}"


def _ends(terminals: tuple[Terminal, ...]) -> list[str]:
    counts: dict[str, int] = {}
    for terminal in terminals:
        words = [terminal.side, terminal.family.shown]
        words += [terminal.gender or "gender ?"] if terminal.family.gendered else []
        words.append(terminal.polish or "polish ?")
        counts[" ".join(words)] = counts.get(" ".join(words), 0) + 1
    return [f"{count} × {words}" if count > 1 else words for words, count in counts.items()]
