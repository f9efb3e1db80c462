"""`reserve` and `block`: kinds of statement that keep legs, ports, slots and rack units from being chosen."""

from __future__ import annotations

from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Reservation, Restriction
from mtpc.model.kinds._kind import TICKET, AttributeDefinition, Kind
from mtpc.model.kinds._named_places import targets_of
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Fault


def kind_of_restriction(
    name: str, meaning: str, restriction: Restriction, *attributes: AttributeDefinition, unstated: str, what: str
) -> Kind:
    """A kind of statement that keeps what it names from being chosen; its first attribute says why, and is needed.

    `unstated` is the finding where it is missing, `what` tells what to write.
    """
    reason = attributes[0].name

    def place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
        why = statement.setting(reason)
        if not why.strip():
            raise statement.fault("TYP110", statement.origin.what, unstated, f'write `{reason} = "…"`: {what}')
        _set_aside(builder, statement, restriction, why)

    return Kind(name, meaning, rank=10, what=("place",), attributes=(*attributes, TICKET), place=place, refers=True)


def _set_aside(builder: SiteBuilder, statement: ExpandedStatement, restriction: Restriction, why: str) -> None:
    span = statement.what_spans[0]
    for name in statement.names:
        try:
            for target in targets_of(builder, statement, name):
                first = builder.site.reservations.get((restriction, target))
                if first is not None:
                    label = Label(first.origin.what, "also named here")
                    help_ = "remove it from one of the two"
                    raise statement.fault(
                        "REF107", span, f"{name} is {restriction} twice", help_, about=name, label=label
                    )
                reservation = Reservation(
                    restriction, name, why, statement.setting("until"), statement.setting("ticket"), statement.origin
                )
                builder.site.reservations[restriction, target] = reservation
        except Fault as fault:
            builder.report(fault, statement, ())
