"""Finds the parts that statements name, in the catalogues their file uses or among those written in the specs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from mtpc.catalogue.types import DirectCable, Part, PartKind, WiredPart
from mtpc.diagnostics.suggest import near_sentence, with_article
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Origin
from mtpc.model.placing.findings import Findings
from mtpc.model.placing.numbered_parts import find_numbered, length_of_number, with_length
from mtpc.model.placing.part_facts import PartFacts
from mtpc.model.sources.file_uses import FileUses
from mtpc.model.values import Fault, Ref, as_name
from mtpc.text import Span

if TYPE_CHECKING:
    from mtpc.catalogue.catalogues import Catalogue
    from mtpc.catalogue.numbers.finding import Mentioning

AnyPart = TypeVar("AnyPart", bound=Part)
_NO_STATEMENT = ("accessory", "cage-adapter")  # kinds of part that no kind of statement is named after
_WIRED = {  # kinds of part that a statement of a kind takes
    "cord": ("cord", "direct-cable"), "harness": ("harness", "direct-cable"), "trunk": ("trunk",),
    "cassette": ("cassette",), "loopback": ("loopback",),
}  # fmt: skip


class PartLookup:
    """The parts of one model; what the site has to know of a part is kept when the part is looked up."""

    def __init__(self, findings: Findings, uses: dict[str, FileUses], facts: PartFacts) -> None:
        self.own: dict[str, Part] = {}  # written in the specs
        self.origins: dict[str, Origin] = {}  # of those parts, and of the ones that were reported
        self._findings = findings
        self._uses = uses
        self.facts = facts
        self._parts: dict[tuple[str, str], Part] = {}
        self._lengths_m: dict[tuple[str, str], Decimal] = {}  # of parts that are named by a number, what it stands for
        self._no_numbers: set[tuple[str, str]] = set()  # file and name, of names that no number is

    def find(
        self, statement: ExpandedStatement, name: Ref, sort: type[AnyPart], noun: str, span: Span | None = None
    ) -> AnyPart:
        """The part of a catalogue a statement names; raises Fault."""
        span = span or statement.origin.type
        key = (name.path or statement.path, name.text)
        part = self._parts.get(key) or self._look_up(statement, name, noun, span)
        self._parts[key] = part
        if not isinstance(part, sort) or (noun in _WIRED and part.kind not in _WIRED[noun]):
            message = f"{name} is {with_article(part.kind)}; {with_article(noun)} is needed here"
            other = "" if part.kind in _NO_STATEMENT else f", or write the statement as `{_statement_kind(part)}`"
            raise statement.fault("TYP101", span, message, f"name {with_article(noun)}{other}")
        return part

    def find_cable(
        self,
        statement: ExpandedStatement,
        name: Ref,
        noun: str,
        attribute: str = "length",
        span: Span | None = None,
    ) -> tuple[WiredPart, ExpandedStatement]:
        """The cable a statement names, and the statement with the length that its number stands for; raises Fault."""
        span = span or statement.origin.type
        part = self.find(statement, name, WiredPart, noun, span)
        length_m = self._lengths_m.get((name.path or statement.path, name.text))
        if length_m is None:
            return part, statement
        return part, with_length(statement, str(name), part, length_m, attribute, span)

    def is_length_of(self, statement: ExpandedStatement, name: Ref) -> bool:
        """Whether a name by which a part was found is a number that stands for one length."""
        return (name.path or statement.path, name.text) in self._lengths_m

    def known(self, statement: ExpandedStatement, name: Ref) -> Part | None:
        """The part of that name where it was found before."""
        return self._parts.get((name.path or statement.path, name.text))

    def is_unread(self, statement: ExpandedStatement, alias: str) -> bool:
        """Whether the file of a statement uses something of that alias that could not be read, as was reported."""
        uses = self._uses.get(statement.path)
        return uses is not None and alias in uses.broken

    def may_bring_modules(self, statement: ExpandedStatement) -> bool:
        """Whether the ends of a cable are modules, or its part is not known."""
        given = statement.attributes.get("cords")
        name = as_name(given.value) if given else statement.type
        part = self.known(statement, name) if name else None
        return part is None or isinstance(part, DirectCable)

    def named(self) -> Iterator[Part]:
        """The parts that statements name, and those that specs state."""
        yield from self._parts.values()
        yield from self.own.values()

    def vendor_names(self) -> list[str]:
        """The vendors of whom catalogues that are used, and the specs, have parts; sorted."""
        found = {part.vendor for part in self.own.values() if part.vendor}
        for uses in self._uses.values():
            found |= {each.own_vendor.name for each in uses.catalogues.values() if each.own_vendor}
        return sorted(found)

    def keep_vendor(self, name: str) -> bool:
        """Enter a vendor into the site; False where nothing that is used has parts of that one."""
        catalogues = [each for uses in self._uses.values() for each in uses.catalogues.values()]
        vendor = next(filter(None, (each.vendor(name) for each in catalogues)), None)
        if vendor is not None:
            self._findings.site.vendors.setdefault(name, vendor)
        return vendor is not None or any(part.vendor == name for part in self.own.values())

    def _look_up(self, statement: ExpandedStatement, written: Ref, noun: str, span: Span | None) -> Part:
        uses, name = self._uses[written.path or statement.path], written.text
        alias, _, rest = name.partition(".")
        if name in self.origins:
            return self._own_part(name)
        if alias in uses.broken:
            raise Fault(None)
        catalogue = uses.catalogues.get(alias)
        if catalogue is not None and rest:
            part = self._in_catalogue(statement, written, catalogue, noun, span)
            self.facts.keep(part, catalogue)
            return part
        if own := self._numbered(statement, written, name, lambda _: self.own.values(), span) if self.own else None:
            self.facts.keep(own)
            return own
        if catalogue is None and self._findings.site.gaps.declaring(alias):
            raise Fault(None)
        if not rest and (self.origins or catalogue is None):
            raise self._no_own_part(statement, name, span)
        help_ = "a part is written ALIAS.NAME, after `use … as ALIAS`"
        fault = statement.fault("REF108", span, f"no catalogue is used under the alias {alias}", help_)
        raise fault.similar("alias", alias, uses.catalogues)

    def _in_catalogue(
        self, statement: ExpandedStatement, written: Ref, catalogue: Catalogue, noun: str, span: Span | None
    ) -> Part:
        """The part of a catalogue that has a name or a number; raises Fault."""
        name = written.text.partition(".")[2]
        part = catalogue.part(name)
        if part is not None:
            if (length_m := length_of_number(part, name)) is not None:
                self._lengths_m[written.path or statement.path, written.text] = length_m
            return part
        if name in catalogue.broken:
            raise Fault(None)
        numbered = self._numbered(statement, written, name, catalogue.mentioning, span)
        if numbered is not None:
            return numbered
        near = near_sentence("part", name, catalogue.part_names())
        help_ = near or f"list them with `mtpc catalog list {noun}`"
        fault = statement.fault("REF105", span, f"catalogue {catalogue.info.name} has no part {name}", help_)
        raise fault.similar("part", name, catalogue.part_names(noun))

    def _numbered(
        self, statement: ExpandedStatement, written: Ref, number: str, mentioning: Mentioning, span: Span | None
    ) -> Part | None:
        """The part that a maker's number names; None where it names none. Raises Fault."""
        key = (written.path or statement.path, written.text)
        found = None if key in self._no_numbers else find_numbered(self._findings, statement, number, mentioning, span)
        if found is None:
            self._no_numbers.add(key)
            return None
        if found.length_m is not None:
            self._lengths_m[key] = found.length_m
        return found.part

    def _own_part(self, name: str) -> Part:
        part = self.own.get(name)
        if part is None:
            raise Fault(None)  # what is wrong with it was reported where it is written
        self.facts.keep(part)
        return part

    def _no_own_part(self, statement: ExpandedStatement, name: str, span: Span | None) -> Fault:
        catalogues = self._uses[statement.path].catalogues
        candidates = [
            *self.origins,
            *(f"{alias}.{name}" for alias, catalogue in catalogues.items() if catalogue.part(name)),
        ]
        help_ = "a part of a catalogue is written ALIAS.NAME"
        fault = statement.fault("REF105", span, f"no spec declares a part {name}", help_)
        return fault.similar("part", name, candidates)


def _statement_kind(part: Part) -> str:
    """The kind of statement that takes a part."""
    return "cord" if part.kind == PartKind.DIRECT_CABLE else part.kind
