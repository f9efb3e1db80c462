"""Findings of building a site, and the names that they explain: those are not reported as missing."""

from __future__ import annotations

from mtpc.diagnostics import Diagnostic, Label
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Origin
from mtpc.model.site import Site
from mtpc.model.symbols import Symbols
from mtpc.model.values import Fault
from mtpc.text import Span

_MISSING = ("REF102", "REF103", "REF104", "PRT105")  # what is missing is reported once


class Findings:
    """The site being built, its names, and the findings so far."""

    def __init__(self, site: Site, *, unread: bool) -> None:
        self.site = site
        self.unread = unread  # some statement could not be parsed: unknown names may be declared in it
        self.symbols = Symbols()
        self.findings: list[Diagnostic] = []

    def report(self, fault: Fault, statement: ExpandedStatement, names: tuple[str, ...] | None = None) -> None:
        """Keep a finding; what the statement names, or `names`, counts as reported, and what depends on it is not."""
        self.site.incomplete = True
        if fault.diagnostic:
            self.findings.append(fault.diagnostic)
            if fault.diagnostic.code in _MISSING:
                self.symbols.report([fault.diagnostic.object])
        self.symbols.report(statement.names if names is None else names)

    def already_reported(self, name: str) -> bool:
        """Whether an unknown name is already explained by another finding."""
        return self.unread or self.symbols.is_broken(name)

    def unknown(
        self, statement: ExpandedStatement, span: Span | None, noun: str, name: str, names: dict[str, int] | list[str]
    ) -> Fault:
        """The finding about an unknown name, with similar names; empty where another finding explains it."""
        if self.already_reported(name):
            return Fault(None)
        near = near_sentence(noun, name, names) or f"declare it, or correct the name of the {noun}"
        fault = statement.fault("REF102", span, f"there is no {noun} {name}", near, about=name)
        return fault.with_fixes(respell(span, name, names))

    def check_new(self, statement: ExpandedStatement, name: str, first: Origin | None, noun: str) -> None:
        """Raise the finding if a name is taken."""
        if first is not None:
            label = Label(first.what, "also declared here")
            message = f"the {noun} {name} is declared twice"
            raise statement.fault(
                "REF107", statement.what_spans[0], message, "rename or remove one of them", about=name, label=label
            )
