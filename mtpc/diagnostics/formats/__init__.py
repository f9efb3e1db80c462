"""Forms of findings: each is one file of this folder with a `FORMAT`; the file has the name of the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from importlib import import_module
from pkgutil import iter_modules

from mtpc.diagnostics import Consequence, Diagnostic, Severity, Unjudged
from mtpc.diagnostics._terminal import one_line
from mtpc.lazy_dataclass import dataclass
from mtpc.text import Source, Span, in_runs

__all__ = [
    "Format", "Manual", "Report", "effects", "fact", "form", "forms", "name_of", "plain_lines", "shown",
    "unjudged_line", "unjudged_notes",
    "waiver", "worst_first",
]  # fmt: skip
KNOWN = "known: it is in the baseline"
NOT_JUDGED = "not judged"
_NAMED_MAX = 5  # names or runs of names that are shown


@dataclass(frozen=True, slots=True)
class Manual:
    """The manual entry of a code: its name, one sentence, the page in Markdown.

    `effect`: what a circuit is that it is a consequence for, in a word: dark.
    """

    name: str
    summary: str
    page: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A run to report: its findings, the texts, and how many objects the model has (`counts`).

    `every`: what is folded is listed one by one. `summary` counts all findings, shown or not.
    """

    diagnostics: Sequence[Diagnostic]
    sources: Mapping[str, Source]
    counts: Mapping[str, int]
    manual: Callable[[str], Manual]
    version: str
    colour: bool = False
    every: bool = False
    unjudged: Sequence[Unjudged] = ()
    summary: Mapping[str, int | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Format:
    """A form of findings. `each`: its readers compare findings from run to run and receive every one.

    `hides_known`: those that a baseline knows are left out, unless every one is asked for. `for_people`: a terminal
    shows it, and long lines are cut.
    """

    render: Callable[[Report], str]
    each: bool = False
    hides_known: bool = False
    for_people: bool = False


def shown(report: Report) -> Sequence[Diagnostic]:
    """The findings of a report, without those that a baseline knows unless every one is asked for."""
    return [finding for finding in report.diagnostics if report.every or not finding.known]


def forms() -> list[str]:
    """The names of all forms, sorted."""
    return sorted(module.name for module in iter_modules(__path__))


def form(name: str) -> Format:
    """The form of that name."""
    form_ = import_module(f"{__name__}.{name}").FORMAT
    assert isinstance(form_, Format), f"{name}.py has no FORMAT"
    return form_


def name_of(code: str, manual: Callable[[str], Manual]) -> str:
    """`POL101 tx-meets-tx`."""
    return f"{code} {manual(code).name}".rstrip()


def worst_first(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings before notes, waived and known findings last; else in the order given."""
    order = list(Severity)
    return sorted(findings, key=lambda finding: (finding.is_excused, order.index(finding.severity)))


def waiver(finding: Diagnostic | Consequence) -> str:
    """`waived until 2027-01-31: loan until RMA (RMA-118)`, `known: …`; empty where nothing is waived or known."""
    allowed = finding.waived
    if allowed is None:
        return KNOWN if finding.known else ""
    ticket = f" ({allowed.ticket})" if allowed.ticket else ""
    return one_line(f"waived until {allowed.until}: {allowed.reason}{ticket}")


def fact(finding: Diagnostic) -> str:
    """The fact, and how often it occurs."""
    more = f" (and {finding.count - 1} more)" if finding.count > 1 else ""
    return one_line(finding.message) + more


def plain_lines(finding: Diagnostic) -> str:
    """The finding in plain lines: the fact, how often, its waiver, what to do, notes."""
    lines = [fact(finding), waiver(finding)]
    lines += [one_line(line) for text in (finding.help, *finding.notes) for line in text.splitlines()]
    return "\n".join(line for line in lines if line)


def effects(finding: Diagnostic, manual: Callable[[str], Manual]) -> list[str]:
    """What follows from a finding, folded: `dark because of it: up1 … up12`; one line for each code, waived apart."""
    names: dict[tuple[str, str], list[str]] = {}
    for each in finding.consequences:
        names.setdefault((manual(each.code).effect or each.code, waiver(each)), []).append(each.object)
    return [_effect(word, allowed, in_runs(objects)) for (word, allowed), objects in names.items()]


def _effect(word: str, allowed: str, runs: list[str]) -> str:
    more = " …; --show-all lists them" if len(runs) > _NAMED_MAX else ""
    shown = one_line(", ".join(runs[:_NAMED_MAX]))
    return f"{word} because of it: {shown}{more}" + (f" ({allowed})" if allowed else "")


def unjudged_line(subject: Unjudged, sources: Mapping[str, Source]) -> str:
    """`not judged: up1 by LOS301, LOS302: the length of T1 is not known (LEN102 at site.mtp:12:3)`."""
    because = ""
    if subject.because:
        code, span = subject.because
        because = f" ({code}{f' at {_at(span, sources)}' if span else ''})"
    return one_line(f"{NOT_JUDGED}: {subject.object} by {', '.join(subject.codes)}: {subject.premise}{because}")


def unjudged_notes(report: Report) -> list[Diagnostic]:
    """Each subject that was not judged as a note of its first code, for forms that list findings only."""
    return [
        Diagnostic(
            subject.codes[0],
            unjudged_line(subject, report.sources),
            subject.because[1] if subject.because else None,
            Severity.NOTE,
            subject.object,
            known=subject.known,
        )
        for subject in report.unjudged
    ]


def _at(span: Span, sources: Mapping[str, Source]) -> str:
    return sources[span.path].place(span)
