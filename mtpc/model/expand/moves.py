"""`moved OLD -> NEW`: objects that were renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mtpc.diagnostics import Diagnostic, Turn
from mtpc.lazy_dataclass import dataclass
from mtpc.model.symbols import plain
from mtpc.text import Span, natural_key


@dataclass(frozen=True, slots=True)
class Move:
    """`moved OLD -> NEW`: the same objects under other names, the first old one under the first new one and so on.

    `new_span` is the place of NEW in the statement.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    statement: Span
    new_span: Span
    context: tuple[Turn, ...]


def moves_of(
    moves: Iterable[Move], exists: Callable[[str], bool], may_exist: Callable[[str], bool]
) -> tuple[dict[str, str], list[Diagnostic]]:
    """New name -> old name of everything that was moved; what is wrong.

    `exists` tells what is in the model, `may_exist` also what may be in a statement that was reported.
    """
    old_names: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for move in sorted(moves, key=lambda move: (natural_key(move.new[0]), natural_key(move.old[0]))):
        wrong = _wrong_move(move, exists, may_exist) or _twice(move, old_names)
        if wrong:
            message, about, help_ = wrong
            findings.append(
                Diagnostic("REF122", message, move.statement, object=about, help=help_, context=move.context)
            )
        else:
            old_names.update(zip(move.new, move.old, strict=True))
            if circle := next((name for name in move.new if _in_a_circle(name, old_names)), ""):
                message = f"{circle} and others only exchange their names; afterwards nothing shows that this was done"
                help_ = "give one of them a new name"
                findings.append(Diagnostic("REF122", message, move.statement, object=circle, help=help_))
    return old_names, findings


def _in_a_circle(name: str, old: Mapping[str, str]) -> bool:
    """Whether following the moves from a name leads back to it."""
    current = old.get(name, "")
    for _ in old:
        if current == name:
            return True
        current = old.get(current, "")
    return False


def _twice(move: Move, old_names: Mapping[str, str]) -> tuple[str, str, str] | None:
    """What is wrong where two objects move to one name, or one to two; `old_names`: earlier moves, new -> old."""
    gone_to = {plain(old): new for new, old in old_names.items()}
    come_from = {plain(new): old for new, old in old_names.items()}
    for old, new in zip(move.old, move.new, strict=True):
        other = come_from.setdefault(plain(new), old)
        if other != old:
            return f"both {other} and {old} moved to {new}", new, "keep the one that has this name now"
        first = gone_to.setdefault(plain(old), new)
        if first != new:
            return f"{old} moved to {first} and to {new}", old, "keep the one that is its name now"
    return None


def _wrong_move(
    move: Move, exists: Callable[[str], bool], may_exist: Callable[[str], bool]
) -> tuple[str, str, str] | None:
    if len(move.old) != len(move.new):
        message = f"{len(move.old)} old names and {len(move.new)} new ones do not pair up"
        return message, move.new[0], "name both sides one to one"
    missing = next((name for name in move.new if not may_exist(name)), None)
    if missing is not None:
        return f"{missing} is not in the model", missing, "`moved OLD -> NEW` says the new name last"
    left = next((old for old, new in zip(move.old, move.new, strict=True) if exists(old) and old not in move.new), None)
    if left is not None:
        return f"{left} is still in the model, so it did not move", left, "remove one of the two"
    return None
