"""One small change at a time to the functions of a module: what a slip of the hand would have written.

Comparisons are swapped, conditions turned round, numbers one off, `and` is `or`, a value or a statement is missing,
near is far and aligned is opposed. Texts, annotations, assertions and the manuals of rules stay as they are.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_PAIRS = (
    ("ALIGNED", "OPPOSED"), ("min", "max"), ("any", "all"), ("near", "far"), ("forward", "back"), ("tx", "rx"),
    ("enter", "leave"), ("near_terminal", "far_terminal"), ("rows", "columns"), ("a_position", "b_position"),
)  # fmt: skip
SWAPPED = {**dict(_PAIRS), **{b: a for a, b in _PAIRS}}

Key = tuple[str, str, str, str]  # path, function, what was, what is now


@dataclass(frozen=True)
class Mutant:
    """A module with one change; `function` is where, `was` and `now` are the piece in the language."""

    path: str
    lines: range  # of what is changed
    body: range  # of the function it is in
    function: str
    was: str
    now: str
    _module: ast.Module
    _was: ast.AST
    _now: ast.AST

    @property
    def key(self) -> Key:
        """What it is known by when lines have moved."""
        return self.path, self.function, self.was, self.now

    def tree(self) -> ast.Module:
        """The module with the change made; lines stay what they were."""
        put = copy.deepcopy(self._now)
        for node in ast.walk(put):
            ast.copy_location(node, self._was)
        memo: dict[int, object] = {id(self._was): put}
        return copy.deepcopy(self._module, memo)


def mutants(path: str, text: str) -> Iterator[Mutant]:
    """Every change to a module, in the order of its text."""
    tree = ast.parse(text)
    for function, name in _functions(tree, ""):
        for node in _inside(function):
            for was, now in _changes(node):
                said = (ast.unparse(was), ast.unparse(now))
                yield Mutant(path, _lines(was), _lines(function), name, *said, tree, was, now)


def _functions(tree: ast.AST, within: str) -> Iterator[tuple[ast.FunctionDef, str]]:
    """Functions of a module and methods of its classes; what is in them belongs to them."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield node, within + node.name
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{within}{node.name}.")


def _lines(node: ast.expr | ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _inside(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What may be changed in a function, without annotations, defaults, assertions and its docstring."""
    waiting: list[ast.AST] = list(function.body)
    if ast.get_docstring(function) is not None:
        waiting.pop(0)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.Assert | ast.FunctionDef | ast.Import | ast.ImportFrom):
            continue
        yield node
        hidden = {id(node.annotation)} if isinstance(node, ast.AnnAssign) else set()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "cast":
            hidden.add(id(node.args[0]))
        waiting[:0] = [child for child in ast.iter_child_nodes(node) if id(child) not in hidden]


Change = tuple[ast.expr | ast.stmt, ast.expr | ast.stmt]


def _changes(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.stmt):
        yield from _of_statement(node)
    elif isinstance(node, ast.expr):
        yield from _of_expression(node)
    elif isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield from _turned(test)


def _of_statement(node: ast.stmt) -> Iterator[Change]:
    if isinstance(node, ast.Return) and node.value is not None and not _is_nothing(node.value):
        yield node, ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Continue | ast.Break):
        yield node, ast.Pass()
    elif isinstance(node, ast.If | ast.While):
        yield from _turned(node.test)


def _of_expression(node: ast.expr) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        for number, one in enumerate(node.ops):
            other = copy.copy(node)
            other.ops = [*node.ops[:number], COMPARED[type(one)](), *node.ops[number + 1 :]]
            yield node, other
    elif isinstance(node, ast.BoolOp):
        yield node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, node.operand
    elif isinstance(node, ast.IfExp):
        yield from _turned(node.test)
    elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
        yield node, ast.BinOp(node.left, COUNTED[type(node.op)](), node.right)
    elif isinstance(node, ast.Constant):
        yield from _of_constant(node)
    elif isinstance(node, ast.Name) and node.id in SWAPPED and isinstance(node.ctx, ast.Load):
        yield node, ast.Name(SWAPPED[node.id], ast.Load())
    elif isinstance(node, ast.Attribute) and node.attr in SWAPPED:
        yield node, ast.Attribute(node.value, SWAPPED[node.attr], node.ctx)


def _of_constant(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield node, ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield node, ast.Constant(node.value + 1)
        yield node, ast.Constant(node.value - 1)


def _turned(test: ast.expr) -> Iterator[Change]:
    """The opposite of a condition, where no other change is that already."""
    if not isinstance(test, ast.Compare | ast.UnaryOp):
        yield test, ast.UnaryOp(ast.Not(), test)


def _is_nothing(node: ast.expr) -> bool:
    """Whether a value is none or empty as it is."""
    if isinstance(node, ast.Constant):
        return not node.value
    return isinstance(node, ast.Tuple | ast.List) and not node.elts


# ---- what is reached -------------------------------------------------------------------------------

NOTE = "_mutants_note"  # the name of the function that is told a number before each statement


def noting(text: str, start: int) -> tuple[ast.Module, list[range]]:
    """A module whose functions tell which statements they come to, by numbers from `start`; and the lines of each."""
    tree, lines = ast.parse(text), list[range]()
    for function, _ in _functions(tree, ""):
        for node in list(ast.walk(function)):
            for name in ("body", "orelse", "handlers", "finalbody"):
                block = getattr(node, name, None)
                if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                    setattr(node, name, [one for each in block for one in (_note(each, start, lines), each)])
    return tree, lines


def _note(statement: ast.stmt, start: int, lines: list[range]) -> ast.stmt:
    lines.append(_head(statement))
    said = ast.Expr(ast.Call(ast.Name(NOTE, ast.Load()), [ast.Constant(start + len(lines) - 1)], []))
    return ast.fix_missing_locations(ast.copy_location(said, statement))


def _head(statement: ast.stmt) -> range:
    """The lines of a statement without those in it."""
    body = getattr(statement, "body", None)
    return range(statement.lineno, max(body[0].lineno, statement.lineno + 1)) if body else _lines(statement)
