"""A spec as it was written: statements and expressions, each with its offsets in the text.

Nodes are never changed after the parser made them. `start` and `end` are offsets into the text; the file
they belong to is known to whoever holds the `SpecFile`. Nodes are plain slotted classes, not frozen ones: a
spec has a million of them and `frozen` doubles the time to make one.
"""

from __future__ import annotations

from decimal import Decimal

from mtpc.lazy_dataclass import dataclass

EDITION = 2026  # of the language, the only one there is


@dataclass(slots=True, eq=False)
class Node:
    """Something written at `start` up to but not including `end`."""

    start: int
    end: int


# ---- names and paths -------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Group(Node):
    """`[01..32]`, `[a, b]`, `[$l - 1]` glued to a name."""

    elements: tuple[Expr, ...]


@dataclass(slots=True, eq=False)
class Name(Node):
    """Text and groups glued together: `leaf`, `leaf[01..32]`, `et-0/0/[0..3]:[0..3]`, `12A`."""

    parts: tuple[str | Group, ...]


@dataclass(slots=True, eq=False)
class Var(Node):
    """`$l`."""

    name: str  # without the $


@dataclass(slots=True, eq=False)
class Path(Node):
    """Steps joined by dots: `lp[01..08].2.[1..6]`, `$r.name`, `acme.rack-42u`. One step is a path too."""

    steps: tuple[Name | Var | Text, ...]


# ---- literals --------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Int(Node):
    """A whole number; `text` keeps its width: `01`."""

    value: int
    text: str


@dataclass(slots=True, eq=False)
class Float(Node):
    """A number with a point and no unit."""

    value: Decimal


@dataclass(slots=True, eq=False)
class Qty(Node):
    """A number with a unit glued on, as written: `35m`. The model knows the units."""

    text: str


@dataclass(slots=True, eq=False)
class Text(Node):
    """A string. `parts` alternates literal text (str, escapes resolved) and holes (expressions)."""

    parts: tuple[str | Expr, ...]


@dataclass(slots=True, eq=False)
class Media(Node):
    """A name that begins with a digit: `100GBASE-SR4`, `2xlc-duplex`."""

    text: str


@dataclass(slots=True, eq=False)
class Date(Node):
    """`2026-10-02`."""

    text: str


@dataclass(slots=True, eq=False)
class Word(Node):
    """`true`, `false`, `auto`, `unknown`."""

    text: str


# ---- expressions -----------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class List(Node):
    """`[a, b]` standing alone."""

    elements: tuple[Expr, ...]


@dataclass(slots=True, eq=False)
class Range(Node):
    """`01..32`, `6..1 step -1`."""

    first: Expr
    last: Expr
    step: Expr | None


@dataclass(slots=True, eq=False)
class Binary(Node):
    """`left op right`; op is + - * div mod == != < <= > >= and or except."""

    op: str
    left: Expr
    right: Expr


@dataclass(slots=True, eq=False)
class Unary(Node):
    """`-x`, `not x`."""

    op: str
    operand: Expr


@dataclass(slots=True, eq=False)
class Call(Node):
    """`flat(…)`, `port(a, b)`, `metres($r.cord_m)`."""

    name: str
    arguments: tuple[Expr, ...]
    named: tuple[tuple[str, Expr], ...]


@dataclass(slots=True, eq=False)
class Binder(Node):
    """`$l in 01..08`, `($a, $b) in zip(…)`, `$row, $n in sheet`: of a loop, or a range with a name.

    `numbered`: the last variable is which turn it is. A range with a name stands for the value of its first variable.
    """

    vars: tuple[Var, ...]
    values: Expr
    numbered: bool = False


Expr = (
    Path | Name | Var | Int | Float | Qty | Text | Media | Date | Word | List | Range | Binary | Unary | Call | Binder
)


# ---- statements ------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Ends(Node):
    """`A` or `A -- B`: WHAT and WHERE."""

    left: Expr
    right: Expr | None


