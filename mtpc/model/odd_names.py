"""Names that are not what they look like: of nothing, with characters nobody sees, or drawn like another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtpc.diagnostics import Diagnostic, Turn
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.floor_statements import FloorStatements
from mtpc.model.expanded import ExpandedStatement
from mtpc.text import Span, character

_TITLED = frozenset({"project"})  # what stands there is a text

# How tables say that there is nothing, in small letters.
NOTHING = frozenset({"-", "--", "n/a", "na", "nil", "none", "null", "tba", "tbc", "tbd", "unknown"})

LEFT_OUT = "leave out such rows with `if`: what is not there, and an end that is open, is not written"

Turns = tuple[Turn, ...]
Written = tuple[tuple[str, ...], Span, Turns]  # names of one place, and the turns around it


@dataclass(frozen=True, slots=True)
class OddName:
    """A name that is not plain ASCII, where it stands, and the turns around it."""

    name: str
    span: Span
    turns: Turns


def odd_names(statements: Sequence[ExpandedStatement], floor: FloorStatements) -> list[Diagnostic]:
    """A finding for each name with a character nobody sees, and each that looks like another one, wherever it is named.

    `floor` are the statements about the model as a whole, which name things too.
    """
    empty = _of_nothing(statements)
    names = [written for written in _written(statements, floor) if not _is_plain("".join(written[0]))]
    odd = [OddName(name, span, turns) for group, span, turns in names for name in group if not _is_plain(name)]
    return [*empty, *_unseen(odd), *_alike(odd, _written(statements, floor))] if odd else list(empty)


def says_nothing(name: str) -> bool:
    """Whether a name, or a part of one, is how a table says that there is nothing."""
    return any(part.lower() in NOTHING for part in name.split("."))


def _of_nothing(statements: Iterable[ExpandedStatement]) -> Iterator[Diagnostic]:
    """Objects that a loop declares under such a name; an end of that name is reported as unknown."""
    for statement in statements:
        context = statement.origin.context
        if not context or statement.what is None or statement.what[1] is not None:
            continue
        wrong = next(filter(says_nothing, statement.what[0].names), None)
        if wrong is not None and statement.kind not in _TITLED:
            message = f"{wrong} says that there is nothing, and is read here as the name of a {statement.kind}"
            yield Diagnostic("REF125", message, statement.what_spans[0], object=wrong, help=LEFT_OUT, context=context)


def _is_plain(name: str) -> bool:
    return name.isascii() and name.isprintable()


def _written(statements: Iterable[ExpandedStatement], floor: FloorStatements) -> Iterator[Written]:
    """All names, place by place: of objects, of their ends, places and ways, and what the floor's statements name."""
    yield from _in_statements(statements)
    for move in floor.moves:
        yield from (
            (names, span, move.context) for names, span in ((move.old, move.statement), (move.new, move.new_span))
        )
    for override in floor.overrides:
        yield override.names, override.what, override.context
    for waiver in floor.waivers:
        yield from (((name,), span, waiver.origin.context) for name, span in waiver.objects)


def _in_statements(statements: Iterable[ExpandedStatement]) -> Iterator[Written]:
    for statement in statements:
        origin = statement.origin
        whats = statement.what if statement.what and statement.kind not in _TITLED else ()
        for expansions, spans in ((whats, statement.what_spans), (statement.at or (), statement.at_spans)):
            for expansion, span in zip(expansions, spans, strict=False):
                if expansion:
                    yield expansion.names, span or origin.what, origin.context
        for hop in statement.via:
            yield hop.names.names, origin.via or origin.what, origin.context
        if statement.children:
            yield from _in_statements(statement.children)


def _unseen(odd: Iterable[OddName]) -> Iterator[Diagnostic]:
    from mtpc.diagnostics._terminal import hidden_in

    told: set[str] = set()
    for written in odd:
        name, sign = written.name, hidden_in(written.name)
        if sign and name not in told:
            told.add(name)
            message = f"the name {name} has a character that nobody sees: {character(sign)}"
            help_ = "write the name anew, without it"
            yield Diagnostic("REF123", message, written.span, object=name, help=help_, context=written.turns)


def _alike(odd: Iterable[OddName], every: Iterable[Written]) -> Iterator[Diagnostic]:
    """Names that look like one in ASCII, or else like one that is written before them, part by part."""
    from mtpc.diagnostics._terminal import hidden_in
    from mtpc.model.lookalikes import drawn_like

    plain = (name for names, _, _ in every for name in names if _is_plain(name))
    known = {part: part for name in plain for part in name.split(".")}
    told: set[str] = set()
    for written in odd:
        for part in written.name.split("."):
            if part in told or _is_plain(part) or hidden_in(part):
                continue
            told.add(part)
            like = drawn_like(part)
            other = known.setdefault(like, part)
            sign = _other_script(part)
            if other == part and not sign.isdecimal():
                continue
            looks = f"looks like {other} and is another name" if other != part else "looks like another name"
            message = f"the name {part} {looks}: it has {character(sign)}"
            help_ = f"write {other if other != part else like}, or give it a name of its own in one script"
            yield Diagnostic("REF124", message, written.span, object=part, help=help_, context=written.turns)


def _other_script(part: str) -> str:
    """The first character that is drawn like another one; of digits of another script the first."""
    from mtpc.model.lookalikes import drawn_like

    others = [sign for sign in part if not sign.isascii() and drawn_like(sign) != sign]
    digits = [sign for sign in part if not sign.isascii() and sign.isdecimal()]
    return (digits or others or [sign for sign in part if not sign.isascii()])[0]
