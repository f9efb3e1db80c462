"""`override KIND WHAT { … }`: replaces what is stated elsewhere, in any file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace

from mtpc.diagnostics import Diagnostic, Label, Turn
from mtpc.diagnostics.fixes import with_similar
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.gaps import Gaps
from mtpc.model.kinds import kind
from mtpc.model.symbols import plain
from mtpc.model.values import Expansion, as_name, spelled
from mtpc.text import Span

# What an override may state that is not an attribute: the word, and the clause it replaces.
_CLAUSES = {"part": "type", "model": "type", "application": "type", "at": "at"}


@dataclass(frozen=True, slots=True)
class ExpandedOverride:
    """`override KIND WHAT { … }`: the only way to replace what is stated elsewhere."""

    kind: str
    kind_span: Span
    names: tuple[str, ...]
    what: Span
    attributes: dict[str, Given] = field(hash=False)
    context: tuple[Turn, ...]


def apply_overrides(
    overrides: Sequence[ExpandedOverride],
    statements: list[ExpandedStatement],
    findings: list[Diagnostic],
    gaps: Gaps,
) -> None:
    """Replace what the overrides state in these statements of single objects; `findings` gains what is wrong.

    An override of what was reported and is not expanded, in `gaps`, is no finding.
    """
    by_name = {(statement.kind, plain(name)): statement for statement in statements for name in statement.objects}
    applied: dict[tuple[str, str, str], Given] = {}
    for override in overrides:
        at_place = Counter[Expansion | None]()
        for name in override.names:
            target = by_name.get((override.kind, plain(name)))
            if target is None and gaps.declaring(name):
                continue
            if target is None:
                names = [declared for kind_, declared in by_name if kind_ == override.kind]
                findings += _no_target(override, name, names)
                break
            for attribute, given in override.attributes.items():
                first = applied.setdefault((override.kind, plain(name), attribute), given)
                if first is not given:
                    message = f"{attribute} of {name} is overridden twice"
                    labels = (Label(first.name_span, "first overridden here"),)
                    findings.append(
                        Diagnostic("REF113", message, given.name_span, object=name, labels=labels, help="keep one")
                    )
                    continue
                _replace(target, attribute, given)
                target.own[attribute] = at_place[target.place]
            at_place[target.place] += 1


def _no_target(override: ExpandedOverride, name: str, names: list[str]) -> list[Diagnostic]:
    if kind(override.kind) is None:
        message, span = f"{override.kind} is not a kind of statement", override.kind_span
        return [Diagnostic("REF101", message, span, help="write the kind of what is overridden: `override device …`")]
    message, help_ = f"there is no {override.kind} {name} to override", "an override changes what the specs declare"
    unknown = Diagnostic(
        "REF102", message, override.what, object=name, help=f"{help_} somewhere", context=override.context
    )
    return [with_similar(unknown, override.kind, name, names)]


def _replace(statement: ExpandedStatement, attribute: str, given: Given) -> None:
    definition = kind(statement.kind)
    clause = _CLAUSES.get(attribute) if definition and definition.attribute(attribute) is None else None
    if clause == "type" and statement.type is not None:
        statement.type = as_name(given.value)
        statement.origin = replace(statement.origin, type=given.span)
    elif clause == "at" and statement.at is not None and statement.at[1] is None:
        statement.at, statement.at_spans = (Expansion((spelled(given.value),), ()), None), (given.span, None)
        statement.origin = replace(statement.origin, at=given.span)
    else:
        statement.attributes[attribute] = given
        statement.origin = replace(statement.origin, attributes=((attribute, given.span), *statement.origin.attributes))
