"""Builders: a production of grammar/mtp.lark that was read becomes a node of decls.py.

A builder has the name of its production (behind a `_`) and gets the offsets it stands at and its children: nodes,
lists already laid flat, the text of kept terminals, None for a clause that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from mtpc.syntax import decls as d
from mtpc.syntax.recover import Slip
from mtpc.syntax.strings import Report, read_string
from mtpc.text import DIGITS_MAX

Made = TypeVar("Made")
Children = list[Any]
Build = Callable[[int, int, Children], object]

DEPTH_MAX = 200  # levels of nesting; every walk over an expression may recurse this deep
_LONG = 2 * DEPTH_MAX  # fewer characters cannot nest deeper than allowed
_BLANK = re.compile(r'("(?:[^"\\\n]|\\.)*+")|#[^\n]*+|\s++')  # a text, which stays; a comment, blanks
_NOTES = re.compile(r"^(?:[ \t]*+##[^\n]*\n)+[ \t]*+", re.MULTILINE)


class NodeBuilder:
    """Makes the nodes of one text."""

    def __init__(self, text: str, hole: Callable[[int, int], d.Expr | None], report: Report) -> None:
        """`hole` reads the expression between two offsets; `report` takes a fault no table can know."""
        self.text = text
        self._read_hole = hole
        self._report = report
        self._binders: list[d.Binder] = []  # in written order
        self._notes = {found.end(): found.group() for found in _NOTES.finditer(text)} if "##" in text else {}

    def named(self, name: str) -> Build:
        """The builder of a production."""
        build: Build = getattr(self, f"_{name}")
        return build

    # ---- the file and its statements -----------------------------------------------------------

    def _spec(self, start: int, end: int, children: Children) -> tuple[d.Statement, ...]:
        return tuple(filter(None, children))

    def _body(self, start: int, end: int, children: Children) -> tuple[d.Statement, ...]:
        return tuple(filter(None, children))

    def _hole(self, start: int, end: int, children: Children) -> d.Expr | None:
        value: d.Expr = children[0]
        return self._shallow(value, start, end, value)

    def _blank(self, start: int, end: int, children: Children) -> None:
        return None

    def _broken(self, start: int, end: int, children: Children) -> None:
        return None

    def _edition(self, start: int, end: int, children: Children) -> d.Edition:
        return d.Edition(start, end, children[0])

    def _use(self, start: int, end: int, children: Children) -> d.Use:
        return d.Use(start, end, *children)

    def _let(self, start: int, end: int, children: Children) -> d.Let | None:
        return self._shallow(d.Let(start, end, *children), start, end, children[1])

    def _for_(self, start: int, end: int, children: Children) -> d.For | None:
        *binders, body = children
        node = d.For(start, end, tuple(binders), body)
        return self._shallow(node, start, end, *(binder.values for binder in binders))

    def _binder(self, start: int, end: int, children: Children) -> d.Binder:
        *names, values = children
        self._binders.append(d.Binder(start, end, tuple(names), values))
        return self._binders[-1]

    def _numbered_binder(self, start: int, end: int, children: Children) -> d.Binder:
        *names, values = children
        return d.Binder(start, end, tuple(names), values, numbered=True)

    def _ranges(self, start: int, last: d.Node) -> tuple[d.Binder, ...]:
        """The ranges with a name from `start` to the end of a statement's last clause."""
        found: list[d.Binder] = []
        for binder in reversed(self._binders):
            if binder.start < start:
                break
            if binder.start < last.end:
                found.append(binder)
        return tuple(reversed(found))

    def _thing(self, start: int, end: int, children: Children) -> d.Thing | None:
        kind, what, type_, at, via, body = children
        ranges = self._ranges(start, via or at or type_ or what)
        node = d.Thing(start, end, kind, start + len(kind), what, type_, at, via, body, self._note_above(start), ranges)
        if end - start < _LONG:
            return node
        ends = (one for place in (what, at) if place for one in (place.left, place.right))
        return self._shallow(node, start, end, type_, via, *ends)

    def _block(self, start: int, end: int, children: Children) -> d.Block:
        kind, body = children
        return d.Block(start, end, kind, start + len(kind), body)

    def _what(self, start: int, end: int, children: Children) -> d.Ends:
        return d.Ends(start, end, children[0], children[1] if len(children) > 1 else None)

    def _without(self, start: int, end: int, children: Children) -> d.Binary:
        return d.Binary(start, end, "except", *children)

    def _attr(self, start: int, end: int, children: Children) -> d.Attribute | None:
        name, value = children
        written = self.text[name.start : name.end]
        if len(name.parts) > 1:  # the name of no attribute; it is one name however it is formatted
            written = _BLANK.sub(lambda found: found[1] or "", written)
        node = d.Attribute(start, end, written, name.start, name.end, value)
        return self._shallow(node, start, end, value)

    def _soft(self, start: int, end: int, children: Children) -> d.Name:
        return d.Name(start, end, (children[0],))

    def _if_(self, start: int, end: int, children: Children) -> d.If | None:
        condition, body, *rest = children
        other = next(iter(rest), None)
        node = d.If(start, end, condition, body, (other,) if isinstance(other, d.If) else other)
        return self._shallow(node, start, end, condition)

    def _template(self, start: int, end: int, children: Children) -> d.Template:
        name, *params, body = children
        return d.Template(start, end, name, tuple(filter(None, params)), body)

    def _param(self, start: int, end: int, children: Children) -> d.Param | None:
        return self._shallow(d.Param(start, end, *children), start, end, children[2])

    def _apply(self, start: int, end: int, children: Children) -> d.Apply | None:
        what, *given, instance, body = children
        plain, named = _arguments(given)
        ranges = self._ranges(start, instance) if instance else ()
        node = d.Apply(start, end, what, plain, named, instance, body, ranges)
        return self._shallow(node, start, end, *plain, *(value for _, value in named), instance)

    def _allow(self, start: int, end: int, children: Children) -> d.Allow:
        *named, body = children
        codes = tuple(part for part in named if isinstance(part, d.Name))
        whats = tuple(part for part in named if isinstance(part, d.Ends))
        return d.Allow(start, end, codes, whats, body, self._ranges(start, whats[-1]))

    def _moved(self, start: int, end: int, children: Children) -> d.Moved:
        old, new = children
        return d.Moved(start, end, old, new, self._ranges(start, new))

    def _override(self, start: int, end: int, children: Children) -> d.Override:
        kind, what, body = children
        return d.Override(start, end, kind, what, body, self._ranges(start, what))

    def _assert_(self, start: int, end: int, children: Children) -> d.Assert | None:
        return self._shallow(d.Assert(start, end, *children), start, end, *children)

    # ---- names ---------------------------------------------------------------------------------

    def _name(self, start: int, end: int, children: Children) -> d.Name:
        if type(children[0]) is d.List:
            children[0] = _group(children[0])
        return d.Name(start, end, tuple(children))

    def _group(self, start: int, end: int, children: Children) -> d.Group:
        return d.Group(start, end, tuple(children))

    def _path(self, start: int, end: int, children: Children) -> d.Path:
        first = children[0]
        if type(first) is d.List:
            children[0] = d.Name(first.start, first.end, (_group(first),))
        return d.Path(start, end, tuple(children))

    def _var(self, start: int, end: int, children: Children) -> d.Var:
        return d.Var(start, end, children[0][1:])

    # ---- expressions ---------------------------------------------------------------------------

    def _list(self, start: int, end: int, children: Children) -> d.List:
        return d.List(start, end, tuple(children))

    def _binary(self, start: int, end: int, children: Children) -> d.Binary:
        left, op, right = children
        return d.Binary(start, end, op, left, right)

    def _unary(self, start: int, end: int, children: Children) -> d.Unary:
        return d.Unary(start, end, *children)

    def _range_(self, start: int, end: int, children: Children) -> d.Range:
        return d.Range(start, end, *children)

    def _call(self, start: int, end: int, children: Children) -> d.Call:
        name, *given = children
        return d.Call(start, end, name, *_arguments(given))

    def _named_(self, start: int, end: int, children: Children) -> tuple[str, d.Expr]:
        return children[0], children[1]

    def _int_(self, start: int, end: int, children: Children) -> d.Int:
        digits = self._not_long(children[0], start, end)
        return d.Int(start, end, int(digits), digits)

    def _not_long(self, written: str, start: int, end: int) -> str:
        """What is written of a number, cut where it is reported as too long."""
        if len(written) <= DIGITS_MAX:
            return written
        self._report(Slip.LONG_NUMBER, start, end)
        return written[:DIGITS_MAX]

    def _float_(self, start: int, end: int, children: Children) -> d.Float:
        return d.Float(start, end, Decimal(self._not_long(children[0], start, end)))

    def _qty(self, start: int, end: int, children: Children) -> d.Qty:
        self._not_long(children[0], start, end)
        return d.Qty(start, end, children[0])

    def _date(self, start: int, end: int, children: Children) -> d.Date:
        return d.Date(start, end, children[0])

    def _media(self, start: int, end: int, children: Children) -> d.Media:
        return d.Media(start, end, children[0])

    def _word(self, start: int, end: int, children: Children) -> d.Word:
        return d.Word(start, end, self.text[start:end])

    def _string(self, start: int, end: int, children: Children) -> d.Text:
        return d.Text(start, end, read_string(self.text, start, end, self._read_hole, self._report))

    # ---- what a table cannot see ---------------------------------------------------------------

    def _note_above(self, start: int) -> str:
        lines = self._notes.get(start)
        return (
            "" if lines is None else "\n".join(line.strip()[2:].strip() for line in lines.splitlines() if line.strip())
        )

    def _shallow(self, node: Made, start: int, end: int, *expressions: d.Expr | None) -> Made | None:
        """`node`, or None when one of its expressions is nested deeper than anybody may walk."""
        if end - start < _LONG or not any(_deep(one) for one in expressions if one):
            return node
        self._report(Slip.TOO_DEEP, start, min(end, start + 40))
        return None


