"""The documents of a build: which of them are wanted, and how they get into their folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtpc.cli._locking import locking
from mtpc.cli._phrases import similar
from mtpc.cli._progress import progress
from mtpc.cli._streams import CouldNot, writing

if TYPE_CHECKING:
    from mtpc.result import Result


def documents_named(only: str | None) -> tuple[str, ...] | None:
    """The documents that `--only` names, None for all; raises `CouldNot` for a name that none has."""
    if only is None:
        return None
    from mtpc.artefacts._artefact import names

    chosen = tuple(name.strip() for name in only.split(",") if name.strip())
    for name in chosen:
        if name not in names():
            raise CouldNot(f"there is no document {name}" + similar(name, names()))
    if not chosen:
        raise CouldNot(f"--only names no document (there are {', '.join(names())})")
    return chosen


def write_documents(
    result: Result, folder: str, documents: tuple[str, ...] | None, today: str | None, *, overwrite: bool
) -> tuple[int, int]:
    """Write these documents, None for all; how many files the folder got, and how many older ones it keeps."""
    from mtpc.artefacts._artefact import Issue, document_of, emit
    from mtpc.delivery import Undeliverable, deliver, earlier

    old_files = earlier(folder) if documents else {}
    old_files = {name: digest for name, digest in old_files.items() if document_of(name) not in (documents or ())}
    with progress() as on_phase:
        issue = Issue(today, findings=result.diagnostics, known=result.by_object())
        files = emit(result.plant, issue, documents, old_files, on_phase=on_phase)
    kept = old_files.keys() - files.keys()
    try:
        with writing(), locking(result):
            deliver(files, folder, keep=kept, overwrite=overwrite)
    except Undeliverable as error:
        raise CouldNot(str(error)) from None
    return len(files), len(kept)
