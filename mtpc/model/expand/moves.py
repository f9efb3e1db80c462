"""`moved OLD -> NEW`: what goes on under another name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Turn
from mtpc.model.symbols import plain
from mtpc.text import Span


@dataclass(frozen=True, slots=True)
class Move:
    """`moved OLD -> NEW`: the same thing under another name."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    statement: Span
    new_span: Span
    context: tuple[Turn, ...]


def moves_of(moves: Iterable[Move], stands: Callable[[str], bool]) -> tuple[dict[str, str], list[Diagnostic]]:
    """New name -> old name of everything that was moved; what is wrong. `stands` tells what is on the floor."""
    made: dict[str, str] = {}
    found: list[Diagnostic] = []
    for move in moves:
        wrong = _wrong_move(move, stands) or _twice(move, made)
        if wrong:
            message, about, help_ = wrong
            found.append(Diagnostic("REF122", message, move.statement, object=about, help=help_, context=move.context))
        else:
            made.update(zip(move.new, move.old, strict=True))
            if circle := next((name for name in move.new if _in_a_circle(name, made)), ""):
                message = f"{circle} and others only exchange their names; afterwards nothing shows that this was done"
                help_ = "give one of them a new name"
                found.append(Diagnostic("REF122", message, move.statement, object=circle, help=help_))
    return made, found


def _in_a_circle(name: str, old: Mapping[str, str]) -> bool:
    """Whether what went on under a name comes back to it."""
    at = old.get(name, "")
    for _ in old:
        if at == name:
            return True
        at = old.get(at, "")
    return False


def _twice(move: Move, made: Mapping[str, str]) -> tuple[str, str, str] | None:
    """One thing goes on under one name, and a name is that of one thing; `made` is what moved before, new -> old."""
    gone_to = {plain(old): new for new, old in made.items()}
    come_from = {plain(new): old for new, old in made.items()}
    for old, new in zip(move.old, move.new, strict=True):
        other = come_from.setdefault(plain(new), old)
        if other != old:
            return f"both {other} and {old} moved to {new}", new, "keep the one that has this name now"
        first = gone_to.setdefault(plain(old), new)
        if first != new:
            return f"{old} moved to {first} and to {new}", old, "keep the one that is its name now"
    return None


def _wrong_move(move: Move, stands: Callable[[str], bool]) -> tuple[str, str, str] | None:
    if len(move.old) != len(move.new):
        message = f"{len(move.old)} old names and {len(move.new)} new ones do not pair up"
        return message, move.new[0], "name both sides one to one"
    missing = next((name for name in move.new if not stands(name)), None)
    if missing is not None:
        return f"{missing} is not in the model", missing, "`moved OLD -> NEW` says the new name last"
    left = next((old for old, new in zip(move.old, move.new, strict=True) if stands(old) and old not in move.new), None)
    if left is not None:
        return f"{left} is still in the model, so it did not move", left, "remove one of the two"
    return None
