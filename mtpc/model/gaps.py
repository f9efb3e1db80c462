"""What is missing from a site: statements that were reported and not placed, and what each could have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.symbols import Cause, plain
from mtpc.text import Span

# Patterns are compiled when a statement cannot be read: most floors have none.
_COMMENT_OR_TEXT = r'#[^\n]*|"[^"\n]*"?'
_TYPE = r"\s:\s*[\w.\-/]+"
_NAME = r"(?<![\w$.\]])[A-Za-z0-9][\w\-/:.]*"
GOVERNING = ("extra-loss", "policy", "require")  # kinds of statement that speak of every channel
_OPEN = "[$"  # what follows cannot be told from the text alone


@dataclass(frozen=True, slots=True)
class Gap:
    """A statement that is not placed: the finding that tells why, and what it could have touched and declared.

    It touches what it would have landed a plug on: a port, or all ports of a slot, panel or device. `stems` are
    beginnings of names, where the rest cannot be worked out. A file that could not be read leaves the whole floor open.
    """

    code: str
    span: Span | None
    statement_kind: str = ""  # of the statement; "" where that is not known
    declares: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()  # it stands in
    whole_floor: bool = False
    states: tuple[str, ...] = ()  # what is there already and it states something of
    may_declare: tuple[str, ...] = ()  # as well: ports its modules would be in, names that may be meant for wrong ones

    @property
    def because(self) -> Cause:
        """The finding that tells why it is not placed: its code and its place."""
        return self.code, self.span


@dataclass(slots=True)
class Gaps:
    """All gaps of a site, found by the names they concern. Numbers match with or without leading zeros."""

    listed: list[Gap] = field(default_factory=list)
    _touching: dict[str, Gap] = field(default_factory=dict)
    _declaring: dict[str, Gap] = field(default_factory=dict)
    _may_declare: dict[str, Gap] = field(default_factory=dict)
    _stating: dict[str, Gap] = field(default_factory=dict)
    _stems: dict[str, Gap] = field(default_factory=dict)
    _everywhere: Gap | None = None

    def __bool__(self) -> bool:
        return bool(self.listed)

    def __iter__(self) -> Iterator[Gap]:
        return iter(self.listed)

    def add(self, gap: Gap) -> None:
        """Keep a gap, unless nothing can be missing because of it."""
        named = gap.declares or gap.touches or gap.stems or gap.states
        if not (named or gap.whole_floor or gap.statement_kind in GOVERNING):
            return
        self.listed.append(gap)
        indexes = (
            (self._touching, gap.touches), (self._declaring, gap.declares), (self._may_declare, gap.may_declare),
            (self._stating, gap.states),
        )  # fmt: skip
        for index, names in indexes:
            for name in names:
                index.setdefault(plain(name), gap)
        for stem in gap.stems:
            self._stems.setdefault(plain(stem).rstrip("0123456789"), gap)
        if gap.whole_floor and self._everywhere is None:
            self._everywhere = gap

    def touching(self, port: str) -> Gap | None:
        """The first gap that could have landed a plug on a port."""
        return _of(self._touching, port) or self._elsewhere(port)

    def declaring(self, name: str) -> Gap | None:
        """The first gap that could have declared what has this name, or what that is part of."""
        return self.surely_declaring(name) or _of(self._may_declare, name)

    def surely_declaring(self, name: str) -> Gap | None:
        """The same, but for what only may be meant by a name that is written wrong."""
        return _of(self._declaring, name) or self._elsewhere(name)

    def stating(self, name: str) -> Gap | None:
        """The first gap that could have stated something of what has this name."""
        return self._stating.get(plain(name)) if self._stating else None

    def of_kind(self, kind: str) -> Gap | None:
        """The first gap that could be a statement of that kind."""
        return next((gap for gap in self.listed if gap.statement_kind in ("", kind)), None)

    def in_group(self, group: str) -> Gap | None:
        """The first gap that could be a statement in that group."""
        return next((gap for gap in self.listed if not gap.statement_kind or group in gap.groups), None)

    def about(self, name: str) -> Gap | None:
        """The first gap that could have declared or touched what has this name."""
        return self.declaring(name) or self.touching(name)

    def _elsewhere(self, name: str) -> Gap | None:
        if self._stems:
            bare = plain(name)
            for stem, gap in self._stems.items():
                if bare.startswith(stem):
                    return gap
        return self._everywhere


def _of(index: dict[str, Gap], name: str) -> Gap | None:
    """The gap of a name, or of what it is part of: `lp1.2.5`, `lp1.2`, `lp1`."""
    if not index:
        return None
    bare = plain(name)
    while True:
        gap = index.get(bare)
        if gap is not None:
            return gap
        shorter = bare.rpartition(":")[0] or bare.rpartition(".")[0]
        if not shorter:
            return None
        bare = shorter


def names_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names in the text of a statement, but for its first word and its type; and the beginnings of others."""
    bare = re.sub(_TYPE, " ", re.sub(_COMMENT_OR_TEXT, " ", text))
    names, stems = dict[str, None](), dict[str, None]()
    for number, match in enumerate(re.finditer(_NAME, bare)):
        follows = bare[match.end() : match.end() + 1]
        if number or follows in tuple(_OPEN):
            (stems if follows in tuple(_OPEN) else names)[match.group().rstrip(".:")] = None
    return tuple(names), tuple(stems)


def unread_gap(text: str, cause: Diagnostic) -> Gap:
    """The gap left by the text of a statement that could not be parsed."""
    names, stems = names_in(text)
    word = next(iter(text.split(maxsplit=1)), "")
    if word in GOVERNING:
        return Gap(cause.code, cause.span, word)
    nothing_known = not names and not stems and "$" in text
    whole_floor = nothing_known or word == "use"
    return Gap(cause.code, cause.span, declares=names, touches=names, stems=stems, whole_floor=whole_floor)
