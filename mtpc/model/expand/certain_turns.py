"""How many turns loops and templates take at least, as far as it is written: told before the first of them."""

from __future__ import annotations

from collections.abc import Mapping

from mtpc.syntax import decls

_DEEP = 64  # templates within templates that are looked into


class CertainTurns:
    """Counts for the statements of one file; `templates` are the bodies of its templates by name."""

    def __init__(self, templates: Mapping[str, tuple[decls.Statement, ...]]) -> None:
        self._templates = templates
        self._known: dict[int, int] = {}  # by statement
        self._depth = 0

    def of(self, statement: decls.Statement) -> int:
        """Turns of a statement that come about whatever its variables are; 0 where that is not known."""
        if id(statement) not in self._known:
            self._known[id(statement)] = 0  # while a template applies itself
            self._depth += 1
            self._known[id(statement)] = self._count(statement) if self._depth < _DEEP else 0
            self._depth -= 1
        return self._known[id(statement)]

    def _count(self, statement: decls.Statement) -> int:
        match statement:
            case decls.For():
                turns = 1
                for binder in statement.binders:
                    turns *= _size(binder.values)
                return turns * (1 + self._all(statement.body)) if turns else 0
            case decls.Apply(instance=None, what=decls.Path(steps=(decls.Name(parts=(str(name),)),))):
                return 1 + self._all(self._templates.get(name, ()))
            case decls.Thing(ranges=(_, *_)) | decls.Apply(ranges=(_, *_)):
                turns = 1
                for binder in statement.ranges:
                    turns *= _size(binder.values)
                return turns
            case decls.Thing() | decls.Block():
                return self._all(statement.body or ())
        return 0

    def _all(self, body: tuple[decls.Statement, ...]) -> int:
        return sum(map(self.of, body))


def _size(values: decls.Expr) -> int:
    """How many values are written out."""
    match values:
        case decls.Range(first=decls.Int(value=first), last=decls.Int(value=last), step=None):
            return max(0, last - first + 1)
        case decls.List():
            return sum(map(_size, values.elements))
        case decls.Int() | decls.Text() | decls.Qty():
            return 1
    return 0
