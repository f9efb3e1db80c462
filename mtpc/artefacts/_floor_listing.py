"""The expanded model as `mtpc show` prints it: lines for people and diffs, `mtpc-show/1` for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from mtpc.plan.show.provenance import Said
from mtpc.plan.show.shown_floor import ShownThing
from mtpc.plan.show.shown_values import ShownValue
from mtpc.plan.show.statement_text import StatementText
from mtpc.text import Source

Fields = dict[str, object]
Sources = Mapping[str, Source]


def as_lines(shapes: StatementText) -> Iterator[str]:
    """One object per line, by kind, an empty line between kinds: no line numbers, so a diff shows what changed."""
    last = ""
    for kind, shape in shapes.lines():
        yield f"{shape}\n" if kind == last or not last else f"\n{shape}\n"
        last = kind


def as_text(things: Iterable[ShownThing], sources: Sources, *, origin: bool) -> Iterator[str]:
    """One block per object, an empty line between them; `origin`: with every source of a value, the winner first."""
    for number, thing in enumerate(things):
        yield "\n" * bool(number) + "\n".join([thing.shape, *_body(thing, sources, origin=origin)]) + "\n"


def _body(thing: ShownThing, sources: Sources, *, origin: bool) -> Iterator[str]:
    width = max((len(name) for name, _ in (*((value.name, "") for value in thing.values), *thing.rows)), default=0)
    for value in thing.values:
        yield f"  {value.name:<{width}}  {value.value}".rstrip()
        if origin:
            yield from (f"  {'':<{width}}    {line}" for line in _chain(value, sources))
    yield from (f"  {name:<{width}}  {text}" for name, text in thing.rows)


def _chain(value: ShownValue, sources: Sources) -> Iterator[str]:
    for said in value.said:
        mark = "*" if said.wins else "-"
        what = "" if said.value == value.value else f"{said.value}, "
        where = place(said, sources)
        yield f"{mark} {what}{said.by}" + (f"  {where}" if where else "")


def place(said: Said, sources: Sources) -> str:
    """`file:line:column` of where it is written; "" for a value of a catalogue."""
    source = sources.get(said.span.path) if said.span else None
    if source is None or said.span is None:
        return ""
    line, column = source.line_column(said.span.start)
    return f"{said.span.path}:{line}:{column}"


def as_json(things: Iterable[ShownThing], sources: Sources, *, origin: bool) -> Iterator[str]:
    """The document in pieces, one object each."""
    yield '{"schema": "mtpc-show/1", "things": ['
    separator = "\n"
    for thing in things:
        yield separator + json.dumps(_thing(thing, sources, origin=origin), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def _thing(thing: ShownThing, sources: Sources, *, origin: bool) -> Fields:
    return {
        "kind": thing.kind,
        "name": thing.name,
        "shape": thing.shape,
        "values": [_value(value, sources, origin=origin) for value in thing.values],
        "rows": [{"what": what, "text": text} for what, text in thing.rows],
    }


def _value(value: ShownValue, sources: Sources, *, origin: bool) -> Fields:
    fields: Fields = {"name": value.name, "value": value.value}
    return {**fields, "origin": [_said(said, sources) for said in value.said]} if origin else fields


def _said(said: Said, sources: Sources) -> Fields:
    fields: Fields = {"by": said.by, "value": said.value, "wins": said.wins, "path": None, "line": None, "column": None}
    source = sources.get(said.span.path) if said.span else None
    if source is not None and said.span is not None:
        line, column = source.line_column(said.span.start)
        fields |= {"path": said.span.path, "line": line, "column": column}
    return fields
