"""Updates `mtpc.lock` in a compile: what it held before, what it is to hold, and what differs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path

from mtpc.catalogue.load import Library
from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.lock.lock_text import NO_LOCK, Lock, parse, render
from mtpc.model.site import Site
from mtpc.model.symbols import plain
from mtpc.text import Source, natural_key


@dataclass(frozen=True)
class Update:
    """The lock after a compile: its path, its text (None where there are errors), and what is new in it.

    Text and changes are calculated on demand: every file of the catalogues is read for that.
    """

    path: str
    renewal: Renewal | None = field(default=None, repr=False, compare=False)
    fresh: int = 0  # circuits that have a leg and are not locked yet
    needed: bool = False  # there is one, or a circuit took a leg: a build writes it
    gone: tuple[str, ...] = ()  # circuits that are locked and not in the model, in natural order

    @property
    def text(self) -> str | None:
        """The whole lock."""
        return self._written[0]

    @property
    def changes(self) -> tuple[str, ...]:
        """What differs from the existing lock, as clauses of one sentence."""
        return self._written[1]

    @cached_property
    def _written(self) -> tuple[str | None, tuple[str, ...]]:
        return self.renewal.written(self.path) if self.renewal else (None, ())


@dataclass(frozen=True, slots=True)
class Renewal:
    """What the text of the lock is calculated from."""

    source: Source | None
    current: Lock
    old: Lock  # the same with what was moved under its new names
    site: Site

    def written(self, path: str) -> tuple[str, tuple[str, ...]]:
        """The text of the lock at that place, and what changes."""
        folder, site = posixpath.dirname(path) or ".", self.site
        specs = {name for name in site.sources if name.endswith(".mtp")}
        shipped = Library.standard().names("catalogues")
        renewed = _renewed(
            self.old,
            tuple(posixpath.relpath(name, folder) for name in specs),
            {info.name: (info.version, info.digest) for info in site.catalogues.infos() if info.name in shipped},
            site.allocated,
            frozenset(posixpath.relpath(name, folder) for name in self.current.present - specs),
        )
        text, changes = render(renewed), tuple(_changes(self.current if self.source else None, renewed))
        if self.source and text != self.source.text and not changes:
            changes = ("it is not formatted as mtpc writes it",)
        return text, changes


def _renewed(old: Lock, specs: tuple[str, ...], catalogues: Mapping[str, tuple[str, str]],
            circuits: Mapping[str, tuple[str, ...]], others: frozenset[str]) -> Lock:  # fmt: skip
    """The lock of a model. `others` are specs of the old lock that exist and were not read: their entries stay."""
    if not others:
        return Lock(specs, catalogues, circuits)
    kept = {plain(name) for name in circuits}
    more = {name: legs for name, legs in old.circuits.items() if plain(name) not in kept}
    return Lock(tuple({*specs, *others}), {**old.catalogues, **catalogues}, {**more, **circuits})


def _changes(old: Lock | None, new: Lock) -> Iterator[str]:
    """What differs, as clauses of one sentence."""
    old_lock = old or Lock()
    if old is None:
        yield "it does not exist yet"
    before = {plain(name): legs for name, legs in old_lock.circuits.items()}
    fresh = [name for name in new.circuits if plain(name) not in before]
    now = {plain(name) for name in new.circuits}
    gone = [name for name in old_lock.circuits if plain(name) not in now]
    if fresh:
        yield f"{_folded(fresh)} {'is' if len(fresh) == 1 else 'are'} not recorded in it"
    if gone:
        yield f"{_folded(gone)} {'is' if len(gone) == 1 else 'are'} no longer in the model"
    if old and set(old.specs) != set(new.specs):
        yield f"the model is now made of {', '.join(sorted(new.specs, key=natural_key))}"
    for name, (version, digest) in new.catalogues.items():
        locked = old_lock.catalogues.get(name)
        if old and not locked:
            yield f"catalogue {name} is not recorded in it"
        if locked and locked[0] != version:
            yield f"catalogue {name} was version {locked[0]} and is now {version}"
        elif locked and locked[1] != digest:
            yield f"catalogue {name} has changed within version {version}"


def _folded(names: list[str]) -> str:
    names = sorted(names, key=natural_key)
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more circuits"


def read(source: Source | None, base: Path) -> tuple[Lock | None, list[Diagnostic]]:
    """What a lock holds, and which of its specs exist; None and the reason where it cannot be relied on."""
    if source is None:
        return NO_LOCK, []
    current, findings = parse(source)
    if current is None:
        return None, findings
    beside = (posixpath.normpath(posixpath.join(posixpath.dirname(source.path), spec)) for spec in current.specs)
    return replace(current, present=frozenset(spec for spec in beside if (base / spec).is_file())), findings


def update(source: Source | None, current: Lock | None, site: Site, *, path: str) -> Update:
    """The lock as it is to be. `source` is the text that was read; `current` is None where there are errors."""
    path = source.path if source else path
    if current is None:
        return Update(path)
    old = current.moved({old: new for new, old in site.moves.items()}) if site.moves else current
    recorded = {plain(name) for name in old.circuits}
    fresh = sum(plain(name) not in recorded for name in site.allocated)
    return Update(
        path, Renewal(source, current, old, site), fresh, needed=bool(source or site.allocated), gone=_gone(old, site)
    )


def _gone(old: Lock, site: Site) -> tuple[str, ...]:
    """Locked circuits that are not in the model; none where a spec was not read, which may hold them."""
    if old.present - site.sources.keys():
        return ()
    present = {plain(circuit.name) for circuit in site.circuits}
    return tuple(sorted((name for name in old.circuits if plain(name) not in present), key=natural_key))
