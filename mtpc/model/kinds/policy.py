"""`policy [NAME] [at PLACES] { prefer { … } require { … } spares { … } severity { … } }`: rules of the house."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from mtpc.diagnostics import Label
from mtpc.model.kinds._kind import CABLE_ATTRIBUTES, POLISHES, Attribute, Kind
from mtpc.model.placing.articles import GENDER_PROFILES
from mtpc.model.placing.builder import Builder
from mtpc.model.placing.statements import check_statement
from mtpc.model.site import Scope, Stated
from mtpc.model.told import Given, Told
from mtpc.model.values import Fault, Word, items_of, spelled

_CODE = re.compile(r"[A-Z]{3}([0-9]{3})?")
METHODS = ("a", "b", "c", "u1", "u2", "A", "B", "C", "U1", "U2")
LOSS_METHODS = ("maximum", "statistical")
_SEVERITIES = ("error", "warning", "note")


def _place(builder: Builder, told: Told) -> None:
    scopes = _scopes(builder, told)
    known = [(child, _BLOCKS[child.kind]) for child in told.children if child.kind in _BLOCKS]
    for child in (_sound(builder, child, block) for child, block in known):
        if child.kind in _FOR_ALL and scopes != (Scope(),):
            message = f"`{child.kind}` holds for the whole project, not for {scopes[0]}"
            raise child.fault("TYP110", child.origin.what, message, "move it to a `policy { … }` of its own")
        _ENTER[child.kind](builder, child, scopes)


def _sound(builder: Builder, told: Told, block: Kind) -> Told:
    """The block without attributes that cannot be; those are reported."""
    faults = check_statement(told, block) if told.kind != "severity" else []
    faults += _idle(builder, told)
    wrong = {fault.diagnostic.span for fault in faults if fault.diagnostic}
    for fault in faults:
        builder.report(fault, told, ())
    kept = {name: given for name, given in told.attributes.items() if not wrong & {given.span, given.name_span}}
    return replace(told, attributes=kept)


def _idle(builder: Builder, told: Told) -> list[Fault]:
    """Values that mean nothing in a policy: a grade nobody knows, a requirement that requires nothing."""
    faults = []
    for name, given in told.attributes.items():
        word = spelled(given.value)
        if name == "grade" and told.kind in ("prefer", "require") and not builder.library.grades_called(word):
            help_ = builder.articles.grades_help(word)
            faults.append(told.fault("TYP104", given.span, f"there is no grade {word}", help_))
        elif told.kind == "require" and isinstance(given.value, Word):
            faults.append(told.fault("TYP104", given.span, f"{name} {word} requires nothing", "write what is required"))
    return faults


def _scopes(builder: Builder, told: Told) -> tuple[Scope, ...]:
    """What the policy holds for: each place it names, inside the groups it stands in; raises Fault."""
    if told.at is None:
        return (Scope(told.groups),)
    if told.at[1] is not None:
        raise told.fault("TYP110", told.at_spans[1], "a policy holds at places, not between them", "write `at PLACES`")
    return tuple(_scope(builder, told, name) for name in told.at[0].names)


def _scope(builder: Builder, told: Told, name: str) -> Scope:
    span, book = told.at_spans[0], builder.book
    rack, space = book.racks.find(name), book.spaces.find(name)
    if rack is not None and space is not None:
        message = f"{name} is a rack and a {space.kind}; the policy could be for either"
        raise told.fault("REF107", span, message, "rename one of them", about=name)
    if rack is not None:
        return Scope(told.groups, "rack", rack.name)
    if space is not None:
        return Scope(told.groups, space.kind, space.name)
    raise builder.unknown(told, span, "rack, row, room or site", name, [*book.racks.things, *book.spaces.things])


def _enter_prefer(builder: Builder, told: Told, scopes: tuple[Scope, ...]) -> None:
    if "tray" in told.attributes:
        builder.check_trays(told)
    prefers = []
    for name, stated in _stated(told, scopes):
        known = builder.preferences.add(stated)
        if known is not None:
            builder.report(_twice(told, name, told.attributes[name], known), told, ())
            continue
        prefers.append(stated)
    builder.site.policy = replace(builder.site.policy, prefers=(*builder.site.policy.prefers, *prefers))


def _enter_require(builder: Builder, told: Told, scopes: tuple[Scope, ...]) -> None:
    words = {spelled(given.value) for name, given in told.attributes.items() if name == "grade"}
    if "loss-method" in told.attributes and scopes != (Scope(),):
        span, message = told.attributes["loss-method"].name_span, "`loss-method` holds for the whole project, not for"
        raise told.fault("TYP110", span, f"{message} {scopes[0]}", "move it to a `policy { … }` of its own")
    requires = {(one.scope, one.name): one for one in builder.site.policy.requires}
    for name, stated in _stated(told, scopes):
        known = requires.setdefault((stated.scope, name), stated)
        if known is not stated:
            builder.report(_twice(told, name, told.attributes[name], known), told, ())
    grades = builder.site.policy.grades | {word: builder.library.grades_called(word) for word in words}
    builder.site.policy = replace(builder.site.policy, requires=tuple(requires.values()), grades=grades)


def _stated(told: Told, scopes: tuple[Scope, ...]) -> list[tuple[str, Stated]]:
    """What a block says, for each scope."""
    return [
        (name, Stated(name, given.value, given.span, scope))
        for name, given in told.attributes.items()
        for scope in scopes
    ]


def _twice(told: Told, name: str, given: Given, known: Stated) -> Fault:
    message = f"`{told.kind}` says `{name}` twice for {known.scope}"
    label = Label(known.span, f"first written here, as {spelled(known.value)}")
    return told.fault("REF113", given.name_span, message, "keep one of them", label=label)


def _enter_spares(builder: Builder, told: Told, _: tuple[Scope, ...]) -> None:
    spares, places = dict(builder.site.policy.spares), dict(builder.site.policy.spares_at)
    for name, given in told.attributes.items():
        if name in spares:
            known = Stated(name, spares[name], places[name], Scope())
            builder.report(_twice(told, name, given, known), told, ())
        else:
            spares[name], places[name] = ", ".join(spelled(item) for item in items_of(given.value)), given.span
    builder.site.policy = replace(builder.site.policy, spares=spares, spares_at=places)


def _enter_severity(builder: Builder, told: Told, _: tuple[Scope, ...]) -> None:
    severity, places = dict(builder.site.policy.severity), dict(builder.site.policy.severity_at)
    for name, given in told.attributes.items():
        value = told.setting(name)
        if not _CODE.fullmatch(name):
            help_ = "write a code such as LOS301, or a family such as LOS"
            builder.report(told.fault("TYP104", given.name_span, f"{name} is not a rule's code", help_), told, ())
        elif value not in _SEVERITIES:
            help_ = f"severities are {', '.join(_SEVERITIES)}"
            builder.report(told.fault("TYP104", given.span, f"{value} is not a severity", help_), told, ())
        elif name in severity:
            known = Stated(name, severity[name], places[name], Scope())
            builder.report(_twice(told, name, given, known), told, ())
        else:
            severity[name], places[name] = value, given.name_span
    builder.site.policy = replace(builder.site.policy, severity=severity, severity_at=places)


def _preferable() -> tuple[Attribute, ...]:
    """The attributes of cables that may be left to a policy; gender may be named by who carries the pins."""
    return tuple(
        replace(one, values=(*GENDER_PROFILES, *one.values), meaning=f"{one.meaning}; or which side carries the pins")
        if one.name == "gender"
        else one
        for one in CABLE_ATTRIBUTES
        if one.preferable
    )


def _block(name: str, meaning: str, attributes: tuple[Attribute, ...]) -> Kind:
    return Kind(name, meaning, 0, ("nothing",), attributes=attributes, any_attribute=not attributes)


_BLOCKS = {
    block.name: block
    for block in (
        _block("prefer", "fills what neither a statement nor its part says, never overrules them", _preferable()),
        _block(
            "require",
            "is checked against what stands on the floor",
            (
                Attribute("min-margin", "loss", "least margin every circuit keeps to its loss limit"),
                Attribute("grade", "name", "grade of every connector it is a grade of, by the loss of a mated pair"),
                Attribute("pair-loss", "loss", "greatest loss of any mated pair"),
                Attribute("polish", "name", "end face of every connector", POLISHES),
                Attribute("gender", "name", "which side carries the pins", tuple(GENDER_PROFILES)),
                Attribute("method", "name", "polarity method of every channel over arrays", METHODS),
                Attribute("loss-method", "name", "how losses are summed, for the whole project", LOSS_METHODS),
            ),
        ),
        _block(
            "spares",
            "is ordered on top of what is needed: a share or a count",
            tuple(
                Attribute(name, "spare", f"spare pieces of every {name}: a share (5%) or a count (2)")
                for name in ("trunk", "harness", "cord", "optic", "cassette", "plate", "panel")
            ),
        ),
        _block("severity", "how severe findings are taken, by code or family", ()),
    )
}
_ENTER: dict[str, Callable[[Builder, Told, tuple[Scope, ...]], None]] = {
    "prefer": _enter_prefer,
    "require": _enter_require,
    "spares": _enter_spares,
    "severity": _enter_severity,
}
_FOR_ALL = ("spares", "severity")

KIND = Kind(
    "policy",
    "what is preferred and required, of everything or of a group, site, room, row or rack; what is kept in stock, "
    "and how severe findings are taken",
    rank=6,
    what=("nothing", "name"),
    at="may",
    at_is="racks, rows, rooms or sites",
    children=tuple(_BLOCKS.values()),
    place=_place,
)
