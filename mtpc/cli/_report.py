"""What a compile found: in an output format, and as counts in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtpc.cli._phrases import counted

if TYPE_CHECKING:
    from mtpc.diagnostics import Diagnostic
    from mtpc.diagnostics.formats import Report
    from mtpc.policy import Selection
    from mtpc.result import Result


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
