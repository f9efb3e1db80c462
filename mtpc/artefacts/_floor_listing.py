"""The expanded model as `mtpc show` prints it: lines for people and diffs, `mtpc-show/1` for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from mtpc.catalogue.drawing import part_drawn, places_joined
from mtpc.catalogue.types import WiredPart
from mtpc.diagnostics._terminal import visible_json
from mtpc.plan.show.provenance import ValueOrigin
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
        if thing.drawn and (picture := part_drawn(thing.drawn)):
            yield f"\n{picture}\n"


def _body(thing: ShownThing, sources: Sources, *, origin: bool) -> Iterator[str]:
    width = max((len(name) for name, _ in (*((value.name, "") for value in thing.values), *thing.rows)), default=0)
    for value in thing.values:
        yield f"  {value.name:<{width}}  {value.value}".rstrip()
        if origin:
            yield from (f"  {'':<{width}}    {line}" for line in _chain(value, sources))
    yield from (f"  {name:<{width}}  {text}" for name, text in thing.rows)


def _chain(value: ShownValue, sources: Sources) -> Iterator[str]:
    for origin in value.origins:
        mark = "*" if origin.wins else "-"
        what = "" if origin.value == value.value else f"{origin.value}, "
        where = place(origin, sources)
        yield f"{mark} {what}{origin.by}" + (f"  {where}" if where else "")


def place(origin: ValueOrigin, sources: Sources) -> str:
    """`file:line:column` of where it is written; "" for a value of a catalogue."""
    path, line, column = _position(origin, sources)
    return f"{path}:{line}:{column}" if path else ""


def _position(origin: ValueOrigin, sources: Sources) -> tuple[str, int, int] | tuple[None, None, None]:
    source = sources.get(origin.span.path) if origin.span else None
    if source is None or origin.span is None:
        return None, None, None
    return (origin.span.path, *source.line_column(origin.span.start))


def as_json(things: Iterable[ShownThing], sources: Sources, *, origin: bool) -> Iterator[str]:
    """The document in pieces, one object each."""
    yield '{"schema": "mtpc-show/1", "things": ['
    separator = "\n"
    for thing in things:
        yield separator + visible_json(json.dumps(_thing(thing, sources, origin=origin), ensure_ascii=False))
        separator = ",\n"
    yield "\n]}\n"


def _thing(thing: ShownThing, sources: Sources, *, origin: bool) -> Fields:
    positions = {"map": places_joined(thing.drawn)} if isinstance(thing.drawn, WiredPart) else {}
    return {
        "kind": thing.kind,
        "name": thing.name,
        "shape": thing.shape,
        "values": [_value(value, sources, origin=origin) for value in thing.values],
        "rows": [{"what": what, "text": text} for what, text in thing.rows],
        **positions,
    }


def _value(value: ShownValue, sources: Sources, *, origin: bool) -> Fields:
    fields: Fields = {"name": value.name, "value": value.value}
    return {**fields, "origin": [_origin(stated, sources) for stated in value.origins]} if origin else fields


def _origin(origin: ValueOrigin, sources: Sources) -> Fields:
    path, line, column = _position(origin, sources)
    return {
        "by": origin.by, "value": origin.value, "wins": origin.wins, "path": path, "line": line, "column": column,
    }  # fmt: skip
