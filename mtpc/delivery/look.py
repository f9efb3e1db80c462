"""What already exists where documents are to be written, and whether it may be replaced."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from mtpc.delivery.names import MANIFEST, abandoned, in_manifest, is_safe
from mtpc.lazy_dataclass import dataclass
from mtpc.opening import Obstacle, UnreadFile, read_bytes

NAMED_MAX = 3  # changed documents that are named
_LARGEST = 1_000_000_000  # bytes of a document


class Undeliverable(Exception):
    """The documents cannot be put there; the text says why. Nothing was changed."""


class CannotExchange(Exception):
    """The folder has to be worked on in place."""


@dataclass(frozen=True, slots=True)
class Job:
    """The files to write, the folder, and the existing documents (`ours`) that are removed or replaced."""

    files: Mapping[str, bytes]
    folder: Path  # without symbolic links
    ours: frozenset[str]

    @property
    def stem(self) -> str:
        """The beginning of the names of work folders beside the folder."""
        return f".{self.folder.name[:100]}"


def refuse_no_folder(target: Path, named: str) -> None:
    """Raise `Undeliverable` if the path or a parent exists and is not a folder."""
    if not named:
        raise Undeliverable("the folder for the documents has no name")
    for path in (target, *target.parents):
        if os.path.lexists(path):
            if not path.is_dir():
                raise Undeliverable(f"{named} cannot be written: {path} is not a folder")
            return


def look(
    files: Mapping[str, bytes], folder: Path, named: str, *, keep: Collection[str] = (), overwrite: bool = False
) -> Job:
    """The job, unless it would overwrite a file of the user's, or a document that was changed since it was written."""
    existing = standing(folder)
    for name in files:
        obstacle = _in_the_way(folder, name, existing)
        if obstacle is not None and not is_same(folder / name, files[name]):
            path = f"{named.rstrip('/')}/{obstacle}"
            raise Undeliverable(f"{path} was not written by mtpc; move it, or name another folder for the documents")
    ours = frozenset(name for name in existing if name in files or name not in keep)
    assert all(map(is_safe, ours))
    if not overwrite:
        changed = [
            name for name in sorted(ours - {MANIFEST}) if _is_changed(folder / name, existing[name], files.get(name))
        ]
        _refuse_changed([f"{named.rstrip('/')}/{name}" for name in changed])
    for name in sorted(ours):
        if _is_read_only(folder / name, files.get(name)):
            path = f"{named.rstrip('/')}/{name}"
            raise Undeliverable(f"{path} cannot be written: its permissions do not allow it")
    return Job(files, folder, ours)


def standing(folder: Path) -> dict[str, set[str]]:
    """The documents in a folder, each with the SHA-256 values it may have been written with."""
    digests_by_name: dict[str, set[str]] = {}
    left = abandoned(folder, "")  # by runs that were killed while they replaced files one by one
    for place in (folder, *(work / "new" for work in left)):
        for name, digest in in_manifest(place).items():
            digests_by_name.setdefault(name, set()).add(digest)
    return {name: digests for name, digests in digests_by_name.items() if _is_file(folder, name)}


def digest_of(path: Path) -> str:
    """The SHA-256 of a file; empty for a link, as its target is not a document, and for what is none at all."""
    try:
        return hashlib.sha256(read_bytes(path, _LARGEST, follow=False)).hexdigest()
    except UnreadFile as unread:
        if unread.obstacle is Obstacle.SYSTEM:
            raise OSError(unread.told) from None
        return ""


def _is_changed(path: Path, written: set[str], new: bytes | None) -> bool:
    """Whether a document was changed and the change would be lost."""
    return digest_of(path) not in written and (new is None or not is_same(path, new))


def _is_read_only(path: Path, new: bytes | None) -> bool:
    """Whether a document is to change, or to go, and its permissions do not allow that; a link has none."""
    return not path.is_symlink() and not os.access(path, os.W_OK) and (new is None or not is_same(path, new))


def _refuse_changed(changed: list[str]) -> None:
    if not changed:
        return
    more = f" and {len(changed) - NAMED_MAX} more" if len(changed) > NAMED_MAX else ""
    was, them = ("was", "it") if len(changed) == 1 else ("were", "them")
    since = "it was" if len(changed) == 1 else "they were"
    raise Undeliverable(
        f"{', '.join(changed[:NAMED_MAX])}{more} {was} changed since {since} written; "
        f"move {them} away, or build with --overwrite"
    )


def _is_file(folder: Path, name: str) -> bool:
    """Whether there is a file or link of that name that is not reached through a link."""
    *above, _ = prefixes(name)
    if any((folder / piece).is_symlink() for piece in above):
        return False
    path = folder / name
    return os.path.lexists(path) and (path.is_symlink() or not path.is_dir())


def _in_the_way(folder: Path, name: str, ours: Collection[str]) -> str | None:
    """The user's file, link or folder that keeps a document from being written under its name."""
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


def is_same(path: Path, content: bytes) -> bool:
    """Whether the file already has exactly this content."""
    try:
        return read_bytes(path, len(content), follow=False) == content
    except UnreadFile:
        return False
