"""The last lines of `check` and `build`: what was not judged or is not shown, all counts, what is proved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtpc.catalogue.types import PartKind
from mtpc.cli._phrases import counted
from mtpc.cli._report import standing_words, summary
from mtpc.cli._streams import say
from mtpc.model.site import CABLES

if TYPE_CHECKING:
    from mtpc.diagnostics import Unjudged
    from mtpc.model.symbols import Cause
    from mtpc.policy import Selection
    from mtpc.result import Result

_NAMED_MAX = 3  # reasons that are told


def say_last(
    result: Result,
    *,
    every: bool,
    selection: Selection | None = None,
    written: str = "",
    require_proof: bool = False,
    hides_known: bool = False,
) -> bool:
    """Say what a run comes to, `written` behind its counts; whether a proof is required and missing.

    `hides_known`: findings that a baseline knows were not printed.
    """
    say(not_judged(result))
    say(not_searched(result))
    known = [finding for finding in result.diagnostics if finding.known]
    if known and hides_known:
        say(f"not shown: {', '.join(standing_words(known))} (--show-all lists them)")
    if selection:
        say(not_shown(result, selection, every=every))
    say(f"{summary(result, every=every)}{written}")
    unproved = require_proof and not result.proof().complete
    say(proof_line(result, every=every), talk=not unproved)
    return unproved


def not_shown(result: Result, selection: Selection, *, every: bool = False) -> str:
    """`not shown: 2 errors, 12 consequences (--ignore POL)`; empty where all findings are shown."""
    given = result.found if every else result.diagnostics
    parts = standing_words([finding for finding in given if not selection.holds(finding)])
    following = sum(not selection.holds(each) for finding in given for each in finding.consequences)
    if following:
        parts.append(counted(following, "consequences"))
    options = {"--select": selection.select, "--ignore": selection.ignore}
    given_options = " ".join(f"{name} {','.join(codes)}" for name, codes in options.items() if codes)
    return f"not shown: {', '.join(parts)} ({given_options})" if parts else ""


def proof_line(result: Result, *, every: bool = False) -> str:
    """`4 proved, 0 known, 0 unjudged: proved`, or what keeps the floor from being proved."""
    proof = result.proof(every=every)
    counts = f"{proof.proved:,} proved, {proof.known:,} known, {proof.unjudged:,} unjudged"
    if proof.complete:
        return f"{counts}: proved"
    short = {"waived": proof.waived, "lowered": proof.lowered, "known": proof.known, "not judged": proof.unjudged}
    parts = [counted(proof.errors, "errors")] if proof.errors else []
    parts += [f"{count:,} {word}" for word, count in short.items() if count]
    return f"{counts}: not proved ({', '.join(parts) or 'no channel'})"


def not_judged(result: Result) -> str:
    """`not judged: 3 circuits (REF103 at line 12)`; empty where everything was judged."""
    site = result.plant.site
    circuits = {circuit.name for circuit in site.circuits}
    unplaced = {name for gap in site.gaps if gap.statement_kind in CABLES for name in gap.declares}
    optics = set(map(site.name_of, site.components_of((PartKind.OPTIC,))))
    by_reason: dict[object, list[Unjudged]] = {}
    for subject in result.unjudged:
        key = _told_at(subject.because, result) if subject.because else subject.codes
        by_reason.setdefault(key, []).append(subject)
    parts = []
    for subjects in by_reason.values():
        names = {subject.object for subject in subjects if not subject.kind}
        pieces = {name for name in names - circuits if name in unplaced or site.components_named(name)}
        ports = {name for name in pieces if name in optics}
        kinds = {"circuits": names & circuits, "ports": ports, "pieces": pieces - ports}
        kinds["channels"] = names - circuits - pieces
        for subject in subjects:
            if subject.kind:
                kinds.setdefault(f"{subject.kind}s", set()).add(subject.object)
        counts = " and ".join(counted(len(of_kind), kind) for kind, of_kind in kinds.items() if of_kind)
        parts.append(f"{counts} ({_reason(subjects, result)})")
    more = f" … and {len(parts) - _NAMED_MAX} more reasons; --show-all lists them" if len(parts) > _NAMED_MAX else ""
    new = f"; {result.new_subjects:,} of them not in the baseline" if result.new_subjects else ""
    return f"not judged: {', '.join(parts[:_NAMED_MAX])}{more}{new}" if parts else ""


def not_searched(result: Result) -> str:
    """Says that not every finding was searched for similar names; empty where each was."""
    if not result.unsearched:
        return ""
    from mtpc.diagnostics.suggest import COMPARED_MAX, NAMES_MAX, SEARCHES_MAX

    among = f"a run compares {NAMES_MAX:,} names, and makes {SEARCHES_MAX} searches among more than {COMPARED_MAX:,}"
    return f"similar names were not looked for at every finding: {among}"


def _reason(subjects: Sequence[Unjudged], result: Result) -> str:
    """Why a fact is missing: the code and place of the finding that tells it, else the fact, of several the first."""
    because = subjects[0].because
    if because is None:
        others = len({subject.premise for subject in subjects}) - 1
        return subjects[0].premise + (f"; and {others} more" if others else "")
    return _told_at(because, result)


def _told_at(because: Cause, result: Result) -> str:
    """`REF103 at line 12`, `REF103 at a.mtp:12`."""
    code, span = because
    if span is None:
        return code
    line = result.sources[span.path].line_column(span.start)[0]
    return (
        f"{code} at line {line}" if len(result.sources) == 1 else f"{code} at {result.sources[span.path].file}:{line}"
    )
