"""`policy { prefer { … } require { … } spares { … } severity { … } }`: rules of the house."""

from __future__ import annotations

import re
from dataclasses import replace

from mtpc.model.builder import Builder
from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.statements import check_statement
from mtpc.model.told import Told
from mtpc.units import Quantity

_CODE = re.compile(r"[A-Z]{3}([0-9]{3})?")
_SEVERITIES = ("error", "warning", "note")


def _place(builder: Builder, told: Told) -> None:
    if told.at is not None:
        help_ = "write the policy without `at`, or the attribute at the statements"
        raise told.fault("TYP109", told.origin.at, "a policy for one place is not carried out by this version", help_)
    for child in told.children:
        block = _BLOCKS.get(child.kind)
        if block is None:
            continue
        for fault in check_statement(child, block) if child.kind != "severity" else ():
            builder.report(fault, told, ())
        if block.place:
            block.place(builder, child)


def _prefer(builder: Builder, told: Told) -> None:
    prefer = {name: told.setting(name) for name in told.attributes}
    builder.site.policy = replace(builder.site.policy, prefer=builder.site.policy.prefer | prefer)


def _require(builder: Builder, told: Told) -> None:
    given = told.attributes.get("min-margin")
    if given and isinstance(given.value, Quantity):
        builder.site.policy = replace(builder.site.policy, min_margin_db=given.value.value)


def _spares(builder: Builder, told: Told) -> None:
    spares = {name: told.setting(name) for name in told.attributes}
    builder.site.policy = replace(builder.site.policy, spares=builder.site.policy.spares | spares)


def _severity(builder: Builder, told: Told) -> None:
    severity, places = dict(builder.site.policy.severity), dict(builder.site.policy.severity_at)
    for name, given in told.attributes.items():
        value = told.setting(name)
        if not _CODE.fullmatch(name):
            help_ = "write a code such as LOS301, or a family such as LOS"
            builder.report(told.fault("TYP104", given.name_span, f"{name} is not a rule's code", help_), told, ())
        elif value not in _SEVERITIES:
            help_ = f"severities are {', '.join(_SEVERITIES)}"
            builder.report(told.fault("TYP104", given.span, f"{value} is not a severity", help_), told, ())
        else:
            severity[name], places[name] = value, given.name_span
    builder.site.policy = replace(builder.site.policy, severity=severity, severity_at=places)


def _block(name: str, meaning: str, attributes: tuple[Attribute, ...], place: object) -> Kind:
    return Kind(name, meaning, 0, ("nothing",), attributes=attributes, place=place)  # type: ignore[arg-type]  # a function of this file


_BLOCKS = {
    "prefer": _block(
        "prefer",
        "fills what parts leave open, never overrules them",
        (
            Attribute("gender", "name", "which side carries the pins", ("pinned-trunk", "pinned-cassette")),
            Attribute("polish", "name", "end face where a part leaves it open", ("pc", "upc", "apc")),
        ),
        _prefer,
    ),
    "require": _block(
        "require",
        "is checked against what stands on the floor",
        (Attribute("min-margin", "loss", "least margin every circuit keeps to its loss limit"),),
        _require,
    ),
    "spares": _block(
        "spares",
        "is ordered on top of what is needed: a share or a count",
        tuple(
            Attribute(name, "spare", f"spare {name}s, as a share (5%) or a count (2)")
            for name in ("trunk", "harness", "cord", "optic", "cassette", "plate", "panel")
        ),
        _spares,
    ),
    "severity": _block("severity", "how severe findings are taken, by code or family", (), _severity),
}

KIND = Kind(
    "policy",
    "what the project prefers, requires, keeps in stock, and how severe it takes findings",
    rank=0,
    what=("nothing", "name"),
    at="may",
    children=tuple(_BLOCKS),
    place=_place,
)
