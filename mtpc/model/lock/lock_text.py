"""`mtpc.lock`: which leg each circuit with `any(…)` has, and the catalogues the model was built with.

TOML that people read in a diff: one line a circuit, sorted. Reading and writing the file is done elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from mtpc.diagnostics import Diagnostic, Label
from mtpc.lazy_dataclass import dataclass
from mtpc.model.symbols import plain
from mtpc.text import Source, Span, ends_of, natural_key, pair_name
from mtpc.toml_text import NotToml, toml_of

VERSION = 1
_HEAD = """\
# Written by mtpc build and mtpc lock: the leg each circuit with any(…) has, and the catalogues used.
# Keep it beside the spec under version control. Delete a circuit's line to have a new leg chosen for it.
"""
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_KEY = r'(?:"((?:[^"\\]|\\.)*)"|([\w-]+))\s*='
_SIGN = r'[\x00-\x1f"\\\x7f]'


@dataclass(frozen=True, slots=True)
class Lock:
    """What a lock file holds."""

    specs: tuple[str, ...] = ()  # the specs of the model, relative to the lock's folder
    catalogues: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # name -> version, SHA-256
    circuits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name -> leg for each any(…) of its route
    present: frozenset[str] = frozenset()  # those of `specs` that exist, named relative to the working directory

    def moved(self, names: Mapping[str, str]) -> Lock:
        """The same with circuits, their ports and trunks under their new names (old -> new).

        A `moved` stays in the spec for several compiles: a chain of names (a -> b, b -> c) is followed once.
        """
        new = {plain(old): name for old, name in names.items()}
        if between := new.keys() & set(map(plain, new.values())):
            heads = self._heads()
            chained = [old for old, name in new.items() if {old, plain(name)} & between]
            done = {old for old in chained if _last(old, new) in heads}
            new = {old: name for old, name in new.items() if old not in done}

        def named(name: str) -> str:
            ends = name if plain(name) in new else pair_name(_renamed(end, new) for end in ends_of(name))
            return new.get(plain(ends), ends)

        return replace(self, circuits={named(name): tuple(map(named, legs)) for name, legs in self.circuits.items()})

    def _heads(self) -> set[str]:
        """Every name in it, and what each is part of: `T1.5` is part of T1."""
        names = {name for circuit, legs in self.circuits.items() for name in (circuit, *legs)}
        steps = [plain(end).split(".") for name in names for end in ends_of(name)]
        return {plain(name) for name in names} | {".".join(way[:at]) for way in steps for at in range(1, len(way) + 1)}


NO_LOCK = Lock()


def _last(old: str, new: Mapping[str, str]) -> str:
    """The name at the end of a chain of moves; plain."""
    passed = {old}
    while (name := plain(new[old])) in new and name not in passed:
        passed.add(old := name)
    return name


def _renamed(name: str, new: Mapping[str, str]) -> str:
    """A name with its first step, or first two, replaced by their new name."""
    steps = name.split(".")
    for count in range(len(steps) - 1, 0, -1):
        head = new.get(plain(".".join(steps[:count])))
        if head is not None:
            return ".".join([head, *steps[count:]])
    return name


class _Wrong(Exception):
    def __init__(self, what: str, message: str, first: str = "") -> None:
        super().__init__(message)
        self.what, self.message, self.first = what, message, first


def parse(source: Source) -> tuple[Lock | None, list[Diagnostic]]:
    """The lock a text holds; None and the reason where it cannot be relied on."""
    for number, start in enumerate(source.line_starts(), start=1):
        if source.line(number).startswith(_MARKERS):
            message = f"{source.path} holds two versions of itself: a merge was not finished"
            return None, [_finding(source, start, message, _MERGE)]
    try:
        return _read(toml_of(source)), []
    except NotToml as fault:
        duplicate = _duplicate_key(source)
        message = f"{source.path} cannot be read as TOML: {fault.reason}"
        return None, [duplicate or _finding(source, fault.span.start, message, _RESTORE)]
    except _Wrong as wrong:
        first = Label(_span(source, _place(source, wrong.first)), "the first of them") if wrong.first else None
        return None, [_finding(source, _place(source, wrong.what), wrong.message, _RESTORE, first)]


_MERGE = "keep the lines of both sides, one for each circuit, remove the conflict markers, and check again"
_RESTORE = "restore the file from version control, or correct this line"


def _duplicate_key(source: Source) -> Diagnostic | None:
    """The finding about a key in two lines under one heading: both sides of a merge were kept."""
    heading, seen = "", dict[tuple[str, str], int]()
    for number, start in enumerate(source.line_starts(), start=1):
        line = source.line(number)
        if line.startswith("["):
            heading = line.strip()
        key = re.match(_KEY, line)
        if key is None:
            continue
        first = seen.setdefault((heading, key[1] or key[2]), start)
        if first != start:
            message = f"{key[1] or key[2]} appears twice in {source.path}"
            help_ = "keep one of the two lines: for a circuit, that of the leg its cords are in"
            return _finding(source, start, message, help_, Label(_span(source, first), "the first of them"))
    return None


def _finding(source: Source, offset: int, message: str, help_: str, label: Label | None = None) -> Diagnostic:
    labels = (label,) if label else ()
    return Diagnostic("REF130", message, _span(source, offset), labels=labels, help=help_)


def _span(source: Source, offset: int) -> Span:
    line, column = source.line_column(min(offset, len(source.text)))
    return Span(source.path, offset, offset + max(1, len(source.line(line)) - column + 1))


def _place(source: Source, what: str) -> int:
    """The start of the line of a key."""
    forms = (f"{_text(what)} =", f"{what} =", f"[{what}]", f"{what}=")
    for number, start in enumerate(source.line_starts(), start=1):
        if source.line(number).startswith(forms):
            return start
    return 0


def _read(data: dict[str, Any]) -> Lock:
    if data.get("version") != VERSION:
        stated = data.get("version", "(none)")
        told = f"is of version {stated}" if isinstance(stated, str | int) else "states no version that is a number"
        message = f"this lock {told}, this mtpc reads version {VERSION}"
        raise _Wrong("version", message)
    for key in data:
        if key not in ("version", "specs", "catalogues", "circuits"):
            raise _Wrong(key, f"a lock has no entry {key}")
    specs = data.get("specs", [])
    if not _is_strings(specs):
        raise _Wrong("specs", "specs is not a list of strings")
    catalogues = dict(_entries(data, "catalogues"))
    for name, entry in catalogues.items():
        if not isinstance(entry, dict) or not _is_strings([entry.get("version"), entry.get("sha256")]):
            raise _Wrong(name, f"catalogue {name} is not locked as {{ version, sha256 }}")
    circuits = dict(_entries(data, "circuits"))
    for name, legs in circuits.items():
        if not _is_strings(legs) or not legs:
            raise _Wrong(name, f"circuit {name} is not locked to a list of legs")
    _check_once(circuits)
    return Lock(
        tuple(specs),
        {name: (entry["version"], entry["sha256"]) for name, entry in catalogues.items()},
        {name: tuple(legs) for name, legs in circuits.items()},
    )


def _entries(data: dict[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise _Wrong(name, f"{name} is not a table")
    yield from table.items()


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _check_once(circuits: Mapping[str, list[str]]) -> None:
    """Raise where a leg is locked twice: two branches may each have allocated it before a merge."""
    owner: dict[str, str] = {}
    for circuit, legs in circuits.items():
        for leg in legs:
            first = owner.setdefault(plain(leg), circuit)
            if first != circuit:
                raise _Wrong(circuit, f"{leg} is locked for two circuits: {first} and {circuit}", first)


# ---- writing


def render(lock: Lock) -> str:
    """The text of a lock file; the same lock gives the same bytes."""
    lines = [_HEAD, f"version = {VERSION}", "specs = ["]
    lines += [f"  {_text(spec)}," for spec in sorted(lock.specs, key=natural_key)]
    lines += ["]", "", "[catalogues]"]
    for name in sorted(lock.catalogues, key=natural_key):
        version, digest = lock.catalogues[name]
        lines.append(f"{_text(name)} = {{ version = {_text(version)}, sha256 = {_text(digest)} }}")
    lines += ["", "[circuits]"]
    for name in sorted(lock.circuits, key=natural_key):
        lines.append(f"{_text(name)} = [{', '.join(map(_text, lock.circuits[name]))}]")
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """A TOML string."""
    escaped = re.sub(_SIGN, lambda sign: f"\\u{ord(sign[0]):04x}" if sign[0] not in '"\\' else f"\\{sign[0]}", text)
    return f'"{escaped}"'
