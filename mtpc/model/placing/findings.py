"""Findings of building a site, and the names that they explain: those are not reported as missing."""

from __future__ import annotations

from collections.abc import Collection

from mtpc.diagnostics import Diagnostic, Label, Unjudged
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Origin
from mtpc.model.odd_names import LEFT_OUT, says_nothing
from mtpc.model.placing.omissions import Omissions
from mtpc.model.site import Site
from mtpc.model.symbols import Symbols
from mtpc.model.values import Fault
from mtpc.text import Span

_MISSING = ("REF102", "REF103", "REF104", "PRT105")  # what is missing is reported once


class Findings:
    """The site being built, its names, and the findings so far."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.symbols = Symbols()
        self.findings: list[Diagnostic] = []
        self._omissions = Omissions(site, self.symbols)

    def report(
        self,
        fault: Fault,
        statement: ExpandedStatement,
        names: tuple[str, ...] | None = None,
        ports: tuple[str, ...] | None = None,
    ) -> None:
        """Keep a finding; what the statement names, or `names`, counts as reported, and what depends on it is not.

        What the statement would have declared and touched is missing from the site: `ports`, or all it lands plugs on.
        """
        if fault.diagnostic:
            self.findings.append(fault.diagnostic)
        cause = self._omissions.cause(fault, statement)
        if fault.diagnostic and fault.diagnostic.code in _MISSING:
            self.symbols.report([fault.diagnostic.object], cause)
        self.symbols.report(statement.names if names is None else names, cause)
        brings_modules = self.may_bring_modules(statement)
        self.site.gaps.add(self._omissions.gap(fault, statement, names, ports, cause, brings_modules=brings_modules))

    def report_open(self, finding: Diagnostic, code: str) -> None:
        """Keep a warning that something of an object is not stated, which rule `code` therefore does not judge."""
        self.findings.append(finding)
        assert finding.object
        self.site.not_judged.append(Unjudged(finding.object, (code,), finding.message, (finding.code, finding.span)))

    def may_bring_modules(self, statement: ExpandedStatement) -> bool:
        """Whether the ends of a cable are modules, or its part is not known."""
        return statement.type is None

    def already_reported(self, name: str) -> bool:
        """Whether an unknown name is already explained by another finding."""
        return self.symbols.is_broken(name) or self.site.gaps.declaring(name) is not None

    def unknown(
        self, statement: ExpandedStatement, span: Span | None, noun: str, name: str, names: Collection[str]
    ) -> Fault:
        """The finding about an unknown name, with similar names; empty where another finding explains it."""
        if self.already_reported(name):
            return Fault(None)
        help_ = f"declare it, or correct the name of the {noun}"
        if statement.origin.context and says_nothing(name):
            help_ = LEFT_OUT
        fault = statement.fault("REF102", span, f"there is no {noun} {name}", help_, about=name)
        return fault.similar(noun, name, names)

    def check_new(self, statement: ExpandedStatement, name: str, first: Origin | None, noun: str) -> None:
        """Raise the finding if a name is taken."""
        if first is not None:
            label = Label(first.what, "also declared here")
            message = f"the {noun} {name} is declared twice"
            raise statement.fault(
                "REF107", statement.what_spans[0], message, "rename or remove one of them", about=name, label=label
            )
