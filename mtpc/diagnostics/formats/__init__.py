"""Forms of findings: each is one file of this folder holding `FORMAT`; the file's name is the form's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.diagnostics._terminal import visible
from mtpc.text import Source

__all__ = ["Format", "Manual", "Report", "fact", "form", "forms", "name_of", "said", "waiver", "worst_first"]


@dataclass(frozen=True, slots=True)
class Manual:
    """What there is to read about a code: its name, one sentence, the page in Markdown."""

    name: str
    summary: str
    page: str


@dataclass(frozen=True, slots=True)
class Report:
    """A run to be told of: what was found, in what, and how much stands there (`counts`)."""

    diagnostics: Sequence[Diagnostic]
    sources: Mapping[str, Source]
    counts: Mapping[str, int]
    manual: Callable[[str], Manual]
    version: str
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A form of findings. `each`: its readers follow findings from run to run and are given them one by one."""

    render: Callable[[Report], str]
    each: bool = False


def forms() -> list[str]:
    """The names of all forms, sorted."""
    return sorted(module.name for module in iter_modules(__path__))


def form(name: str) -> Format:
    """The form of that name."""
    made = import_module(f"{__name__}.{name}").FORMAT
    assert isinstance(made, Format), f"{name}.py holds no FORMAT"
    return made


def name_of(code: str, manual: Callable[[str], Manual]) -> str:
    """`POL101 tx-meets-tx`."""
    return f"{code} {manual(code).name}".rstrip()


def worst_first(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings before notes, waived findings last; else in the order given."""
    order = list(Severity)
    return sorted(found, key=lambda one: (one.waived is not None, order.index(one.severity)))


def waiver(found: Diagnostic) -> str:
    """`waived: loan until RMA until 2027-01-31 (RMA-118)`; empty where nothing is waived."""
    allowed = found.waived
    if allowed is None:
        return ""
    ticket = f" ({allowed.ticket})" if allowed.ticket else ""
    return visible(f"waived: {allowed.reason} until {allowed.until}{ticket}")


def fact(found: Diagnostic) -> str:
    """The fact, and how often it is found."""
    more = f" (and {found.count - 1} more)" if found.count > 1 else ""
    return visible(found.message) + more


def said(found: Diagnostic) -> str:
    """The finding in plain lines: the fact, how often, who allows it, what to do, what else is known."""
    lines = [fact(found), waiver(found)]
    lines += [visible(line) for text in (found.help, *found.notes) for line in text.splitlines()]
    return "\n".join(line for line in lines if line)
