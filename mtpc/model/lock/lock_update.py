"""What becomes of `mtpc.lock` in a compile: what it holds at first, what it is to hold, and what differs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path

from mtpc.catalogue.load import Library
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic
from mtpc.model.lock.lock_text import NO_LOCK, Lock, parse, render
from mtpc.model.site import Site
from mtpc.model.symbols import plain
from mtpc.text import Source, natural_key


@dataclass(frozen=True)
class Update:
    """The lock after a compile: where it stands, its text (None: an error stands), and what is new in it.

    Text and changes are worked out when they are asked for: every file of the catalogues is read for that.
    """

    path: str
    renewal: Renewal | None = field(default=None, repr=False, compare=False)
    fresh: int = 0  # circuits that have a leg and are not locked yet
    needed: bool = False  # there is one, or a circuit took a leg: a build writes it
    gone: tuple[str, ...] = ()  # circuits that are locked and nowhere on the floor, in natural order

    @property
    def text(self) -> str | None:
        """The whole lock."""
        return self._written[0]

    @property
    def changes(self) -> tuple[str, ...]:
        """What differs from the lock that is there, in words for one sentence."""
        return self._written[1]

    @cached_property
    def _written(self) -> tuple[str | None, tuple[str, ...]]:
        return self.renewal.written(self.path) if self.renewal else (None, ())


@dataclass(frozen=True, slots=True)
class Renewal:
    """What the text of the lock is worked out from."""

    source: Source | None
    held: Lock
    old: Lock  # the one held, with what was moved under its new names
    site: Site

    def written(self, path: str) -> tuple[str, tuple[str, ...]]:
        """The text of the lock at that place, and what changes."""
        folder, site = posixpath.dirname(path) or ".", self.site
        specs = {name for name in site.sources if name.endswith(".mtp")}
        shipped = Library.standard().names("catalogues")
        made = _renewed(
            self.old,
            tuple(posixpath.relpath(name, folder) for name in specs),
            {info.name: (info.version, info.digest) for info in site.catalogues.infos() if info.name in shipped},
            site.allocated,
            frozenset(posixpath.relpath(name, folder) for name in self.held.present - specs),
        )
        text, changes = render(made), tuple(_changes(self.held if self.source else None, made))
        if self.source and text != self.source.text and not changes:
            changes = ("it is not spelled as mtpc writes it",)
        return text, changes


def _renewed(old: Lock, specs: tuple[str, ...], catalogues: Mapping[str, tuple[str, str]],
            circuits: Mapping[str, tuple[str, ...]], others: frozenset[str]) -> Lock:  # fmt: skip
    """The lock of a floor. `others` are specs of the old one that are still there and were not read: theirs stays."""
    if not others:
        return Lock(specs, catalogues, circuits)
    kept = {plain(name) for name in circuits}
    more = {name: legs for name, legs in old.circuits.items() if plain(name) not in kept}
    return Lock(tuple({*specs, *others}), {**old.catalogues, **catalogues}, {**more, **circuits})


def _changes(old: Lock | None, new: Lock) -> Iterator[str]:
    """What differs, in words for one sentence."""
    was = old or Lock()
    if old is None:
        yield "it is not there yet"
    before = {plain(name): legs for name, legs in was.circuits.items()}
    fresh = [name for name in new.circuits if plain(name) not in before]
    now = {plain(name) for name in new.circuits}
    gone = [name for name in was.circuits if plain(name) not in now]
    if fresh:
        yield f"{_folded(fresh)} {'has' if len(fresh) == 1 else 'have'} no leg in it"
    if gone:
        yield f"{_folded(gone)} {'is' if len(gone) == 1 else 'are'} not on the floor any more"
    if old and set(old.specs) != set(new.specs):
        yield f"the floor is made of {', '.join(sorted(new.specs, key=natural_key))}"
    for name, (version, digest) in new.catalogues.items():
        held = was.catalogues.get(name)
        if old and not held:
            yield f"catalogue {name} is not in it"
        if held and held != (version, digest):
            what = (
                f"version {held[0]} there, {version} here" if held[0] != version else f"not the same version {version}"
            )
            yield f"catalogue {name} is {what}"


def _folded(names: list[str]) -> str:
    names = sorted(names, key=natural_key)
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more circuits"


def read(source: Source | None, base: Path) -> tuple[Lock | None, list[Diagnostic]]:
    """What a lock holds, and which specs of it are still there; None and the reason where it cannot be relied on."""
    if source is None:
        return NO_LOCK, []
    held, found = parse(source)
    if held is None:
        return None, found
    beside = (posixpath.normpath(posixpath.join(posixpath.dirname(source.path), spec)) for spec in held.specs)
    return replace(held, present=frozenset(spec for spec in beside if (base / spec).is_file())), found


def update(source: Source | None, held: Lock | None, site: Site, *, path: str) -> Update:
    """The lock as it is to be. `source` is the text that was read; `held` is None where an error stands."""
    path = source.path if source else path
    if held is None:
        return Update(path)
    old = held.moved({old: new for new, old in site.moves.items()}) if site.moves else held
    known = {plain(name) for name in old.circuits}
    fresh = sum(plain(name) not in known for name in site.allocated)
    return Update(
        path, Renewal(source, held, old, site), fresh, needed=bool(source or site.allocated), gone=_gone(old, site)
    )


def _gone(old: Lock, site: Site) -> tuple[str, ...]:
    """Locked circuits of this floor that do not stand on it; one may be in a spec that was not read."""
    if old.present - site.sources.keys():
        return ()
    here = {plain(circuit.name) for circuit in site.circuits}
    return tuple(sorted((name for name in old.circuits if plain(name) not in here), key=natural_key))
