"""Writes the record of a part that a spec states, and keeps the place in the spec of each of its keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from mtpc.catalogue.ranges import LONGEST, expand
from mtpc.catalogue.records import Record
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.kinds._kind import SPLICE, Kind
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.record_values import SOURCE_KEYS, in_record, key_of, stated_source, type_key
from mtpc.model.values import Keyword, spelled
from mtpc.text import Span

Keys = tuple[str | int, ...]
_EVERY_CONNECTOR = ("polish", "gender")


@dataclass(slots=True)
class RecordWriter:
    """Writes the record of one part, and keeps the place in the spec of each of its keys.

    `places` has the way to a key, `("port", 0, "polish")`, and the words that state it.
    """

    builder: SiteBuilder
    statement: ExpandedStatement
    kind: Kind
    places: dict[Keys, Span] = field(default_factory=dict)

    def record(self, name: str) -> Record:
        """The record; raises Fault."""
        statement = self.statement
        record: Record = {
            "name": name,
            "family": spelled(statement.type) if statement.type else None,
            "source": stated_source(self.builder.site, self.statement),
        }
        self.places[("name",)] = statement.what_spans[0]
        self.places[("family",)] = statement.origin.type or statement.origin.what
        own = {key: given for key, given in statement.attributes.items() if key not in SOURCE_KEYS}
        record |= self._values(own, self.kind, ())
        every = {key: record.pop(key) for key in _EVERY_CONNECTOR if key in record}
        for block in ("port", "end"):
            rows = [self._connector(child, (block, row)) for row, child in self._blocks(block)]
            self._give_every(rows, block, every)
            record |= {block: rows} if rows else {}
        splices = [self._splice(child, ("splice", row)) for row, child in self._blocks("splice")]
        record |= {"splice": splices} if splices else {}
        modes = [self._mode(child, ("mode", row)) for row, child in self._blocks("mode")]
        record |= {"mode": modes} if modes else {}
        limits = [self._limit(child, ("limit", row)) for row, child in self._blocks("limit")]
        record |= {"limit": limits} if limits else {}
        for _, child in self._blocks("detail"):
            record["detail"] = {key: spelled(given.value) for key, given in child.attributes.items()}
        return record | self._map(record)

    def _blocks(self, kind: str) -> Iterator[tuple[int, ExpandedStatement]]:
        return enumerate(child for child in self.statement.children if child.kind == kind)

    def _values(self, attributes: dict[str, Given], kind: Kind, keys: Keys) -> Record:
        values: Record = {}
        for name, given in attributes.items():
            if isinstance(given.value, Keyword):  # unknown: the same as not written
                continue
            key = key_of(name, kind.name)
            definition = kind.attribute(name)
            assert definition
            values[key] = in_record(key, definition.takes, given.value)
            self.places[*keys, key] = given.span
        return values

    def _give_every(self, rows: list[Record], block: str, every: Record) -> None:
        """Apply what the part states for every connector; a gender applies to those with pins, where there are any."""
        pinned = {number for number, row in enumerate(rows) if self._has_pins(row)} or set(range(len(rows)))
        for number, row in enumerate(rows):
            for key, value in every.items():
                if key not in row and (key != "gender" or number in pinned):
                    row[key] = value
                    self.places[block, number, key] = self.places[key,]

    def _has_pins(self, row: Record) -> bool:
        family = self.builder.library.family(str(row.get("connector")))
        return family is not None and family.gendered

    def _connector(self, child: ExpandedStatement, keys: Keys) -> Record:
        block = self.kind.child(child.kind)
        assert block
        if len(child.names) > LONGEST:
            message = f"one part has no more than {LONGEST:,} {child.kind}s"
            raise child.fault("TYP107", child.what_spans[0], message, "make the range smaller")
        is_connector = "pinout" in child.attributes  # of a device: its ports are cages, or connectors themselves
        word = "connector" if is_connector else type_key(child.kind, str(self.statement.type))
        self.places[keys] = self.places[*keys, "name"] = child.what_spans[0]
        self.places[*keys, word] = child.origin.type or child.origin.what
        return {
            "name": self._range(child.names, child.what_spans[0]),
            word: child.type and child.type.text,
        } | self._values(child.attributes, block, keys)

    def _splice(self, child: ExpandedStatement, keys: Keys) -> Record:
        self.places[keys] = self.places[*keys, "name"] = child.what_spans[0]
        return {"name": self._range(child.names, child.what_spans[0])} | self._values(child.attributes, SPLICE, keys)

    def _mode(self, child: ExpandedStatement, keys: Keys) -> Record:
        block = self.kind.child(child.kind)
        assert block
        self.places[keys] = self.places[*keys, "name"] = child.what_spans[0]
        self.places[*keys, "application"] = child.origin.type or child.origin.what
        row: Record = {"name": child.names[0], "application": child.type and child.type.text, "links": 1}
        return self._sourced(row | self._values(child.attributes, block, keys))

    def _limit(self, child: ExpandedStatement, keys: Keys) -> Record:
        block = self.kind.child(child.kind)
        assert block
        self.places[keys] = child.origin.what
        if "source" not in child.attributes and "source" not in self.statement.attributes:
            message, help_ = "this limit has no source", 'add `source = "…"`: where the maker states it'
            raise child.fault("CAT102", child.origin.what, message, help_, about=self.statement.names[0])
        return self._sourced(self._values(child.attributes, block, keys))

    def _sourced(self, row: Record) -> Record:
        """A row whose own source, where it states one, is a table like that of the part."""
        if "source" not in row:
            return row
        return row | {"source": stated_source(self.builder.site, self.statement) | {"title": row["source"]}}

    def _map(self, record: Record) -> Record:
        lines = []
        for row, child in self._blocks("map"):
            assert child.what and child.what[1]
            if not self._shares_positions(child):
                check_pairs(child.what[0], child.what[1], child, child.origin.what, ("positions", "positions"))
            sides = zip("ab", child.what, child.what_spans, strict=True)
            lines.append({key: self._range(side.names, span) for key, side, span in sides if side and span})
            self.places["map", row] = child.origin.what
            self.places["map", row, "a"] = child.what_spans[0]
            self.places["map", row, "b"] = child.what_spans[1] or child.origin.what
        if lines and "map" in record:
            message = f"the map of {record['name']} is named and written out"
            span = self.statement.attributes["map"].name_span
            raise self.statement.fault("REF113", span, message, "keep one of the two", about=record["name"])
        self.places.setdefault(("map",), self.places.get(("map", 0), self.statement.origin.what))
        return {"map": lines} if lines else {}

    def _shares_positions(self, line: ExpandedStatement) -> bool:
        """Whether one position is joined with several, in a part that divides light."""
        assert line.what and line.what[1]
        counts = [len(side.names) for side in line.what if side]
        filters = any("wavelength" in child.attributes for _, child in self._blocks("port"))
        return min(counts) == 1 and (filters or self.statement.setting("branches") == "true")

    def _range(self, names: tuple[str, ...], span: Span) -> str:
        """Names as a record writes them: as in the spec where that expands to the same names, else one by one."""
        if len(names) == 1:
            return names[0]
        written = self._text(span)
        try:
            same = expand(written) == names
        except ValueError:
            same = False
        return written if same else f"[{','.join(names)}]"

    def place(self, keys: Keys) -> Span:
        """The place of the last of these keys that is written."""
        for count in range(len(keys), 0, -1):
            if keys[:count] in self.places:
                return self.places[keys[:count]]
        return self.statement.what_spans[0]

    def written(self, keys: Keys) -> str:
        """What is written at the last of these keys."""
        return self._text(self.place(keys))

    def _text(self, span: Span) -> str:
        source = self.builder.site.sources.get(span.path)
        return source.text[span.start : span.end] if source else ""
