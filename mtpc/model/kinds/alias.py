"""`alias pp1.[$n in 1..24] { name = "Port {$n}" }`: what tables call a port, slot, device or panel as well."""

from __future__ import annotations

from mtpc.model.expand.aliases import KIND_NAME, NAME, alias_of
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.kinds._named_places import targets_of
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Fault


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    span = statement.what_spans[0]
    if not statement.setting(NAME).strip():
        raise statement.fault("TYP110", span, "this alias gives no name", f'write `{NAME} = "Port 2"`')
    if len(statement.names) > 1:
        message = f"one name is given to {len(statement.names)} things"
        help_ = f'name the range, and use its name: `alias pp1.[$n in 1..24] {{ {NAME} = "Port {{$n}}" }}`'
        raise statement.fault("TYP105", span, message, help_)
    (name,) = statement.names
    try:
        if builder.symbols.equipment.find(name) is None:
            targets_of(builder, statement, name)
    except Fault as fault:
        builder.report(fault, statement, (name,))
        return
    _check_new(builder, statement, name)


def _check_new(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> None:
    """Raise Fault where something else is called so."""
    alias, symbols = alias_of(statement, name), builder.symbols
    first = symbols.aliases.find(alias)
    builder.check_new(statement, alias, first, KIND_NAME)
    symbols.aliases.add(alias, statement.origin)
    if builder.places.exists(alias) or builder.places.is_port(alias):
        message = f"{alias} is the name of something else"
        raise statement.fault("REF107", statement.what_spans[0], message, "give another name", about=name)


KIND = Kind(
    KIND_NAME,
    "another name of a port, slot, device or panel, as tables and labels call it: it stands wherever its own name may",
    rank=10,
    what=("place",),
    attributes=(
        AttributeDefinition(NAME, "text", "the other name; of a port or slot what stands behind the device or panel"),
    ),
    place=_place,
    refers=True,
)
