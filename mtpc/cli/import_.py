"""`mtpc import`: data of other systems as part records."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

from mtpc.cli._compile import this_day
from mtpc.cli._options import COLOUR, TODAY
from mtpc.cli._phrases import counted
from mtpc.cli._records import print_findings, write_records
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, say

if TYPE_CHECKING:
    from mtpc.text import Source

_CAGE = re.compile(r"([a-z0-9.+-]+)=([a-z0-9+-]+)")


@click.group("import")
def import_() -> None:
    """Import data from other systems as part records."""


@import_.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="Folder for the records.")
@click.option(
    "--cage",
    "cages",
    metavar="TYPE=CAGE",
    multiple=True,
    help="Cage of an interface type whose name does not state one.",
)
@click.option(
    "--twin", "twins", metavar="TYPE", multiple=True,
    help="Interface type of which two ports, P0.0 and P0.1, are the connectors of one cage.",
)  # fmt: skip
@TODAY
@COLOUR
def devicetype(
    files: tuple[str, ...],
    *,
    folder: str,
    cages: tuple[str, ...],
    twins: tuple[str, ...],
    today: str | None,
    color: str,
) -> int:
    """Import device types of the community library (NetBox YAML) as device parts, one record per device.

    FILE may be a folder of them. Counts, gaps, names, types and mappings are checked and reported. A file with an error
    is left out; the records of the others are written, all or none, and no existing file is overwritten.
    """
    from mtpc.catalogue.community.devicetype import imported
    from mtpc.diagnostics import Severity

    cage_of = dict(_cage(text) for text in cages)
    sources, unread = _read(files)
    results = [imported(source, today or this_day(), cage_of, twins) for source in sources]
    findings = [finding for result in results for finding in result.findings]
    print_findings(findings, sources, color)
    records = {f"{result.name}.toml": result.text.encode() for result in results if result.name}
    _refuse_same_names([result.name for result in results if result.name])
    for source, result in zip(sources, results, strict=True):
        say(f"{source.path}: {_summary(result.name, result.ports, result.left_out)}")
    if records:
        write_records(records, folder)
    say(f"{counted(len(records), 'records')} written to {folder}" if records else "there was no record to write")
    failed = unread or any(finding.severity is Severity.ERROR for finding in findings)
    return FINDINGS if failed else CLEAN


def _read(paths: tuple[str, ...]) -> tuple[list[Source], bool]:
    """The texts of files and of those in folders, and whether one could not be read; raises CouldNot where none can."""
    from mtpc.model.sources.spec_files import Unreadable, read_source

    sources, faults = [], []
    for path in (file for given in paths for file in _files(given)):
        try:
            sources.append(read_source(path))
        except Unreadable as error:
            faults.append(str(error))
    if not sources:
        raise CouldNot(faults[0] if faults else f"{paths[0]} has no file that ends in .yaml")
    for fault in faults:
        say(fault)
    return sources, bool(faults)


def _files(path: str) -> list[str]:
    """The device types below a folder, sorted; a file itself."""
    if not os.path.isdir(path):
        return [path]
    found = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]
    return sorted(name for name in found if name.endswith((".yaml", ".yml")))


def _cage(text: str) -> tuple[str, str]:
    match = _CAGE.fullmatch(text)
    if match is None:
        raise CouldNot(f"--cage {text} is not understood; write it as --cage infiniband-ndr=osfp")
    return match[1], match[2]


def _refuse_same_names(names: list[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CouldNot(f"two files give the part {twice[0]}; import them into separate folders")


def _summary(name: str, ports: int, left_out: dict[str, int]) -> str:
    left = ", ".join(f"{count} × {kind}" for kind, count in left_out.items())
    rest = f"; without a cage, left out: {left}" if left else ""
    return f"part {name}, {counted(ports, 'ports')}{rest}" if name else f"no part{rest}"
