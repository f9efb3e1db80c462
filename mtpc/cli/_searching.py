"""`mtpc catalog search`: parts by words, and parts like another."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.catalogue import description, index
from mtpc.catalogue.likeness import parts_like
from mtpc.catalogue.load import Library
from mtpc.catalogue.types import PartKind
from mtpc.cli._streams import CouldNot, print_page, say


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
