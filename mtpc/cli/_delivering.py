"""The documents of a build: which of them are wanted, and how they get into their folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mtpc.cli._earlier_orders import earlier_orders
from mtpc.cli._locking import locking
from mtpc.cli._phrases import similar
from mtpc.cli._progress import progress
from mtpc.cli._proposals import complete_documents
from mtpc.cli._streams import CouldNot, writing
from mtpc.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from mtpc.plan.rows.order_changes import EarlierOrder
    from mtpc.result import Result

Command = TypeVar("Command", bound=Callable[..., int])


@dataclass(frozen=True, slots=True)
class Wanted:
    """The documents to write, None for all; and the orders that were sent before, to be compared with."""

    documents: tuple[str, ...] | None
    sent: tuple[EarlierOrder, ...]


def document_options(command: Command) -> Command:
    """`--only` and `--order-since`, given to the command as one value `wanted`."""

    @click.option(
        "--only", metavar="NAMES", shell_complete=complete_documents,
        help="Write only these documents, separated by commas; leave the others as they are.",
    )  # fmt: skip
    @click.option(
        "--order-since", "since", multiple=True, metavar="FILE",
        help="The orders/<vendor>.json that was sent before: a change order against it is written as well.",
    )  # fmt: skip
    @wraps(command)
    def with_documents(*args: Any, only: str | None, since: tuple[str, ...], **options: Any) -> int:
        return command(*args, wanted=Wanted(documents_named(only), earlier_orders(since)), **options)

    return with_documents  # type: ignore[return-value]  # click calls it with two options where the command has one


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
    result: Result, folder: str, wanted: Wanted, today: str | None, *, overwrite: bool
) -> tuple[int, int]:
    """Write what is wanted; how many files the folder got, and how many older ones it keeps."""
    from mtpc.artefacts._artefact import Issue, document_of, emit
    from mtpc.delivery import Undeliverable, deliver, earlier

    documents = wanted.documents
    old_files = earlier(folder) if documents else {}
    old_files = {name: digest for name, digest in old_files.items() if document_of(name) not in (documents or ())}
    with progress() as on_phase:
        issue = Issue(today, findings=result.diagnostics, known=result.by_object(), earlier_orders=wanted.sent)
        files = emit(result.plant, issue, documents, old_files, on_phase=on_phase)
    kept = old_files.keys() - files.keys()
    try:
        with writing(), locking(result):
            deliver(files, folder, keep=kept, overwrite=overwrite)
    except Undeliverable as error:
        raise CouldNot(str(error)) from None
    return len(files), len(kept)
