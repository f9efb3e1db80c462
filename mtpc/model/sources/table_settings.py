"""The settings in the { } after a `use`: how a table is read, and what pins a file."""

from __future__ import annotations

from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expand.expressions import evaluate
from mtpc.model.expand.scope import Scope
from mtpc.model.sources.tables import SEPARATORS, TableSettings
from mtpc.model.values import Fault, Index, described, items_of, spelled
from mtpc.syntax import decls

_OF_TABLES = ("key", "columns", "header", "sheet", "separator", "digest")
_RENAME = "rename"

Attributes = dict[str, decls.Attribute]


def pin_attributes(use: decls.Use, scope: Scope) -> Attributes:
    """The settings of a `use` of anything but a table; raises Fault."""
    return _attributes(use.body or (), scope, "this", ("digest",))


def table_attributes(use: decls.Use, scope: Scope) -> Attributes:
    """The settings of a `use` of a table; raises Fault."""
    body = tuple(statement for statement in use.body or () if not _is_rename(statement))
    return _attributes(body, scope, "a table", (*_OF_TABLES, _RENAME))


def table_settings(use: decls.Use, scope: Scope) -> TableSettings:
    """How a table is to be read; raises Fault."""
    given = table_attributes(use, scope)
    if _RENAME in given:
        example = 'write `rename { rack = ["Cabinet", "Rack name"] }`'
        raise scope.fault("TYP110", given[_RENAME], "columns are renamed in a block", example)
    return TableSettings(
        key=_text(given, "key", scope),
        columns=_texts(given["columns"], scope) if "columns" in given else (),
        header=_line(given["header"], scope) if "header" in given else 0,
        sheet=_text(given, "sheet", scope),
        separator=_separator(given["separator"], scope) if "separator" in given else ",",
        rename=_renamed(use, scope),
    )


def _is_rename(statement: decls.Statement) -> bool:
    return isinstance(statement, decls.Block) and statement.kind == _RENAME


def _attributes(body: tuple[decls.Statement, ...], scope: Scope, what: str, allowed: tuple[str, ...]) -> Attributes:
    written: Attributes = {}
    for statement in body:
        name = str(getattr(statement, "name", None) or getattr(statement, "kind", "like this"))
        if not isinstance(statement, decls.Attribute) or (allowed and name not in allowed):
            help_ = (
                near_sentence("setting", name, allowed) or f"settings of it are {', '.join(allowed) or 'NAME = TEXT'}"
            )
            raise scope.fault("TYP103", statement, f"{what} has no setting {name}", help_)
        if name in written:
            raise scope.twice(
                f"`{name}` is written twice in one statement", scope.span(statement), scope.span(written[name])
            )
        written[name] = statement
    return written


def _text(given: Attributes, name: str, scope: Scope) -> str | None:
    return spelled(evaluate(given[name].value, scope)) if name in given else None


def _texts(attribute: decls.Attribute, scope: Scope) -> tuple[str, ...]:
    return tuple(spelled(item) for item in items_of(evaluate(attribute.value, scope)))


def _line(attribute: decls.Attribute, scope: Scope) -> int:
    value = evaluate(attribute.value, scope)
    if not isinstance(value, Index) or value.value < 1:
        message = f"header is the number of the line with the names, from 1; this is {described(value)}"
        raise scope.fault("TYP101", attribute.value, message, "write `header = 3`")
    return value.value


def _separator(attribute: decls.Attribute, scope: Scope) -> str:
    value = spelled(evaluate(attribute.value, scope))
    if value not in SEPARATORS:
        raise _unknown_separator(attribute, value, scope)
    return value


def _unknown_separator(attribute: decls.Attribute, value: str, scope: Scope) -> Fault:
    help_ = 'write separator = "," or ";" or "|" or "\\t"'
    return scope.fault("TYP104", attribute.value, f'"{value}" does not separate columns', help_)


def _renamed(use: decls.Use, scope: Scope) -> dict[str, tuple[str, ...]]:
    renamed: dict[str, tuple[str, ...]] = {}
    for block in use.body or ():
        if isinstance(block, decls.Block) and _is_rename(block):
            for name, attribute in _attributes(block.body, scope, "a column", ()).items():
                if name in renamed:
                    raise scope.fault("REF113", attribute, f"{name} is renamed twice", "keep one of them")
                renamed[name] = _texts(attribute, scope)
                if not renamed[name]:
                    raise scope.fault("TYP101", attribute, f"{name} names no column", "name the column")
    return renamed
