"""What is missing from the site because a statement was reported: why, what it would have declared and touched."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.diagnostics.suggest import similar_names
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gap
from mtpc.model.kinds import kind, lands_plugs
from mtpc.model.legs import fronts_of, numbered, whole_legs
from mtpc.model.site import Site
from mtpc.model.symbols import Cause, Symbols
from mtpc.model.values import Fault
from mtpc.text import whole_number

# The port is written wrong, or taken: another of the same slot or device may be meant.
_SLIPS = ("REF103", "REF104", "PRT101", "PRT102", "PRT104", "PRT106")


class Omissions:
    """Says what is missing from a site that is being built, as far as its names are known."""

    def __init__(self, site: Site, symbols: Symbols) -> None:
        self._site = site
        self._symbols = symbols

    def cause(self, fault: Fault, statement: ExpandedStatement) -> Cause:
        """The code and place of the finding that tells why a statement is not placed."""
        if fault.diagnostic:
            return fault.diagnostic.code, fault.diagnostic.span
        type_name = str(statement.type) if statement.type else ""
        hops = (name for hop in statement.via for name in hop.names.names)
        names = [type_name, type_name.partition(".")[0], *statement.ports, *statement.names, *hops]
        for declaring in (self._site.gaps.surely_declaring, self._site.gaps.declaring):
            for name in filter(None, names):
                cause = self._symbols.cause_of(name)
                if cause is None and (gap := declaring(name)) is not None:
                    cause = gap.because
                if cause is not None:
                    return cause
        first = next(iter(self._site.gaps), None)
        return first.because if first else ("", statement.origin.what)

    def gap(
        self,
        fault: Fault,
        statement: ExpandedStatement,
        names: tuple[str, ...] | None,
        ports: tuple[str, ...] | None,
        cause: Cause,
        *,
        brings_modules: bool,
    ) -> Gap:
        """What is missing: `names` and `ports`, or all that the statement declares and lands plugs on.

        `brings_modules`: the ends of its cable may be modules, so that its ports would be new ones.
        """
        known = kind(statement.kind)
        if known is not None and known.refers:
            return Gap(*cause, statement.kind, states=names or statement.objects)
        lands = lands_plugs(statement.kind, statement.attributes)
        touched = () if not lands else (*(statement.ports if ports is None else ports), *self._fronts(statement))
        declared = statement.objects if names is None else names
        touched = (*touched, *self._meant(fault, touched))
        modules = touched if lands and brings_modules else ()
        may_declare = (*self._meant(fault, declared), *modules)
        return Gap(*cause, statement.kind, declared, touched, groups=statement.groups, may_declare=may_declare)

    def _meant(self, fault: Fault, names: tuple[str, ...]) -> Iterator[str]:
        """What may be meant in place of the name that was written wrong: all of a slot or device, or similar names."""
        if fault.diagnostic is None:
            return
        code, wrong = fault.diagnostic.code, fault.diagnostic.object
        if code in _SLIPS and wrong in names:
            yield self._owner_of(wrong)
        rests = [name.removeprefix(wrong) for name in names if name.startswith(f"{wrong}.")] if code == "REF102" else []
        for other in similar_names(wrong, self._symbols.equipment.things) if rests else ():
            yield from (f"{other}{rest}" for rest in rests)

    def _fronts(self, statement: ExpandedStatement) -> Iterator[str]:
        """The ports in front of the legs of its route: its cords go there."""
        for name in (name for hop in statement.via for name in hop.names.names):
            component, numbers = numbered(self._symbols.assemblies, name)
            if component is None:
                continue
            legs = whole_legs(self._site, component)
            number = numbers.partition(".")[0] if len(legs) > 1 else ""
            fronts = (
                front
                for leg in legs
                if not number or leg.number == whole_number(number)
                for front in fronts_of(self._site, leg)
            )
            yield from (self._site.socket(front).name for front in fronts)

    def _owner_of(self, port: str) -> str:
        """What a port that does not exist would be part of: another port of that may be meant."""
        owner = port.rpartition(".")[0]
        while owner and self._symbols.inserts.find(owner) is None and self._symbols.equipment.find(owner) is None:
            owner = owner.rpartition(".")[0]
        return owner or port