@dataclass(slots=True, eq=False)
class Attribute(Node):
    """`length = 35m`."""

    name: str
    name_start: int
    name_end: int
    value: Expr


@dataclass(slots=True, eq=False)
class Thing(Node):
    """`KIND WHAT : TYPE at WHERE via ROUTE { … }`. `start` is at KIND; `end` is after the last clause or `}`.

    `ranges` are those with a name in its clauses, in written order, as in the other statements that have them.
    """

    kind: str
    kind_end: int
    what: Ends
    type: Expr | None
    at: Ends | None
    via: Expr | None
    body: tuple[Statement, ...] | None
    note: str  # text of the `##` comments above it
    ranges: tuple[Binder, ...] = ()


@dataclass(slots=True, eq=False)
class Block(Node):
    """`KIND { … }`: policy, prefer, project without a name …"""

    kind: str
    kind_end: int
    body: tuple[Statement, ...]


@dataclass(slots=True, eq=False)
class Edition(Node):
    """`edition 2026`."""

    year: Int


@dataclass(slots=True, eq=False)
class Use(Node):
    """`use "catalog:acme-fibre" version "2026.2" as acme { … }`."""

    target: Text
    version: Text | None
    alias: str | None
    body: tuple[Statement, ...] | None


@dataclass(slots=True, eq=False)
class Let(Node):
    """`let $pitch = 600mm`."""

    var: Var
    value: Expr


@dataclass(slots=True, eq=False)
class For(Node):
    """`for $l in 01..08, $s in 1..4 { … }`: the last binder changes fastest."""

    binders: tuple[Binder, ...]
    body: tuple[Statement, ...]


@dataclass(slots=True, eq=False)
class If(Node):
    """`if $r.status == "live" { … } else { … }`; `other` is None where there is no `else`."""

    condition: Expr
    body: tuple[Statement, ...]
    other: tuple[Statement, ...] | None


@dataclass(slots=True, eq=False)
class Param(Node):
    """`$n: number = 4` of a template."""

    var: Var
    type: str | None
    default: Expr | None


@dataclass(slots=True, eq=False)
class Template(Node):
    """`template pod($n: number, $sw: part) { … }`."""

    name: str
    params: tuple[Param, ...]
    body: tuple[Statement, ...]


@dataclass(slots=True, eq=False)
class Apply(Node):
    """`apply pods.pod(4, sw = acme.sw-32x100) as p[1..4] { … }`."""

    what: Path
    arguments: tuple[Expr, ...]
    named: tuple[tuple[str, Expr], ...]
    instance: Name | None
    body: tuple[Statement, ...] | None
    ranges: tuple[Binder, ...] = ()


@dataclass(slots=True, eq=False)
class Allow(Node):
    """`allow LOS301, LOS302 on up07 { reason = "…"; until = 2027-01-01 }`."""

    codes: tuple[Name, ...]
    whats: tuple[Ends, ...]
    body: tuple[Statement, ...]
    ranges: tuple[Binder, ...] = ()


@dataclass(slots=True, eq=False)
class Moved(Node):
    """`moved leaf[09..10] -> border[1..2]`."""

    old: Ends
    new: Ends
    ranges: tuple[Binder, ...] = ()


@dataclass(slots=True, eq=False)
class Override(Node):
    """`override device leaf07 { part = … }`."""

    kind: Name
    what: Ends
    body: tuple[Statement, ...]
    ranges: tuple[Binder, ...] = ()


@dataclass(slots=True, eq=False)
class Assert(Node):
    """`assert count(leaf) <= 32, "spine radix is 32"`."""

    condition: Expr
    message: Text | None


Statement = (
    Thing | Block | Attribute | Edition | Use | Let | For | If | Template | Apply | Allow | Moved | Override | Assert
)


@dataclass(slots=True, eq=False)
class SpecFile:
    """One file, parsed: the statements that could be read. `skipped` are the stretches (start, end) that could not."""

    path: str
    statements: tuple[Statement, ...]
    skipped: tuple[tuple[int, int], ...] = ()
