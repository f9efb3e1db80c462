"""Checks an expanded statement against its kind: its clauses and blocks, and with them its attributes."""

from __future__ import annotations

import re

from mtpc.diagnostics.suggest import with_article
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import Kind
from mtpc.model.placing.attributes import attribute_fault
from mtpc.model.values import Fault
from mtpc.text import Span

_NAME = re.compile(r"[\w+@/:-]+")
_PRINTED = re.compile(r"[\w+@/:.()#-]+(?: (?!-- )[\w+@/:.()#-]+)*")


def check_statement(statement: ExpandedStatement, kind: Kind) -> list[Fault]:
    """Everything about a statement that its kind does not allow."""
    faults = [fault for fault in _clause_faults(statement, kind) if fault]
    for name, given in statement.attributes.items():
        fault = attribute_fault(statement, kind, name, given)
        if fault:
            faults.append(fault)
    return faults + [_unknown_block(child, kind) for child in statement.children if not kind.child(child.kind)]


def check_blocks(statement: ExpandedStatement, kind: Kind) -> list[Fault]:
    """Everything about the known blocks of a statement that their kinds do not allow."""
    blocks = ((child, kind.child(child.kind)) for child in statement.children)
    return [fault for child, block in blocks if block for fault in check_statement(child, block)]


def _unknown_block(child: ExpandedStatement, kind: Kind) -> Fault:
    start, names = child.origin.statement.start, [block.name for block in kind.children]
    span = Span(child.path, start, start + len(child.kind))
    help_ = f"blocks in it are {', '.join(names)}" if names else "move it out of the { }"
    fault = child.fault("REF101", span, f"{with_article(kind.name)} has no block {child.kind}", help_)
    return fault.similar("block", child.kind, names, safe=True)


def _clause_faults(statement: ExpandedStatement, kind: Kind) -> list[Fault | None]:
    clauses = (
        ("type", f": {kind.type.upper() or 'TYPE'}", kind.type, True, statement.type, statement.origin.type),
        ("place", f"at {kind.at.upper() or 'PLACE'}", kind.at, kind.at_needed, statement.at, statement.origin.at),
        ("route", "via ROUTE", kind.via, False, statement.via, statement.origin.via),
    )
    faults: list[Fault | None] = [_what_fault(statement, kind) or _name_fault(statement, kind)]
    for noun, form, allowed, needed, written, span in clauses:
        if allowed and needed and not written:
            faults.append(statement.fault("TYP110", None, f"this {kind.name} has no {noun}", f"write `{form}`"))
        elif written and not allowed:
            faults.append(
                statement.fault("TYP110", span, f"{with_article(kind.name)} takes no {noun}", f"remove `{form}`")
            )
    return faults


def _is_odd(name: str) -> bool:
    """Whether a name has a character that nobody sees, which is reported already."""
    from mtpc.diagnostics._terminal import hidden_in

    return bool(hidden_in(name))


def _name_fault(statement: ExpandedStatement, kind: Kind) -> Fault | None:
    """Names other statements refer to are one step of a path."""
    if kind.what != ("name",):
        return None
    allowed = _PRINTED if kind.printed else _NAME
    wrong = next((name for name in statement.names if not allowed.fullmatch(name)), None)
    if wrong is None or _is_odd(wrong):
        return None
    shown = "".join(sign if sign.isprintable() else " " for sign in wrong)
    without = "brackets, commas or several spaces" if kind.printed else "dots, spaces or brackets"
    message = f'"{shown}" cannot be referred to: the name of a {kind.name} has no {without}'
    return statement.fault("TYP101", statement.what_spans[0], message, "use letters, digits, - _ / and :")


def _what_fault(statement: ExpandedStatement, kind: Kind) -> Fault | None:
    ends = statement.what is not None and statement.what[1] is not None
    if statement.what is None and "nothing" not in kind.what:
        return statement.fault("TYP110", None, f"this {kind.name} has no name", f"write `{kind.name} NAME …`")
    if ends and "ends" not in kind.what:
        help_ = f"write `{kind.name} NAME … at A -- B`" if kind.at else f"write `{kind.name} NAME`"
        return statement.fault("TYP110", None, f"{with_article(kind.name)} is one object, not `A -- B`", help_)
    if statement.what is not None and kind.what == ("nothing",):
        message = f"{with_article(kind.name)} takes no name"
        return statement.fault("TYP110", statement.what_spans[0], message, "remove the name")
    named = statement.what is not None and not ends
    if named and "ends" in kind.what and kind.at and not statement.at:
        return statement.fault(
            "TYP110", None, f"this {kind.name} has no ends", f"write `{kind.name} A -- B` or `at A -- B`"
        )
    if ends and statement.at:
        return statement.fault(
            "TYP110", statement.origin.at, f"the ends of this {kind.name} are written twice", "keep one"
        )
    return None
