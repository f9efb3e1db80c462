"""What stands where documents are to go, and whether it may be replaced."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from mtpc.dataclass import dataclass
from mtpc.delivery.names import abandoned, in_manifest, is_safe


class Undeliverable(Exception):
    """The documents cannot be put there; the text says why. Nothing was changed."""


class CannotExchange(Exception):
    """The folder has to be worked on in place."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be put where, and which of the names that are there are ours."""

    files: Mapping[str, bytes]
    folder: Path  # without symbolic links
    ours: frozenset[str]

    @property
    def stem(self) -> str:
        """How the names of work folders beside the folder begin."""
        return f".{self.folder.name[:100]}"


def refuse_no_folder(target: Path, named: str) -> None:
    """Raise `Undeliverable` where something that is no folder is in the way."""
    if not named:
        raise Undeliverable("the folder for the documents has no name")
    for path in (target, *target.parents):
        if os.path.lexists(path):
            if not path.is_dir():
                raise Undeliverable(f"{named} cannot be written: {path} is not a folder")
            return


def look(files: Mapping[str, bytes], folder: Path, named: str) -> Job:
    """The job, unless it would overwrite what is not ours."""
    known = in_manifest(folder)
    for left in abandoned(folder, ""):  # a run that was killed while it replaced files one by one
        known |= in_manifest(left / "new")
    ours = frozenset(name for name in known if _is_file(folder, name))
    for name in files:
        held = _in_the_way(folder, name, ours)
        if held is not None and not _is_same(folder / name, files[name]):
            there = f"{named.rstrip('/')}/{held}"
            raise Undeliverable(f"{there} was not written by mtpc; move it, or name another folder for the documents")
    assert all(map(is_safe, ours))
    return Job(files, folder, ours)


def _is_file(folder: Path, name: str) -> bool:
    """Whether there is a file or link of that name that is not reached through a link."""
    *above, _ = prefixes(name)
    if any((folder / piece).is_symlink() for piece in above):
        return False
    path = folder / name
    return os.path.lexists(path) and (path.is_symlink() or not path.is_dir())


def _in_the_way(folder: Path, name: str, ours: frozenset[str]) -> str | None:
    """What keeps a document from being written under its name: a file, a link or a folder of the user's."""
    *above, _ = prefixes(name)
    for piece in above:
        path = folder / piece
        if os.path.lexists(path) and (path.is_symlink() or not path.is_dir()) and piece not in ours:
            return piece
    return name if os.path.lexists(folder / name) and name not in ours else None


def prefixes(name: str) -> Iterator[str]:
    """`orders`, `orders/acme.csv`."""
    pieces = name.split("/")
    return ("/".join(pieces[: count + 1]) for count in range(len(pieces)))


def _is_same(path: Path, content: bytes) -> bool:
    """Whether exactly this document stands there already."""
    return not path.is_symlink() and path.is_file() and path.read_bytes() == content
