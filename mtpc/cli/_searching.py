"""`mtpc catalog search`: parts by words, and parts like another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mtpc.catalogue import description, index
from mtpc.catalogue.likeness import parts_like
from mtpc.catalogue.load import Library
from mtpc.catalogue.types import Part, PartKind
from mtpc.cli._phrases import counted, similar
from mtpc.cli._streams import CouldNot, print_page, say

if TYPE_CHECKING:
    from mtpc.model.site import Site
    from mtpc.plan.fitting import FittingPart


def search_words(words: Sequence[str]) -> None:
    """Print the parts that have all these words; raises CouldNot where there is none."""
    if not words:
        raise CouldNot("nothing to search for is named", "write words, or --like PART")
    parts = index.parts_with(words)
    if not parts:
        raise CouldNot(f"no part of the catalogues has {' and '.join(words)}", "use fewer words, or other ones")
    print_page(description.listing(parts, with_kind=True))
    say(f"{len(parts)} part{'s' * (len(parts) != 1)}; `mtpc catalog show CATALOGUE.NAME` prints one")


def search_like(name: str) -> None:
    """Print what may stand for a part, and near misses."""
    library = Library.standard()
    entries = [entry for entry in index.entries_named(name) if entry.catalogue]
    named = [entry for entry in entries if f"{entry.catalogue}.{entry.name}".lower() == name.lower()] or entries
    if len(named) != 1:
        many = ", ".join(f"{entry.catalogue}.{entry.name}" for entry in named)
        told = f"{name} is the name of several parts: {many}" if named else f"the catalogue has no part named {name}"
        raise CouldNot(told, "write CATALOGUE.NAME")
    catalogue = library.catalogue(named[0].catalogue)
    part = catalogue.part(named[0].name) if catalogue else None
    assert part
    near = [one for one in parts_like(part, library) if len(one.ruled_out_by) <= 1]
    print_page(description.like_listing(near))
    fit = sum(not one.ruled_out_by for one in near)
    say(f"{fit} may stand for {part.catalogue}.{part.name}, {len(near) - fit} are ruled out by one attribute")
    if part.kind is PartKind.OPTIC:
        say("whether a module is coded for its host is not compared")


def search_fitting(specs: tuple[str, ...], name: str, words: Sequence[str]) -> None:
    """Print what goes into a place of a floor, of the parts that have all these words, and near misses."""
    from mtpc.cli._compile import compile_specs
    from mtpc.plan.fitting import places_known, places_named

    site = compile_specs(specs, None).plant.site
    library = Library.standard()
    places = places_named(site, name.replace('"', ""), library.fibre)
    if not places:
        near = similar(name, sorted(set(places_known(site))))
        raise CouldNot(f"there is no cage, port or slot {name} in {', '.join(specs)}{near}")
    parts = list(_parts_with(words, library, site))
    for place in places:
        found = place.fitting(parts)
        print_page([f"{place.kind} {name} takes {place.takes}\n", *map(_fit_line, found)])
        fit = sum(not (one.open_points or one.ruled_out_by) for one in found)
        ruled_out = sum(bool(one.ruled_out_by) for one in found)
        left = len(found) - fit - ruled_out
        say(f"{place.kind}: {counted(fit, 'parts')} fit, {left} leave something open, {ruled_out} are ruled out")


def _parts_with(words: Sequence[str], library: Library, site: Site) -> Iterator[Part]:
    """The parts of all shipped catalogues, and of those that a floor uses beside them, which have all these words."""
    shipped = library.names("catalogues")
    entries = index.parts_with(words) if words else index.entries("part")
    for entry in entries:
        catalogue = library.catalogue(entry.catalogue)
        if catalogue and (part := catalogue.part(entry.name)):
            yield part
    wanted = [index.plain(word) for word in words]
    for used in site.catalogues.catalogues:
        if used.info.name in shipped:
            continue
        for part in filter(None, map(used.part, used.part_names())):
            text = index.plain(" ".join((part.catalogue, part.name, part.number, part.kind, part.description)))
            if all(word in text for word in wanted):
                yield part


def _fit_line(found: FittingPart) -> str:
    """`may  nvidia.MFP7E30  cord MPO-12 to MPO-12 …; open: class of its fibre`."""
    part = found.part
    mark = "no  " if found.ruled_out_by else "may " if found.open_points else "fits"
    told = [part.description or part.kind]
    told += [found.ruled_out_by] if found.ruled_out_by else []
    told += [f"open: {', '.join(found.open_points)}"] if found.open_points else []
    called = f"{part.catalogue}.{part.name}" if part.catalogue else part.name
    return f"{mark} {called}  {'; '.join(told)}\n"
