"""Where the values of a component come from: every source that states one, the one that applies first.

A statement takes precedence over any policy, a nearer policy over one farther off, and what a part states cannot be
changed. While a spec is read only what policies fill in is recorded; the rest is found when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtpc.catalogue.types import Part
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Origin, Rack
from mtpc.model.site import Site
from mtpc.model.values import Record, spelled
from mtpc.plan.show.statement_text import part_name
from mtpc.text import Span, natural_key

_CELL = re.compile(r"\$(\w+)\.([\w-]+)")
# Attributes a value may have been written as; the nearer to it first.
_ALSO = {
    "gender-a": ("gender-a", "gender"), "gender-b": ("gender-b", "gender"),
    "gender-front": ("gender-front", "gender"), "gender-rear": ("gender-rear", "gender"),
    "polish-a": ("polish-a", "polish"), "polish-b": ("polish-b", "polish"),
    "polish-front": ("polish-front", "polish"), "polish-rear": ("polish-rear", "polish"),
    "map": ("map", "polarity"), "length": ("length", "cord-length"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ValueOrigin:
    """A statement of a value: by whom, which value, and where it is written (None: in a catalogue)."""

    by: str
    value: str
    span: Span | None
    wins: bool


def origins_of(
    site: Site, origin: Origin, racks: Iterable[Rack | None], name: str, value: str, part: Part, *, policy: str = ""
) -> list[ValueOrigin]:
    """Every source that states an attribute, the one that applies first; `value` is the value that applies.

    `policy` is the name a policy has for the attribute, where it differs: `gender` for `gender-a`.
    """
    written = [span for also in _ALSO.get(name, (name,)) for key, span in origin.attributes if key == also]
    policy = policy or name
    filled = next((preference for preference in origin.preferred if preference.name == policy and value), None)
    origins = [_written(site, origin, span, "" if number else value) for number, span in enumerate(written)]
    if not written and filled is None:
        source = f"stated by {part_name(part)}: {part.fact.title} ({part.fact.confidence})"
        origins.append(
            ValueOrigin(source, value, None, wins=True) if value else ValueOrigin("not stated", "open", None, wins=True)
        )
    origins += _preferred(site, origin, list(racks), policy, filled.span if filled else None)
    return sorted(origins, key=lambda stated: not stated.wins)


def written_at(site: Site, origin: Origin, span: Span | None, value: str) -> ValueOrigin:
    """A value that is written in the statement itself."""
    return ValueOrigin(f"written{_cells(site, origin, span)}", value, span, wins=True)


def text_at(site: Site, span: Span) -> str:
    """The text at a place."""
    source = site.sources.get(span.path)
    return source.text[span.start : span.end] if source else ""


def _written(site: Site, origin: Origin, span: Span, value: str) -> ValueOrigin:
    """The value that applies, or (without one) what another statement overrides."""
    inside = span.path == origin.statement.path and origin.statement.start <= span.start < origin.statement.end
    source = "written" if inside else "written by an override"
    return ValueOrigin(f"{source}{_cells(site, origin, span)}", value or text_at(site, span), span, wins=bool(value))


def _cells(site: Site, origin: Origin, span: Span | None) -> str:
    """The row and column of a table a value was made of: ` from column cord_m of row srv01 (servers.csv, line 3)`."""
    rows = {
        iteration.variable: (iteration.row, iteration.place)
        for iteration in origin.context
        if isinstance(iteration.row, Record)
    }
    cells = _CELL.findall(text_at(site, span)) if span else []
    columns = [
        f"column {column} of row {rows[variable][0]} ({rows[variable][1]})"
        for variable, column in cells
        if variable in rows
    ]
    return f" from {', '.join(dict.fromkeys(columns))}" if columns else ""


def _preferred(
    site: Site, origin: Origin, racks: list[Rack | None], name: str, used: Span | None
) -> Iterator[ValueOrigin]:
    named = [preference for preference in site.policy.prefers if preference.name == name]
    by_place = sorted(named, key=lambda preference: natural_key(preference.scope.place))
    near = sorted(by_place, key=lambda preference: preference.scope.nearness, reverse=True)
    for preference in near:
        if any(preference.scope.covers(origin.groups, rack) for rack in racks or [None]):
            span = preference.span
            yield ValueOrigin(f"preferred for {preference.scope}", spelled(preference.value), span, wins=span == used)
