"""The texts of specs that commands rewrite: read by name, compared with what they become, written back in place."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mtpc.cli._compile import readable, this_day
from mtpc.cli._reading import spec_reader
from mtpc.cli._streams import CouldNot, writing
from mtpc.opening import STDIN
from mtpc.text import Source

if TYPE_CHECKING:
    from mtpc.result import Result


def sources_named(paths: tuple[str, ...]) -> list[Source]:
    """The texts of the files named, of every .mtp in folders and below, or of stdin; raises `CouldNot`."""
    from mtpc.model.sources.spec_files import Unreadable

    reader = spec_reader()
    try:
        sources = [reader.read(path) for path in _files(paths)]
    except Unreadable as error:
        raise CouldNot(str(error)) from None
    return list({os.path.realpath(source.path): source for source in sources}.values())


def _files(paths: tuple[str, ...]) -> Iterator[str]:
    """The files that are named, and the specs in folders that are, sorted."""
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            yield path
            continue
        specs = list(_specs_below(path))
        if not specs:
            raise CouldNot(f"there is no .mtp file in {path}")
        yield from specs


def _specs_below(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise CouldNot(f"{error.filename} cannot be read: {error.strerror}")

    for below, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(".mtp") and not name.startswith("."):
                yield os.path.join(below, name)


def texts_to_try(
    specs: tuple[str, ...], today: str | None
) -> tuple[dict[str, str], Callable[[Mapping[str, str]], Result]]:
    """The texts of these specs by path, and what compiles others in their place; raises `CouldNot`."""
    from mtpc.model.sources.spec_files import read_lock, read_specs
    from mtpc.pipeline import compile_texts

    with readable(specs):
        reader = spec_reader()
        sources = read_specs(specs, reader)
        texts = {source.path: source.text for source in sources}
        lock = read_lock(sources, reader)
    settings = {source.path: source.text for source in reader.settings}

    def compiled(texts_now: Mapping[str, str]) -> Result:
        with readable(specs):
            every = {**texts_now, **settings}
            return compile_texts(every, Path(), lock, today=today or this_day(), trust=reader.trust)

    return texts, compiled


def diff_of(path: str, old: str, new: str) -> str:
    """What changes in a file, as `patch` reads it; a line ends at a line feed only."""
    from difflib import unified_diff

    before, after = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (old, new))
    lines = unified_diff(before, after, path, path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def write_specs(texts: Mapping[str, tuple[str, str]], read: Iterable[str] = ()) -> None:
    """Write new texts, each over the old one it was made from, by path; raises `CouldNot`.

    What a killed run left beside them, or beside others that were `read`, is removed.
    """
    from mtpc.delivery.beside import sweep
    from mtpc.delivery.look import Undeliverable
    from mtpc.delivery.rewrite import rewrite

    sweep({*texts, *read})
    try:
        with writing():
            rewrite({path: (old.encode(), new.encode()) for path, (old, new) in texts.items()})
    except Undeliverable as error:
        raise CouldNot(str(error)) from None
