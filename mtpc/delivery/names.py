"""Names of documents, names listed in an old manifest, and names of work folders."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from mtpc.opening import UnreadFile, read_bytes

MANIFEST = "manifest.json"
_LARGEST = 20_000_000  # bytes of a manifest; a line for each file
_MARK = ".mtpc-"
UNFINISHED = f"{_MARK}unfinished"  # in a work folder that holds nothing but new files and links to others
_DRIVE_OR_ROOT = re.compile(r"[/\\]|[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\\]")
_made: set[Path] = set()  # work folders of this run


def is_safe(name: str) -> bool:
    """Whether a document's name stays in its folder on every system."""
    plain = all(piece not in ("", ".", "..") and not piece.startswith(_MARK) for piece in name.split("/"))
    return plain and not _DRIVE_OR_ROOT.match(name) and not _CONTROL.search(name)


def in_manifest(folder: Path) -> dict[str, str]:
    """The names in a folder's manifest, each with its SHA-256, and its own without; empty if not written by mtpc."""
    try:
        document = json.loads(read_bytes(folder / MANIFEST, _LARGEST, follow=False))
    except (UnreadFile, ValueError, RecursionError):
        return {}
    if not isinstance(document, dict) or not str(document.get("schema", "")).startswith("mtpc-manifest/"):
        return {}
    listed = document.get("files")
    entries = [entry for entry in (listed if isinstance(listed, list) else []) if isinstance(entry, dict)]
    pairs = [(entry.get("name"), entry.get("sha256")) for entry in entries]
    digests = {name: digest for name, digest in pairs if isinstance(name, str) and isinstance(digest, str)}
    return {name: digest for name, digest in digests.items() if is_safe(name)} | {MANIFEST: ""}


def is_work(name: str) -> bool:
    """Whether a name is that of a work folder."""
    return _MARK in name


def new_folder(parent: Path, stem: str) -> Path:
    """A new work folder; its name has the number of the process that made it."""
    for attempt in range(1000):
        path = parent / f"{stem}{_MARK}{os.getpid()}-{attempt}"
        with suppress(FileExistsError):
            os.mkdir(path)
            _made.add(path)
            return path
    raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(parent))


def abandoned(parent: Path, stem: str) -> list[Path]:
    """Work folders of runs that have ended."""
    pattern = re.compile(re.escape(stem + _MARK) + r"(\d+)-\d+")
    try:
        named = [(name, pattern.fullmatch(name)) for name in sorted(os.listdir(parent))]
    except OSError:
        return []
    left = [parent / name for name, match in named if match and not _is_running(int(match[1]))]
    return [path for path in left if path not in _made]


def _is_running(process: int) -> bool:
    if process == os.getpid():  # what this run made is known: an earlier run had this number
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def walk(folder: Path, inside: str = "") -> Iterator[tuple[str, bool]]:
    """Everything in a folder by its relative name, and whether it is a folder; links are not followed."""
    with os.scandir(folder / inside) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            name, is_folder = f"{inside}{entry.name}", entry.is_dir(follow_symlinks=False)
            yield name, is_folder
            if is_folder:
                yield from walk(folder, f"{name}/")
