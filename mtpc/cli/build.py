"""`mtpc build`: writes the documents of specs, all or none."""

from __future__ import annotations

import sys

import click

from mtpc.cli._compile import compile_specs
from mtpc.cli._last_lines import say_last
from mtpc.cli._locking import LOCKED, locking, refuse_change
from mtpc.cli._options import COLOUR, REQUIRE_PROOF, SHOW_ALL, SPECS, TODAY, talk_options
from mtpc.cli._phrases import counted, similar
from mtpc.cli._progress import progress
from mtpc.cli._proposals import complete_documents, complete_folder
from mtpc.cli._reading import reading_options
from mtpc.cli._report import findings
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, colour, say, say_page, writing


@click.command()
@SPECS
@click.option(
    "-o", "--output", required=True, metavar="DIR", shell_complete=complete_folder, help="Folder for the documents."
)
@click.option(
    "--only", metavar="NAMES", shell_complete=complete_documents,
    help="Write only these documents, separated by commas; leave the others as they are.",
)  # fmt: skip
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
    only: str | None,
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
    documents = _documents(only)
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
    from mtpc.artefacts._artefact import Issue, emit
    from mtpc.delivery import Undeliverable, deliver, earlier

    old_files = earlier(output) if documents else {}
    with progress() as on_phase:
        issue = Issue(today, findings=result.diagnostics, known=result.by_object())
        files = emit(result.plant, issue, documents, old_files, on_phase=on_phase)
    kept = old_files.keys() - files.keys()
    try:
        with writing(), locking(result):
            deliver(files, output, keep=kept, overwrite=overwrite)
    except Undeliverable as error:
        raise CouldNot(str(error)) from None
    if kept:
        say(f"{counted(len(kept), 'older documents')} kept from an earlier build, which may not match the spec")
    say_last(result, every=every, written=f"; {counted(len(files), 'files')} written to {output}")
    return CLEAN


def _documents(only: str | None) -> tuple[str, ...] | None:
    if only is None:
        return None
    from mtpc.artefacts._artefact import names

    chosen = tuple(name.strip() for name in only.split(",") if name.strip())
    for name in chosen:
        if name not in names():
            raise CouldNot(f"there is no document {name}" + similar(name, names()))
    if not chosen:
        raise CouldNot(f"--only names no document (there are {', '.join(names())})")
    return chosen
