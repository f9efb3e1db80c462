"""What a policy or a group prefers: attributes of cables that may be left open, entered for where they hold."""

from __future__ import annotations

from dataclasses import replace

from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.floor_values import PolicyScope, Stated
from mtpc.model.gender_profiles import GENDER_PROFILES
from mtpc.model.kinds._kind import CABLE_ATTRIBUTES, FORM_FACTOR, MATING, VENDOR, AttributeDefinition
from mtpc.model.order_values import OFFERED_KINDS
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.supplies import VENDOR_OF_KIND, check_purchase
from mtpc.model.values import Fault, spelled


def enter_prefer(builder: SiteBuilder, statement: ExpandedStatement, scopes: tuple[PolicyScope, ...]) -> None:
    """Enter what a statement prefers, for each scope; what is stated twice is reported."""
    if "tray" in statement.attributes:
        builder.check_trays(statement)
    check_purchase(builder, statement)
    prefers = []
    for name, stated in stated_in(statement, scopes):
        first = builder.preferences.add(stated)
        if first is not None:
            builder.report(twice(statement, name, statement.attributes[name], first), statement, ())
            continue
        prefers.append(stated)
    builder.site.policy = replace(builder.site.policy, prefers=(*builder.site.policy.prefers, *prefers))


def stated_in(statement: ExpandedStatement, scopes: tuple[PolicyScope, ...]) -> list[tuple[str, Stated]]:
    """What a block states, for each scope."""
    return [
        (name, Stated(name, given.value, given.span, scope))
        for name, given in statement.attributes.items()
        for scope in scopes
    ]


def twice(statement: ExpandedStatement, name: str, given: Given, first: Stated) -> Fault:
    """The finding about what one scope states again."""
    message = f"`{statement.kind}` states `{name}` twice for {first.scope}"
    label = Label(first.span, f"also written here, as {spelled(first.value)}")
    return statement.fault("REF113", given.name_span, message, "keep one of them", label=label)


def preferable_attributes() -> tuple[AttributeDefinition, ...]:
    """The attributes of cables that may be left to a policy; gender may be named by the side that carries the pins."""
    of_kinds = tuple(
        replace(VENDOR, name=f"{VENDOR_OF_KIND}{kind}", meaning=f"the same for every {kind}, before `vendor`")
        for kind in OFFERED_KINDS
    )
    return of_kinds + tuple(
        replace(
            each, values=(*GENDER_PROFILES, *each.values), meaning=f"{each.meaning}; or which side carries the pins"
        )
        if each.name == "gender"
        else each
        for each in (*CABLE_ATTRIBUTES, MATING, FORM_FACTOR)
        if each.preferable
    )
