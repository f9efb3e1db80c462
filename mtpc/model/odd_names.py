"""Names that are not what they look like: of nothing, with characters nobody sees, or drawn like another name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from mtpc.diagnostics import Diagnostic
from mtpc.model.expanded import ExpandedStatement
from mtpc.text import Span, character

_TITLED = frozenset({"project"})  # what stands there is a text

# How tables say that there is nothing, in small letters.
NOTHING = frozenset({"-", "--", "n/a", "na", "nil", "none", "null", "tba", "tbc", "tbd", "unknown"})

LEFT_OUT = "leave out such rows with `if`: what is not there, and an end that is open, is not written"

Written = tuple[str, Span, ExpandedStatement]  # a name, or a part of one between dots


def odd_names(statements: Sequence[ExpandedStatement]) -> list[Diagnostic]:
    """A finding for each name with a character nobody sees, and each that looks like another one."""
    empty = _of_nothing(statements)
    odd = [written for written in _written(statements, _is_odd) if not _is_plain(written[0])]
    return [*empty, *_unseen(odd), *_alike(odd, statements)] if odd else list(empty)


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


def _is_odd(names: tuple[str, ...]) -> bool:
    """Whether one of these names is not plain."""
    return not _is_plain("".join(names))


def _written(
    statements: Iterable[ExpandedStatement], wanted: Callable[[tuple[str, ...]], bool] = bool
) -> Iterator[Written]:
    """Every name, and where it stands; `wanted` says of those of one expansion whether they are looked at."""
    for statement in statements:
        whats = statement.what if statement.what and statement.kind not in _TITLED else ()
        for expansions, spans in ((whats, statement.what_spans), (statement.at or (), statement.at_spans)):
            for expansion, span in zip(expansions, spans, strict=False):
                for name in expansion.names if expansion and wanted(expansion.names) else ():
                    yield name, span or statement.origin.what, statement
        yield from _written(statement.children, wanted)


def _unseen(odd: Iterable[Written]) -> Iterator[Diagnostic]:
    from mtpc.diagnostics._terminal import hidden_in

    told: set[str] = set()
    for name, span, statement in odd:
        sign = hidden_in(name)
        if sign and name not in told:
            told.add(name)
            message = f"the name {name} has a character that nobody sees: {character(sign)}"
            help_ = "write the name anew, without it"
            yield Diagnostic("REF123", message, span, object=name, help=help_, context=statement.origin.context)


def _alike(odd: Iterable[Written], statements: Sequence[ExpandedStatement]) -> Iterator[Diagnostic]:
    """Names that look like one in ASCII, or else like one that is written before them, part by part."""
    from mtpc.diagnostics._terminal import hidden_in
    from mtpc.model.lookalikes import drawn_like

    known = {part: part for name, _, _ in _written(statements) if _is_plain(name) for part in name.split(".")}
    told: set[str] = set()
    for name, span, statement in odd:
        for part in name.split("."):
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
            yield Diagnostic("REF124", message, span, object=part, help=help_, context=statement.origin.context)


def _other_script(part: str) -> str:
    """The first character that is drawn like another one; of digits of another script the first."""
    from mtpc.model.lookalikes import drawn_like

    others = [sign for sign in part if not sign.isascii() and drawn_like(sign) != sign]
    digits = [sign for sign in part if not sign.isascii() and sign.isdecimal()]
    return (digits or others or [sign for sign in part if not sign.isascii()])[0]