def _group(names: d.List) -> d.Group:
    """A list that a name starts with: [a, b].1, [A..D][01..16]."""
    return d.Group(names.start, names.end, names.elements)


def _arguments(given: Children) -> tuple[tuple[d.Expr, ...], tuple[tuple[str, d.Expr], ...]]:
    """Arguments by place, and those by name."""
    plain = tuple(argument for argument in given if argument is not None and type(argument) is not tuple)
    return plain, tuple(argument for argument in given if type(argument) is tuple)


def _deep(expression: object) -> bool:
    """Whether an expression has more levels than allowed; walks it level by level, never recursing."""
    level = [expression]
    for _ in range(DEPTH_MAX + 1):
        level = [child for one in level for child in _children(one)]
        if not level:
            return False
    return True


def _children(node: object) -> list[object]:
    opened = _INSIDE.get(type(node))
    return opened(node) if opened else []


_INSIDE: dict[type, Callable[[Any], list[object]]] = {
    d.Binary: lambda node: [node.left, node.right],
    d.Unary: lambda node: [node.operand],
    d.Range: lambda node: [node.first, node.last, node.step],
    d.Path: lambda node: list(node.steps),
    d.Name: lambda node: list(node.parts),
    d.Text: lambda node: list(node.parts),
    d.Group: lambda node: list(node.elements),
    d.List: lambda node: list(node.elements),
    d.Call: lambda node: [*node.arguments, *(value for _, value in node.named)],
    d.Binder: lambda node: [node.values],
}
