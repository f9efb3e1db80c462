"""Findings about a spec: one value per fault, complete when it is made, rendered last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from enum import StrEnum

from mtpc.lazy_dataclass import dataclass
from mtpc.text import Span, natural_key


class Severity(StrEnum):
    """How severe a finding is; errors keep documents from being written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that matters, and what is there; `reads`: the line of a spec that reads the finding's cell."""

    span: Span
    message: str
    reads: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a loop around a statement, `$l = 07`, or a template it is made by, `apply pod as east`.

    `place` is where its row of a table, or its `apply`, stands. A turn of a loop has its variable, and `row` is
    the row of a table that variable is.
    """

    shown: str
    place: str = ""  # p2p.csv, line 18
    variable: str = ""
    row: object = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.shown} ({self.place})" if self.place else self.shown


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters of `span` by `text`; if `was` is not empty, only its occurrences in `span`.

    The code that finds a fault knows which word of a statement is wrong, but not its place in it:
    `mtpc.diagnostics.fixes` finds the place, and edits that leave the compiler have exact spans and no `was`.
    """

    span: Span
    text: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that correct a fault; `safe` if they cannot change anything else that the spec means."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a finding is allowed, in the user's words, until which date (ISO), and where that is written."""

    reason: str
    until: str
    ticket: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from a fault for one circuit or channel: true as long as the fault is there.

    The policy of a project says how severe it is, as of any finding of its code.
    """

    code: str
    object: str
    message: str
    waived: Waiver | None = None
    severity: Severity = Severity.ERROR
    lowered: bool = False
    known: bool = False

    @property
    def is_excused(self) -> bool:
        """Whether it is waived or known: it fails nothing."""
        return self.waived is not None or self.known


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A circuit, channel or piece that rules could not judge: the codes they would report, and the fact they lack.

    `premise` is that fact in words. `because` is the code and the place of the finding that tells why it is missing;
    None where a statement leaves it open on purpose. `known`: a baseline has it. `kind` is what the subject is where
    it does not stand on the floor: assertion, group.
    """

    object: str
    codes: tuple[str, ...]
    premise: str
    because: tuple[str, Span | None] | None = None
    known: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: its code, the fact in one sentence, where, and one thing to do.

    `object` is the written name of what it is about, else `A -- B`, else empty. `context` tells which
    iteration of which loop made the object. `count` is how many of one kind were folded into this one, `more`
    the objects of the others, or the turns that made them. `consequences` has one entry for each circuit or channel
    that is wrong because of it. `lowered`: the project takes an error as less. `known`: a baseline has it and all that
    follows. `matings` are the pairs of connectors a finding about matings is about, the lower number first.
    """

    code: str
    message: str
    span: Span | None
    severity: Severity = Severity.ERROR
    object: str = ""
    labels: tuple[Label, ...] = ()
    help: str = ""
    notes: tuple[str, ...] = ()
    context: tuple[Turn, ...] = ()
    fixes: tuple[Fix, ...] = ()
    count: int = 1
    more: tuple[str, ...] = ()
    waived: Waiver | None = None
    consequences: tuple[Consequence, ...] = ()
    lowered: bool = False
    known: bool = False
    matings: frozenset[tuple[int, int]] = field(default=frozenset(), compare=False)

    @property
    def is_excused(self) -> bool:
        """Whether it is waived or known: it fails nothing."""
        return self.waived is not None or self.known


def standing(findings: Sequence[Diagnostic]) -> dict[str, int]:
    """How many errors, warnings and notes are neither waived nor known, how many are waived, and what is known.

    Known is counted one by one, consequences too, as a baseline does.
    """
    words = [finding.severity for finding in findings if not finding.is_excused]
    known = sum(finding.count for finding in findings if finding.known)
    known += sum(each.known for finding in findings for each in finding.consequences)
    counts = {f"{word}s": words.count(word) for word in Severity}
    return counts | {"waived": sum(finding.waived is not None for finding in findings), "known": known}


def milder(severity: Severity, other: Severity) -> bool:
    """Whether the first is less severe than the other."""
    order = list(Severity)
    return order.index(severity) > order.index(other)


def as_finding(finding: Diagnostic, consequence: Consequence) -> Diagnostic:
    """A consequence of a finding as a finding of its own, at the same place."""
    return Diagnostic(
        consequence.code,
        consequence.message,
        finding.span,
        consequence.severity,
        consequence.object,
        help=finding.help,
        notes=(f"because of {finding.code} at {finding.object}",) if finding.object else (),
        context=finding.context,
        waived=consequence.waived,
        lowered=consequence.lowered,
        known=consequence.known,
    )


def one_by_one(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Each finding, and behind it each of its consequences as a finding of its own."""
    return [
        each for finding in findings for each in (finding, *(as_finding(finding, one) for one in finding.consequences))
    ]


def in_subject_order(unjudged: Sequence[Unjudged]) -> tuple[Unjudged, ...]:
    """Each subject and what it lacks once, with the codes of all rules that lack it, in natural order."""
    firsts: dict[tuple[object, ...], Unjudged] = {}
    lacking: dict[tuple[object, ...], tuple[tuple[str, ...], ...]] = {}
    for each in unjudged:
        subject = (each.object, each.premise, each.because, each.known, each.kind)
        firsts.setdefault(subject, each)
        lacking[subject] = (*lacking.get(subject, ()), each.codes)
    together = {several: tuple(sorted({code for codes in several for code in codes})) for several in lacking.values()}
    subjects = (_with_codes(each, together[lacking[subject]]) for subject, each in firsts.items())
    return tuple(sorted(subjects, key=lambda each: (natural_key(each.object), each.premise, each.codes)))


def _with_codes(unjudged: Unjudged, codes: tuple[str, ...]) -> Unjudged:
    return unjudged if unjudged.codes == codes else replace(unjudged, codes=codes)


def in_reading_order(findings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each fact once, sorted by path, place, code and message, then by turns of loops."""
    return tuple(sorted(dict.fromkeys(findings), key=_reading_key))


def turns_key(finding: Diagnostic) -> tuple[object, ...]:
    """A key to sort by: the turns of the loops around what a finding is about, in natural order."""
    return tuple(natural_key(turn.shown) for turn in finding.context)


def _reading_key(finding: Diagnostic) -> tuple[object, ...]:
    span = finding.span or Span("", 0, 0)
    return (span.path, span.start, span.end, finding.code, finding.message, finding.object, turns_key(finding))
