"""`policy [NAME] [at PLACES] { prefer { … } require { … } spares { … } severity { … } }`: house rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import PolicyScope, Stated
from mtpc.model.gender_profiles import GENDER_PROFILES
from mtpc.model.kinds._buying import POOLING, TABLES, enter_order, pooling_with, without_unread
from mtpc.model.kinds._kind import POLISHES, SUPPLY, AttributeDefinition, Kind
from mtpc.model.kinds._prefers import enter_prefer, preferable_attributes, stated_in, twice
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.clauses import check_statement
from mtpc.model.values import Fault, Index, Keyword, spelled
from mtpc.units import Quantity

_CODE = re.compile(r"[A-Z]{3}([0-9]{3})?")
METHODS = ("a", "b", "c", "u1", "u2", "A", "B", "C", "U1", "U2")
LOSS_METHODS = ("maximum", "statistical")
_SEVERITIES = ("error", "warning", "note")


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    scopes = _scopes(builder, statement)
    blocks = [(child, _BLOCKS[child.kind]) for child in statement.children if child.kind in _BLOCKS]
    for child in (_valid_part(builder, child, block) for child, block in blocks):
        if child.kind in _FOR_ALL and scopes != (PolicyScope(),):
            message = f"`{child.kind}` applies to the whole project, not to {scopes[0]}"
            raise child.fault("TYP110", child.origin.what, message, "move it to a `policy { … }` of its own")
        _ENTER[child.kind](builder, child, scopes)


def _valid_part(builder: SiteBuilder, statement: ExpandedStatement, block: Kind) -> ExpandedStatement:
    """The block without invalid attributes, which are reported."""
    statement = without_unread(builder, statement) if statement.kind == "order" else statement
    faults = check_statement(statement, block) if statement.kind != "severity" else []
    faults += _meaningless(builder, statement)
    wrong = {fault.diagnostic.span for fault in faults if fault.diagnostic}
    for fault in faults:
        builder.report(fault, statement, ())
    kept = {name: given for name, given in statement.attributes.items() if not wrong & {given.span, given.name_span}}
    return replace(statement, attributes=kept)


def _meaningless(builder: SiteBuilder, statement: ExpandedStatement) -> list[Fault]:
    """Values without a meaning in a policy: an unknown grade, a requirement that requires nothing."""
    faults = []
    for name, given in statement.attributes.items():
        word = spelled(given.value)
        if name == "grade" and statement.kind in ("prefer", "require") and not builder.library.grades_called(word):
            if builder.library.is_reported(word):
                continue
            help_ = builder.articles.grades_help(word)
            faults.append(statement.fault("TYP104", given.span, f"there is no grade {word}", help_))
        elif statement.kind == "require" and isinstance(given.value, Keyword):
            faults.append(
                statement.fault("TYP104", given.span, f"{name} {word} requires nothing", "write what is required")
            )
    return faults


def _scopes(builder: SiteBuilder, statement: ExpandedStatement) -> tuple[PolicyScope, ...]:
    """Where the policy applies: each place it names, within the groups around it; raises Fault."""
    if statement.at is None:
        return (PolicyScope(statement.groups),)
    if statement.at[1] is not None:
        raise statement.fault(
            "TYP110", statement.at_spans[1], "a policy applies at places, not between them", "write `at PLACES`"
        )
    return tuple(_scope(builder, statement, name) for name in statement.at[0].names)


def _scope(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> PolicyScope:
    span, symbols = statement.at_spans[0], builder.symbols
    rack, space = symbols.racks.find(name), symbols.spaces.find(name)
    if rack is not None and space is not None:
        message = f"{name} is a rack and a {space.kind}; the policy could be for either"
        raise statement.fault("REF107", span, message, "rename one of them", about=name)
    if rack is not None:
        return PolicyScope(statement.groups, "rack", rack.name)
    if space is not None:
        return PolicyScope(statement.groups, space.kind, space.name)
    raise builder.unknown(
        statement, span, "rack, row, room or site", name, [*symbols.racks.things, *symbols.spaces.things]
    )


def _enter_require(builder: SiteBuilder, statement: ExpandedStatement, scopes: tuple[PolicyScope, ...]) -> None:
    words = {spelled(given.value) for name, given in statement.attributes.items() if name == "grade"}
    if "loss-method" in statement.attributes and scopes != (PolicyScope(),):
        span, message = (
            statement.attributes["loss-method"].name_span,
            "`loss-method` applies to the whole project, not to",
        )
        raise statement.fault("TYP110", span, f"{message} {scopes[0]}", "move it to a `policy { … }` of its own")
    requires = {(required.scope, required.name): required for required in builder.site.policy.requires}
    for name, stated in stated_in(statement, scopes):
        first = requires.setdefault((stated.scope, name), stated)
        if first is not stated:
            builder.report(twice(statement, name, statement.attributes[name], first), statement, ())
    grades = builder.site.policy.grades | {word: builder.library.grades_called(word) for word in words}
    builder.site.policy = replace(builder.site.policy, requires=tuple(requires.values()), grades=grades)


def _enter_spares(builder: SiteBuilder, statement: ExpandedStatement, _: tuple[PolicyScope, ...]) -> None:
    spares, places = dict(builder.site.policy.spares), dict(builder.site.policy.spares_at)
    pooling, pooled = builder.site.policy.buying.pooling, {each.name for each in POOLING}
    for name, given in statement.attributes.items():
        if name in pooled:
            pooling = pooling_with(pooling, name, given)
        elif name in spares:
            first = Stated(name, spares[name], places[name], PolicyScope())
            builder.report(twice(statement, name, given, first), statement, ())
        else:
            assert isinstance(given.value, Index | Quantity)
            spares[name], places[name] = given.value, given.span
    bounds = [statement.attributes[name] for name in ("maximum", "minimum") if name in statement.attributes]
    if bounds and pooling.maximum is not None and pooling.maximum < pooling.minimum:
        message = f"at most {pooling.maximum} spares of a pool, and at least {pooling.minimum}"
        help_ = "write a `maximum` that is not below the `minimum`"
        builder.report(statement.fault("TYP108", bounds[0].span, message, help_), statement, ())
    buying = replace(builder.site.policy.buying, pooling=pooling)
    builder.site.policy = replace(builder.site.policy, spares=spares, spares_at=places, buying=buying)


def _enter_severity(builder: SiteBuilder, statement: ExpandedStatement, _: tuple[PolicyScope, ...]) -> None:
    severity, places = dict(builder.site.policy.severity), dict(builder.site.policy.severity_at)
    for name, given in statement.attributes.items():
        value = ", ".join(statement.listed(name) or ())
        if not _CODE.fullmatch(name):
            help_ = "write a code such as LOS301, or a family such as LOS"
            builder.report(
                statement.fault("TYP104", given.name_span, f"{name} is not a rule's code", help_), statement, ()
            )
        elif value not in _SEVERITIES:
            help_ = f"severities are {', '.join(_SEVERITIES)}"
            builder.report(statement.fault("TYP104", given.span, f"{value} is not a severity", help_), statement, ())
        elif name in severity:
            first = Stated(name, severity[name], places[name], PolicyScope())
            builder.report(twice(statement, name, given, first), statement, ())
        else:
            severity[name], places[name] = value, given.name_span
    builder.site.policy = replace(builder.site.policy, severity=severity, severity_at=places)


def _fill_racks(builder: SiteBuilder) -> None:
    """Racks are placed before policies, which may hold for them."""
    racks, names = builder.site.racks, [attribute.name for attribute in SUPPLY]
    for number, statement in enumerate(builder.racks_of):
        rack = racks[number]
        filled = builder.preferences.fill_at(statement, rack.part, names, [rack])
        racks[number] = replace(rack, origin=filled.origin)


def _block(name: str, meaning: str, attributes: tuple[AttributeDefinition, ...]) -> Kind:
    return Kind(name, meaning, 0, ("nothing",), attributes=attributes, any_attribute=not attributes)


_BLOCKS = {
    block.name: block
    for block in (
        _block(
            "prefer",
            "fills what neither a statement nor its part states; it never overrules them",
            preferable_attributes(),
        ),
        _block(
            "require",
            "is checked against the model",
            (
                AttributeDefinition("min-margin", "loss", "minimum margin of every circuit to its loss limit"),
                AttributeDefinition(
                    "grade", "name", "grade of every connector that the grade exists for, by the loss of a mated pair"
                ),
                AttributeDefinition("pair-loss", "loss", "maximum loss of any mated pair"),
                AttributeDefinition("polish", "name", "end face of every connector", POLISHES),
                AttributeDefinition("gender", "name", "which side carries the pins", tuple(GENDER_PROFILES)),
                AttributeDefinition("method", "name", "polarity method of every channel over arrays", METHODS),
                AttributeDefinition(
                    "excess-share", "share", "share by which a cable may be longer than its way and slack; default: 20%"
                ),
                AttributeDefinition(
                    "excess-free", "length", "length by which it always may, even if that is more; default: 2m"
                ),
                AttributeDefinition(
                    "loss-method", "name", "how losses are summed, for the whole project", LOSS_METHODS
                ),
            ),
        ),
        _block(
            "spares",
            "is ordered on top of what is needed: a share or a count for each pool of pieces that stand in for another",
            (
                *(
                    AttributeDefinition(name, "spare", f"spare pieces of every {name}: a share (5%) or a count (2)")
                    for name in ("trunk", "harness", "cord", "optic", "cassette", "plate", "panel")
                ),
                *POOLING,
            ),
        ),
        _block("order", "what need not be bought, and what things cost", TABLES),
        _block("severity", "severity of findings, by code or family", ()),
    )
}
_ENTER: dict[str, Callable[[SiteBuilder, ExpandedStatement, tuple[PolicyScope, ...]], None]] = {
    "prefer": enter_prefer,
    "require": _enter_require,
    "spares": _enter_spares,
    "order": enter_order,
    "severity": _enter_severity,
}
_FOR_ALL = ("spares", "order", "severity")

KIND = Kind(
    "policy",
    "what is preferred and required, in the whole project or in a group, site, room, row or rack; what is kept in "
    "stock, and the severity of findings",
    rank=6,
    what=("nothing", "name"),
    at="racks, rows, rooms or sites",
    children=tuple(_BLOCKS.values()),
    place=_place,
    finish=_fill_racks,
)
