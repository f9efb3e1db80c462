"""The reference pages of parts, made from the shipped catalogues."""

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
after `use "catalog:NAME" as ALIAS`. [Parts of real makers](makers.md) says where these records come from, what they
leave open and how to state it. Parts of your own: [language](language.md).

"""
_CATALOGUE = """# Catalogue {name}

Generated from the records in `mtpc/catalogue/data/vendors/{name}/`; the tests keep it up to date. Version {version}.
{about} What a part leaves open is marked `?`: the spec has to state it.
[All catalogues](../parts.md)

"""
_DEMONSTRATION = "A demonstration: its parts are invented, and every order of them is a request for quotation."
_REAL = (
    "Parts of a real maker; the last column is the confidence of the record, whose source `mtpc catalog show` prints."
)
_GENERIC = (
    "Standard parts of no maker: what the standards leave open is open, and every order is a request for quotation."
)


def parts_pages(library: Library) -> dict[str, str]:
    """The pages as Markdown, by their name in docs: an index, and one page for each catalogue."""
    catalogues = [found for name in library.names("catalogues") if (found := library.catalogue(name))]
    rows = ["| catalogue | what it is | version | parts |", "|---|---|---|---|"]
    for catalogue in catalogues:
        name, count = catalogue.info.name, len(catalogue.part_names())
        rows.append(f"| [`{name}`](parts/{name}.md) | {_shown(catalogue)} | {catalogue.info.version} | {count} |")
    applications = ", ".join(f"`{name}`" for name in library.names("applications"))
    index = "\n".join([_HEAD + "\n".join(rows), "", "## Applications", "", f"{applications}."]) + "\n"
    return {"parts.md": index} | {f"parts/{one.info.name}.md": _page(one) for one in catalogues}


def _shown(catalogue: Catalogue) -> str:
    vendor = catalogue.own_vendor
    if vendor is None:
        return "standard parts of no maker"
    return f"{vendor.shown}, invented" if vendor.demonstration else vendor.shown


def _page(catalogue: Catalogue) -> str:
    vendor = catalogue.own_vendor
    about = _GENERIC if vendor is None else _DEMONSTRATION if vendor.demonstration else _REAL
    head = _CATALOGUE.format(name=catalogue.info.name, version=catalogue.info.version, about=about)
    return head + "\n".join(_section(catalogue, kind) for kind in KINDS_IN_ORDER if catalogue.part_names(kind))


def _section(catalogue: Catalogue, kind: str) -> str:
    rows = [f"## {kind}\n", "| name | what it is | facts | confidence |", "|---|---|---|---|"]
    for name in catalogue.part_names(kind):
        part = catalogue.part(name)
        assert part
        rows.append(f"| `{name}` | {part.description} | {_facts(part)} | {part.fact.confidence} |")
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
            facts = [_form(part), part.application, *_ends(part.terminals)]
        case DirectCable():
            facts = [part.medium.upper(), applications_shown(part), *(end.family.shown for end in part.terminals)]
        case WiredPart():
            facts = [part.map_name or "map ?", (part.fibre or "fibre ?").upper(), *_ends(part.terminals)]
        case _:
            facts = []
    return "; ".join(filter(None, facts))


def _form(part: OpticPart) -> str:
    return part.form_factor or " ".join([" or ".join(part.form_factors) or "form factor", "?"])


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
