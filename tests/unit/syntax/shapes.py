"""Nodes as nested tuples, for comparing; offsets left out unless wanted."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal

from mtpc.syntax.decls import SpecFile, Statement
from mtpc.syntax.parse import parse
from mtpc.text import Source

OFFSETS = {"start", "end", "kind_end", "name_start", "name_end"}


def shape(node: object, *, offsets: bool = False) -> object:
    """The kind of a node and its fields."""
    if isinstance(node, tuple):
        return tuple(shape(one, offsets=offsets) for one in node)
    if not is_dataclass(node):
        assert node is None or isinstance(node, (str, int, Decimal))
        return node
    shown = [field.name for field in fields(node) if offsets or field.name not in OFFSETS]
    return (type(node).__name__, *(shape(getattr(node, name), offsets=offsets) for name in shown))


def clean(text: str) -> tuple[Statement, ...]:
    """The statements of a text that has no fault."""
    spec, found = parse(Source("x.mtp", text))
    assert [(one.code, one.message) for one in found] == []
    return spec.statements


def only(text: str) -> Statement:
    """The one statement of a text that has no fault."""
    (statement,) = clean(text)
    return statement


def parsed(text: str) -> tuple[SpecFile, list[str]]:
    """What could be read, and `line:column code` of what could not."""
    source = Source("x.mtp", text)
    spec, found = parse(source)
    places = [source.line_column(one.span.start) if one.span else (0, 0) for one in found]
    return spec, [f"{line}:{column} {one.code}" for (line, column), one in zip(places, found, strict=True)]
