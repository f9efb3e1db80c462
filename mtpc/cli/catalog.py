"""`mtpc catalog`: lists records of the catalogue, shows one in full, and checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mtpc.cli._compile import this_day
from mtpc.cli._findings_text import as_text
from mtpc.cli._options import COLOUR, TEXT_OR_JSON, TODAY
from mtpc.cli._phrases import counted, similar
from mtpc.cli._proposals import complete_folder, complete_kind, complete_name, complete_record, complete_spec
from mtpc.cli._reading import reading_options
from mtpc.cli._streams import CLEAN, FINDINGS, QUIET, CouldNot, print_data, print_page, say

if TYPE_CHECKING:
    from mtpc.catalogue.index import Entry


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

    entries = index.entries_named(name) or _numbered(name)
    if not entries:
        near = similar(name.rpartition(".")[2] if name.count(".") == 1 else name, index.names())
        raise CouldNot(f"the catalogue has no record named {name}{near}")
    library = Library.standard()
    print_page("\n\n".join(description.described(entry, library) for entry in entries))
    return CLEAN


def _numbered(name: str) -> list[Entry]:
    """The records that list a maker's number, with its catalogue in front or not."""
    from mtpc.catalogue import index
    from mtpc.cli._decoding import records_of

    alias, _, rest = name.partition(".")
    found = [*records_of(name), *(one for one in records_of(rest) if rest and one.part.catalogue == alias)]
    names = dict.fromkeys(f"{one.part.catalogue}.{one.part.name}" for one in found)
    called = [entry for name in names for entry in index.entries_named(name)]
    return [entry for entry in called if f"{entry.catalogue}.{entry.name}" in names]


@catalog.command()
@click.argument("words", nargs=-1)
@click.option("--like", "like", metavar="PART", shell_complete=complete_record, help="Parts that may stand for PART.")
@click.option(
    "--fits", "fits", metavar="OBJECT", shell_complete=complete_name,
    help="Parts that go into this cage, port or slot of the --spec.",
)  # fmt: skip
@click.option("--spec", "specs", metavar="SPEC", multiple=True, shell_complete=complete_spec, help="Where OBJECT is.")
@reading_options
def search(words: tuple[str, ...], like: str | None, fits: str | None, specs: tuple[str, ...]) -> int:
    """Find parts that have all WORDS in their name, number, description or attributes.

    With --like, parts of the kind of PART: first those that differ in nothing, then those that leave open what differs,
    then those that one stated attribute rules out, each with what differs. With --fits, modules that go into a cage,
    plates and cassettes into a slot, plugs into a port: those that fit, that leave something open, and near misses.
    """
    from mtpc.cli._searching import search_fitting, search_like, search_words

    if (fits is None) != (not specs):
        raise CouldNot("--fits names an object of a --spec", "write both: `--fits sw1.et-0/0/0 --spec floor.mtp`")
    if like is not None and fits is not None:
        raise CouldNot("--like and --fits ask different things", "give one of them")
    if like is not None and words:
        raise CouldNot("--like names a part, and there are words beside it", "search for one of them")
    if fits is not None:
        search_fitting(specs, fits, [word for word in words if word])
    elif like is not None:
        search_like(like)
    else:
        search_words([word for word in words if word])
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
@click.argument("files", metavar="FILE.csv...", nargs=-1, required=True)
@click.option("-o", "--output", "folder", metavar="DIR", default="parts", help="Folder for the records; default: parts")
@TODAY
@COLOUR
def add(files: tuple[str, ...], folder: str, today: str | None, color: str) -> int:
    """Make records of the rows of tables: one part a row, columns named as the keys of its record (docs/records.md).

    What is wrong with a row is a finding at its cell, and nothing is written then. No existing file is overwritten.
    """
    from mtpc.cli._adding import records_of
    from mtpc.cli._records import print_findings, write_records

    records, findings, sources = records_of(files, today or this_day())
    if findings:
        print_findings(findings, sources, color)
        say("nothing was written")
        return FINDINGS
    write_records(records, folder)
    say(f'{counted(len(records), "records")} written to {folder}; a spec uses them: `use "./{folder}" as own`')
    return CLEAN


@catalog.command()
@click.argument("number", metavar="NUMBER")
@TEXT_OR_JSON
def decode(number: str, form: str) -> int:
    """Take a maker's part number apart: what each piece says, how sure that is, what is really ordered."""
    from mtpc.cli._decoding import as_json, as_words, read

    readings = read(number)
    if form == "json":
        print_data([as_json(number, readings)])
    else:
        print_page(as_words(number, readings))
    return CLEAN
