"""The gaps left by statements that cannot be expanded: what they would have declared and touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.expressions import expand
from mtpc.model.expand.scope import Scope
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gap, unread_gap
from mtpc.model.kinds import kind, lands_plugs
from mtpc.model.values import Fault
from mtpc.syntax import decls
from mtpc.text import Source, Span, pair_name

Body = tuple[decls.Statement, ...]


def gaps_of_statement(
    statement: decls.Statement, scope: Scope, bodies: Callable[[str], list[Body]], cause: Diagnostic
) -> Iterator[Gap]:
    """The gaps of a statement that was reported: of the thing it is about, and of what stands in its { }."""
    if isinstance(statement, decls.Thing):
        yield _gap_of_thing(statement, scope, cause)
    if isinstance(statement, decls.For | decls.If | decls.Apply) or opens(statement):
        yield _gap_of_body(statement, bodies, cause)


def cause_of(place: Span, findings: list[Diagnostic]) -> Diagnostic:
    """The finding that tells why what stands at a place is not expanded, where it was reported before."""
    within = (each for each in findings if each.span and holds(place, each.span))
    return next(within, findings[0] if findings else Diagnostic("", "", place))


def holds(outer: Span, inner: Span) -> bool:
    """Whether a place is inside another."""
    return outer.path == inner.path and outer.start <= inner.start and inner.end <= outer.end


def _gap_of_thing(thing: decls.Thing, scope: Scope, cause: Diagnostic) -> Gap:
    """The gap of a statement about things, with the names that can be worked out."""
    attributes = {inner.name for inner in thing.body or () if isinstance(inner, decls.Attribute)}
    lands, known = lands_plugs(thing.kind, attributes), kind(thing.kind)
    what, what_stems = _names(thing.what, scope)
    ports, stems = _names(thing.at or thing.what, scope) if lands else ([], [])
    objects, refers = _objects(thing.what, what), known is not None and known.refers
    declared, states = ((), objects) if refers else (objects, ())
    stems += what_stems
    nowhere = lands and not ports and not stems
    groups = scope.groups
    return Gap(cause.code, cause.span, thing.kind, declared, tuple(ports), tuple(stems), groups, nowhere, states)


def _gap_of_body(statement: decls.Statement, bodies: Callable[[str], list[Body]], cause: Diagnostic) -> Gap:
    """The gap of a loop, a condition or an applied template: the beginnings of the names in it.

    `bodies` gives what a template of that name may hold.
    """
    stems = list(dict.fromkeys(stem for thing in _things(statement, bodies) for stem in _stems_of_thing(thing)))
    if isinstance(statement, decls.Apply) and statement.instance is not None:
        stems += _stems(statement.instance)
    return Gap(cause.code, cause.span, stems=tuple(stems), whole_floor=not stems)


def gap_of_expanded(statement: ExpandedStatement, cause: Diagnostic) -> Gap:
    """The gap of a statement whose values do not fit it."""
    ports = statement.ports if lands_plugs(statement.kind, statement.attributes) else ()
    known = kind(statement.kind)
    declared, states = ((), statement.objects) if known and known.refers else (statement.objects, ())
    return Gap(cause.code, cause.span, statement.kind, declared, ports, groups=statement.groups, states=states)


def gaps_of_text(
    file: decls.SpecFile, source: Source, findings: list[Diagnostic], bodies: Callable[[str], list[Body]]
) -> Iterator[Gap]:
    """The gap of each stretch of a file that could not be parsed; what stands in the { } of a thing is that thing's."""
    reported = sorted(
        (finding for finding in findings if finding.span and finding.span.path == file.path),
        key=lambda finding: finding.span.start if finding.span else 0,
    )
    every = (thing for statement in file.statements for thing in _things(statement, lambda _: []))
    things = [(thing.start, thing.end) for thing in every if not opens(thing)]
    for start, end in file.skipped:
        if not reported or any(first < start and end <= last for first, last in things):
            continue
        inside = [finding for finding in reported if finding.span and start <= finding.span.start < end]
        text = source.text[start:end]
        yield unread_gap(text, (inside or reported)[0])
        words = text.replace("(", " ").split()
        if words[:1] == ["apply"] and len(words) > 1:
            node = decls.Apply(start, end, decls.Path(start, end, (_name(words[1]),)), (), (), None, None)
            yield _gap_of_body(node, bodies, (inside or reported)[0])


def _name(text: str) -> decls.Name:
    return decls.Name(0, 0, (text,))


def _names(ends: decls.Ends, scope: Scope) -> tuple[list[str], list[str]]:
    """The names at both ends, and the stems of those that cannot be worked out."""
    names, stems = list[str](), list[str]()
    for side in (ends.left, ends.right):
        if side is None:
            continue
        try:
            names += expand(side, scope).names
        except Fault:
            stems += _stems(side)
    return names, stems


def _objects(what: decls.Ends, names: list[str]) -> tuple[str, ...]:
    """What is declared: the names, or each pair of ends."""
    if what.right is None:
        return tuple(names)
    if len(names) % 2:  # an end cannot be worked out
        return ()
    half = len(names) // 2
    return tuple(map(pair_name, zip(names[:half], names[half:], strict=True)))


def _things(statement: decls.Statement, bodies: Callable[[str], list[Body]]) -> Iterator[decls.Thing]:
    """The statements about things inside a statement, those of templates it applies with them."""
    waiting, applied = [statement], set[str]()
    while waiting:
        node = waiting.pop()
        if isinstance(node, decls.Thing):
            yield node
            waiting.extend(node.body or () if opens(node) else ())
        elif isinstance(node, decls.For | decls.Template):
            waiting.extend(node.body)
        elif isinstance(node, decls.If):
            waiting.extend((*node.body, *(node.other or ())))
        elif isinstance(node, decls.Apply) and (name := _last_step(node.what)) not in applied:
            applied.add(name)
            waiting.extend(inner for body in bodies(name) for inner in body)


def opens(statement: decls.Statement) -> bool:
    """Whether the { } of a statement hold statements of the floor."""
    known = kind(statement.kind) if isinstance(statement, decls.Thing) else None
    return known is not None and known.opens


def _last_step(path: decls.Path) -> str:
    step = path.steps[-1]
    return "".join(part for part in step.parts if isinstance(part, str)) if isinstance(step, decls.Name) else ""


def _stems_of_thing(thing: decls.Thing) -> Iterator[str]:
    for ends in (thing.what, thing.at):
        if ends is not None:
            yield from _stems(ends)


def _stems(node: object) -> list[str]:
    """The beginning of every name in an expression, up to what has to be worked out; none where that comes first."""
    if isinstance(node, decls.Path):
        return [stem] if (stem := _stem_of_path(node)) else []
    if isinstance(node, decls.Name):
        return [stem] if (stem := _written(node)[0]) else []
    if isinstance(node, tuple):
        return [stem for inner in node for stem in _stems(inner)]
    if isinstance(node, decls.Node):
        return [stem for each in fields(node) for stem in _stems(getattr(node, each.name))]
    return []


def _stem_of_path(path: decls.Path) -> str:
    stem = ""
    for number, step in enumerate(path.steps):
        if not isinstance(step, decls.Name):
            return stem
        written, whole = _written(step)
        stem += f".{written}" if number else written
        if not whole:
            return stem
    return stem


def _written(name: decls.Name) -> tuple[str, bool]:
    """What is written of a name before its first [ ], and whether that is all."""
    before = ""
    for part in name.parts:
        if not isinstance(part, str):
            return before, False
        before += part
    return before, True
