"""`mtpc catalog`: lists records of the catalogue, shows one in full, and checks them."""

from __future__ import annotations

import click

from mtpc.cli._compile import this_day
from mtpc.cli._findings_text import as_text
from mtpc.cli._options import TODAY, ChoiceType
from mtpc.cli._phrases import similar
from mtpc.cli._proposals import complete_folder, complete_kind, complete_record
from mtpc.cli._streams import CLEAN, FINDINGS, QUIET, CouldNot, print_data, print_page, say


@click.group()
def catalog() -> None:
    """Look up applications, fibres, connectors, maps, pin-outs, grades, standards and parts."""


@catalog.command("list")
@click.argument("word", metavar="[KIND]", required=False, shell_complete=complete_kind)
def list_(word: str | None) -> int:
    """List every record, or those of one kind: application, fibre, map, cord, part …"""
    from mtpc.catalogue import description, index

    kind = index.kind_of(word) if word else None
    if word and kind is None:
        kinds = index.kinds()
        raise CouldNot(f"{word} is not a kind of record{similar(word, kinds)}", f"kinds: {', '.join(kinds)}")
    print_page(description.listing(index.entries(kind), with_kind=kind in (None, "part")))
    return CLEAN


@catalog.command()
@click.argument("name", metavar="NAME", shell_complete=complete_record)
def show(name: str) -> int:
    """Show a record: its content and limits, its pin-out and map drawn, confidence and sources."""
    from mtpc.catalogue import description, index
    from mtpc.catalogue.load import Library

    entries = index.entries_named(name)
    if not entries:
        near = similar(name.rpartition(".")[2] if name.count(".") == 1 else name, index.names())
        raise CouldNot(f"the catalogue has no record named {name}{near}")
    library = Library.standard()
    print_page("\n\n".join(description.described(entry, library) for entry in entries))
    return CLEAN


@catalog.command()
@click.argument("words", nargs=-1)
@click.option("--like", "like", metavar="PART", shell_complete=complete_record, help="Parts that may stand for PART.")
def search(words: tuple[str, ...], like: str | None) -> int:
    """Find parts that have all WORDS in their name, number, description or attributes.

    With --like, parts of the kind of PART: first those that differ in nothing, then those that leave open what differs,
    then those that one stated attribute rules out, each with what differs.
    """
    from mtpc.catalogue import description, index

    if like is not None:
        if words:
            raise CouldNot("--like names a part, and there are words beside it", "search for one of them")
        return _search_like(like)
    wanted = [word for word in words if word]
    if not wanted:
        raise CouldNot("nothing to search for is named", "write words, or --like PART")
    found = index.parts_with(wanted)
    if not found:
        raise CouldNot(f"no part of the catalogues has {' and '.join(words)}", "use fewer words, or other ones")
    print_page(description.listing(found, with_kind=True))
    say(f"{len(found)} part{'s' * (len(found) != 1)}; `mtpc catalog show CATALOGUE.NAME` prints one")
    return CLEAN


def _search_like(name: str) -> int:
    """Prints what may stand for a part, and near misses."""
    from mtpc.catalogue import description, index
    from mtpc.catalogue.likeness import parts_like
    from mtpc.catalogue.load import Library
    from mtpc.catalogue.types import PartKind

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
    return CLEAN


@catalog.command()
@click.argument("folder", metavar="[DIR]", required=False, shell_complete=complete_folder)
@TODAY
@QUIET
def check(folder: str | None, today: str | None) -> int:
    """Check the shipped records, or a folder of your own: maps, fibre counts, losses, sources, age."""
    from mtpc.catalogue import audit

    day = today or this_day()
    if folder is not None and not audit.is_folder(folder):
        raise CouldNot(f"there is no folder {folder}")
    checked = audit.of_folder(folder, day) if folder is not None else audit.of_shipped(day)
    print_page([as_text(checked.findings, checked.sources)] if checked.findings else [])
    print_page(f"{line}\n" for line in [*checked.wrong, *checked.aged])
    errors = len(checked.findings) + len(checked.wrong)
    say(f"{checked.count} records: {errors or 'no'} {'fault' if errors == 1 else 'faults'}, {len(checked.aged)} aged")
    return FINDINGS if errors else CLEAN


@catalog.command()
@click.argument("number", metavar="NUMBER")
@click.option("--format", "form", type=ChoiceType(["text", "json"]), default="text", help="Output format.")
def decode(number: str, form: str) -> int:
    """Take a maker's part number apart: what each piece says, how sure that is, what is really ordered."""
    from mtpc.cli._decoding import as_json, as_words, read

    readings = read(number)
    if form == "json":
        print_data([as_json(readings)])
    else:
        print_page(as_words(readings))
    return CLEAN
