"""Findings about spelling mistakes in expressions, with a fix where it is clear what was meant."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from mtpc.diagnostics import Diagnostic, Edit, Fix, Label
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expand.mismatch import Mismatch
from mtpc.model.values import Cell, Fault
from mtpc.syntax import decls
from mtpc.text import Span
from mtpc.units import UNITS

if TYPE_CHECKING:
    from mtpc.model.expand.scope import Scope

# The usual unit of a bare number, and its name; another one may have been meant.
_CUSTOMARY = {
    "length": ("m", "metres"),
    "loss": ("dB", "decibels"),
    "share": ("%", "per cent"),
    "height": ("U", "units"),
}
_CUSTOMARY["lengths"] = _CUSTOMARY["length"]


def unset_variable(var: decls.Var, scope: Scope) -> Fault:
    """A variable that is not set."""
    help_ = near_sentence("variable", var.name, scope.variables) or f"write `let ${var.name} = …`"
    if var.name == "instance":
        help_ = "an instance has a name where the template is applied with one: `apply … as NAME`"
    message = f"no variable ${var.name} is set here"
    span = scope.span(var)
    fault = Fault(Diagnostic("REF110", message, span, object=f"${var.name}", help=help_, context=scope.context))
    return fault.with_fixes(respell(span, f"${var.name}", [f"${name}" for name in scope.variables]))


def mismatch(wrong: Mismatch, node: decls.Node, scope: Scope) -> Fault:
    """Values that do not go together: reported at the cell that is wrong, else where they are written."""
    if isinstance(wrong.about, Cell):
        return _at_cell(wrong.about, wrong, node, scope)
    fault = scope.fault(wrong.code, node, wrong.message, wrong.help)
    if wrong.unknown is None:
        return fault
    noun, name, known = wrong.unknown
    return fault.similar(noun, name, known)


def _at_cell(cell: Cell, wrong: Mismatch, node: decls.Node, scope: Scope) -> Fault:
    notes = (f"{cell.record.sheet.described}, {cell.described}",)
    labels = (Label(scope.span(node), "read here", reads=True),)
    message = f"{cell.described}: {wrong.message}"
    finding = Diagnostic(
        wrong.code,
        message,
        cell.span,
        object=cell.record.key,
        labels=labels,
        help=wrong.help,
        notes=notes,
        context=scope.context,
    )
    return Fault(finding)


def unknown_function(call: decls.Call, functions: Collection[str], scope: Scope) -> Fault:
    """A function the language does not have."""
    help_ = near_sentence("function", call.name, functions) or f"functions are {', '.join(sorted(functions))}"
    fault = scope.fault("REF114", call, f"there is no function {call.name}", help_)
    span = Span(scope.path, call.start, call.start + len(call.name))
    return fault.with_fixes(respell(span, call.name, functions, safe=True))


def unknown_unit(node: decls.Qty, scope: Scope) -> Fault:
    """A number with an unknown unit."""
    unit = node.text.lstrip("0123456789.")
    number = node.text.removesuffix(unit)
    if unit.upper() in {"GFC", "GBASE"}:
        help_ = f"write the name of an application in full, for example {node.text}-SW"
    else:
        help_ = (
            near_sentence("unit", unit, [known for known in UNITS if len(known) > 1])
            or "units are m, cm, mm, km, ft, in, dB, %, nm, U"
        )
    fault = scope.fault("TYP102", node, f"{node.text} has no unit mtpc knows", help_)
    written = [right for right in UNITS if right.lower() == unit.lower()]  # 3DB, 0.5db
    fixes = [
        Fix(f"write {number}{right}", (Edit(scope.span(node), f"{number}{right}"),), safe=True) for right in written
    ]
    return fault.with_fixes(tuple(fixes) if len(fixes) == 1 else ())


def bare_number(node: decls.Float, scope: Scope) -> Fault:
    """A decimal number without a unit."""
    help_ = f"add the unit: {node.value}m for a length, {node.value}dB for a loss"
    return scope.fault("TYP102", node, f"{node.value} has no unit", help_)


def unit_fix(span: Span, number: str, takes: str) -> tuple[Fix, ...]:
    """A bare number with the unit that is customary for what an attribute takes."""
    if takes not in _CUSTOMARY:
        return ()
    unit, name = _CUSTOMARY[takes]
    return (Fix(f"use {name}: {number}{unit}", (Edit(span, f"{number}{unit}", number),)),)


def not_a_range(element: decls.Binary, written: str, scope: Scope) -> Fault:
    """`[1-4]`: a subtraction to the grammar, but meant as a range."""
    fault = scope.fault("TYP106", element, "`-` between two numbers is not a range", f"write [{written}]")
    return fault.with_fixes((Fix(f"write {written}", (Edit(scope.span(element), written),), safe=True),))


def empty_range(node: decls.Range, ends: str, scope: Scope, *, down: bool) -> Fault:
    """A range that has nothing in it; `down` where its steps are negative."""
    help_ = "write the larger end first" if down else "write `step -1` to count down"
    fault = scope.fault("TYP106", node, f"the range {ends} is empty", help_)
    if down or node.step:
        return fault
    end = Span(scope.path, node.end, node.end)
    return fault.with_fixes((Fix("count down: write `step -1` after it", (Edit(end, " step -1"),)),))
