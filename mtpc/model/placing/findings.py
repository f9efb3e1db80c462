"""Findings of building a site, and the names that they explain: those are not reported as missing."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import WiredPart
from mtpc.diagnostics import Diagnostic, Label
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_names, near_sentence
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Leg, Origin
from mtpc.model.gaps import Gap
from mtpc.model.kinds import kind, lands_plugs
from mtpc.model.legs import front_at, leg_counts
from mtpc.model.site import Site
from mtpc.model.symbols import Cause, Symbols
from mtpc.model.values import Fault
from mtpc.text import Span

# The port is written wrong, or taken: another of the same slot or device may be meant.
_SLIPS = ("REF103", "REF104", "PRT101", "PRT102", "PRT104", "PRT106")
_MISSING = ("REF102", "REF103", "REF104", "PRT105")  # what is missing is reported once


class Findings:
    """The site being built, its names, and the findings so far."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.symbols = Symbols()
        self.findings: list[Diagnostic] = []

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
        cause = self._cause(fault, statement)
        if fault.diagnostic and fault.diagnostic.code in _MISSING:
            self.symbols.report([fault.diagnostic.object], cause)
        self.symbols.report(statement.names if names is None else names, cause)
        self._keep_gap(fault, statement, names, ports, cause)

    def _keep_gap(
        self,
        fault: Fault,
        statement: ExpandedStatement,
        names: tuple[str, ...] | None,
        ports: tuple[str, ...] | None,
        cause: Cause,
    ) -> None:
        known = kind(statement.kind)
        if known is not None and known.refers:
            self.site.gaps.add(Gap(*cause, statement.kind, states=names or statement.objects))
            return
        lands = lands_plugs(statement.kind, statement.attributes)
        touched = () if not lands else (*(statement.ports if ports is None else ports), *self._fronts(statement))
        declared = statement.objects if names is None else names
        touched = (*touched, *self._meant(fault, touched))
        modules = touched if lands and self.may_bring_modules(statement) else ()
        may_declare = (*self._meant(fault, declared), *modules)
        gap = Gap(*cause, statement.kind, declared, touched, groups=statement.groups, may_declare=may_declare)
        self.site.gaps.add(gap)

    def _meant(self, fault: Fault, names: tuple[str, ...]) -> Iterator[str]:
        """What may be meant in place of the name that was written wrong: all of a slot or device, or similar names."""
        if fault.diagnostic is None:
            return
        code, wrong = fault.diagnostic.code, fault.diagnostic.object
        if code in _SLIPS and wrong in names:
            yield self._owner_of(wrong)
        rests = [name.removeprefix(wrong) for name in names if name.startswith(f"{wrong}.")] if code == "REF102" else []
        for other in near_names(wrong, self.symbols.equipment.things) if rests else ():
            yield from (f"{other}{rest}" for rest in rests)

    def may_bring_modules(self, statement: ExpandedStatement) -> bool:
        """Whether the ends of a cable are modules, or its part is not known."""
        return statement.type is None

    def _fronts(self, statement: ExpandedStatement) -> Iterator[str]:
        """The ports in front of the legs of its route: its cords go there."""
        for name in (name for hop in statement.via for name in hop.names.names):
            component, number = self.symbols.assemblies.find(name), ""
            if component is None:
                trunk, _, number = name.rpartition(".")
                component = self.symbols.assemblies.find(trunk)
            article = self.site.part_of(component) if component is not None else None
            if component is None or not isinstance(article, WiredPart) or not (number.isdecimal() or not number):
                continue
            legs = (int(number),) if number else range(1, max(leg_counts(article)) + 1)
            fronts = (front_at(self.site, Leg(component, leg, name), side) for leg in legs for side in (0, 1))
            yield from (self.site.socket(front).name for front in fronts if front >= 0)

    def _owner_of(self, port: str) -> str:
        """What a port that does not exist would be part of: another port of that may be meant."""
        owner = port.rpartition(".")[0]
        while owner and self.symbols.inserts.find(owner) is None and self.symbols.equipment.find(owner) is None:
            owner = owner.rpartition(".")[0]
        return owner or port

    def _cause(self, fault: Fault, statement: ExpandedStatement) -> Cause:
        """The code and place of the finding that tells why a statement is not placed."""
        if fault.diagnostic:
            return fault.diagnostic.code, fault.diagnostic.span
        type_name = str(statement.type) if statement.type else ""
        hops = (name for hop in statement.via for name in hop.names.names)
        names = [type_name, type_name.partition(".")[0], *statement.ports, *statement.names, *hops]
        for declaring in (self.site.gaps.surely_declaring, self.site.gaps.declaring):
            for name in filter(None, names):
                cause = self.symbols.cause_of(name)
                if cause is None and (gap := declaring(name)) is not None:
                    cause = gap.because
                if cause is not None:
                    return cause
        first = next(iter(self.site.gaps), None)
        return first.because if first else ("", statement.origin.what)

    def already_reported(self, name: str) -> bool:
        """Whether an unknown name is already explained by another finding."""
        return self.symbols.is_broken(name) or self.site.gaps.declaring(name) is not None

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
