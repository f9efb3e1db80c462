"""`mtpc build`: writes the documents of specs, all or none."""

from __future__ import annotations

import sys

import click

from mtpc.cli._compile import compile_specs
from mtpc.cli._delivering import Wanted, document_options, write_documents
from mtpc.cli._last_lines import say_last
from mtpc.cli._locking import LOCKED, refuse_change
from mtpc.cli._options import COLOUR, REQUIRE_PROOF, SHOW_ALL, SPECS, TODAY, talk_options
from mtpc.cli._phrases import counted
from mtpc.cli._proposals import complete_folder
from mtpc.cli._reading import reading_options
from mtpc.cli._report import findings
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, colour, say, say_page


@click.command()
@SPECS
@click.option(
    "-o", "--output", required=True, metavar="DIR", shell_complete=complete_folder, help="Folder for the documents."
)
@document_options
@click.option("--overwrite", is_flag=True, help="Replace documents that were changed since they were written.")
@LOCKED
@REQUIRE_PROOF
@SHOW_ALL
@TODAY
@reading_options
@COLOUR
@talk_options
def build(
    specs: tuple[str, ...],
    output: str,
    *,
    wanted: Wanted,
    overwrite: bool,
    locked: bool,
    require_proof: bool,
    every: bool,
    today: str | None,
    color: str,
) -> int:
    """Write the documents; nothing is written while an error stands.

    Afterwards DIR holds the files named in its manifest.json, and your own files, which are never touched. If a
    document has been changed since it was written, nothing is written without --overwrite. mtpc.lock in the project's
    folder records the legs that any(…) took.
    """
    result = compile_specs(specs, today)
    in_colour = colour(color, sys.stderr)
    say_page(findings(result, "text", colour=in_colour, every=every), coloured=in_colour, talk=not result.failed)
    if result.failed or (require_proof and not result.proof().complete):
        say_last(result, every=every, written="; nothing was written", require_proof=require_proof)
        return FINDINGS
    site = result.plant.site
    if not (site.racks or site.equipment or site.every_component()):
        raise CouldNot("the spec declares nothing; no documents were written")
    if locked:
        refuse_change(result)
    files, kept = write_documents(result, output, wanted, today, overwrite=overwrite)
    if kept:
        say(f"{counted(kept, 'older documents')} kept from an earlier build, which may not match the spec")
    say_last(result, every=every, written=f"; {counted(files, 'files')} written to {output}")
    return CLEAN
