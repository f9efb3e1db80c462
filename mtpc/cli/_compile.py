"""Compiles the specs named on the command line, and puts findings and counts in words."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mtpc.cli._progress import progress
from mtpc.cli._reading import spec_reader
from mtpc.cli._streams import CouldNot

if TYPE_CHECKING:
    from mtpc.diagnostics import Diagnostic
    from mtpc.diagnostics.formats import Report
    from mtpc.policy import Selection
    from mtpc.result import Result


def compile_specs(specs: tuple[str, ...], today: str | None) -> Result:
    """The compiled model of these specs; raises `CouldNot`.

    Waivers and reservations end by `today`, default the machine's date; documents only show a date that is given.
    """
    from mtpc.pipeline import compile_paths

    with readable(specs), progress() as on_phase:
        return compile_paths(specs, today=today or this_day(), on_phase=on_phase, reader=spec_reader())


@contextmanager
def readable(specs: tuple[str, ...]) -> Iterator[None]:
    """Report why these specs cannot be read; raises `CouldNot`."""
    from mtpc.catalogue.records import BrokenCatalogue
    from mtpc.model.sources.spec_files import Unreadable

    for spec in specs:
        _refuse(spec)
    try:
        yield
    except (Unreadable, BrokenCatalogue) as error:
        raise CouldNot(str(error)) from None


def this_day() -> str:
    """The machine's date, ISO."""
    return time.strftime("%Y-%m-%d")  # datetime would take 5 ms to import, of every run


def _refuse(spec: str) -> None:
    """Refuse what is not a spec, and state what may be meant."""
    if spec.lower().endswith((".csv", ".xlsx", ".xls", ".toml")):
        raise CouldNot(f'{spec} is not a spec; a spec names it: `use "./{os.path.basename(spec)}"`')


def findings(
    result: Result, form: str, *, colour: bool = False, every: bool = False, selection: Selection | None = None
) -> str:
    """The findings in a form; folded unless `every` one is asked for, or the form lists them one by one."""
    from mtpc.diagnostics import formats

    form_ = formats.form(form)
    return form_.render(report(result, colour=colour, every=every or form_.each, selection=selection))


def report(result: Result, *, colour: bool = False, every: bool = False, selection: Selection | None = None) -> Report:
    """What is reported of a compile; `selection` chooses findings, what is counted is all of them."""
    from mtpc import __version__
    from mtpc.diagnostics import standing
    from mtpc.diagnostics.formats import Report
    from mtpc.manual.summary import manual_of

    given = result.found if every else result.diagnostics
    shown = selection.of(given) if selection else given
    proof = result.proof(every=every)
    counts = {
        **standing(given),
        "unjudged": proof.unjudged,
        "proved_channels": proof.proved,
        "proved": proof.complete,
    }
    return Report(
        shown, result.sources, result.counts(), manual_of, __version__, colour, every, result.unjudged, counts
    )


def summary(result: Result, *, every: bool = False) -> str:
    """`110 devices, 446 assemblies, 188 mated pairs, 352 channels: 2 errors, 1 warning`; folded, or `every` one."""
    counts = ", ".join(counted(count, name.replace("_", " ")) for name, count in result.counts().items())
    parts = standing_words(result.found if every else result.diagnostics)
    unjudged = len({subject.object for subject in result.unjudged})
    if unjudged:
        parts.append(f"{unjudged:,} not judged")
    return f"{counts}: {', '.join(parts) or 'no findings'}"


def standing_words(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """`2 errors`, `1 warning`, `3 waived`."""
    from mtpc.diagnostics import standing

    counts = standing(diagnostics)
    words = [f"{count:,} {name}" for name in ("waived", "known") if (count := counts.pop(name))]
    return [counted(count, name) for name, count in counts.items() if count] + words


def counted(count: int, plural: str) -> str:
    """`1 assembly`, `1,200 files`."""
    singular = f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")
    return f"{count:,} {singular if count == 1 else plural}"


def diff_of(path: str, old: str, new: str) -> str:
    """What changes in a file, as `patch` reads it; a line ends at a line feed only."""
    from difflib import unified_diff

    before, after = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (old, new))
    lines = unified_diff(before, after, path, path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def similar(name: str, names: Iterable[str]) -> str:
    """`; similar: leaf01, leaf02`, or nothing."""
    from mtpc.diagnostics.suggest import near_names, numbered_runs

    given = list(names)
    near = near_names(name, given) or numbered_runs(name, given)
    return f"; similar: {', '.join(near)}" if near else ""
