"""What commands do with `mtpc.lock`: write it, refuse to change it, or report what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from mtpc.cli._phrases import counted
from mtpc.cli._streams import CouldNot, say
from mtpc.text import is_pair

if TYPE_CHECKING:
    from mtpc.result import Result

_NAMED = 10  # circuits that are named in one sentence
LOCKED = click.option("--locked", is_flag=True, help="Stop if mtpc.lock would change.")


def refuse_change(result: Result) -> None:
    """With `--locked`: raise `CouldNot` if the lock is not what this model needs."""
    lock = result.lock
    if lock.needed and lock.changes:
        raise CouldNot(f"{lock.path} would change: {'; '.join(lock.changes)}. Write it with `mtpc lock` and commit it")


def say_unlocked(result: Result) -> None:
    """How many circuits have a leg that is not recorded in a lock."""
    if result.lock.fresh:
        legs = "leg of 1 circuit" if result.lock.fresh == 1 else f"legs of {counted(result.lock.fresh, 'circuits')}"
        say(f"{result.lock.path} does not record the {legs} yet; run `mtpc build` or `mtpc lock`")


def say_gone(result: Result, *, dropped: bool = False) -> None:
    """Which circuits are locked and no longer in the model: under a new name they would lose their legs."""
    gone, path = result.lock.gone, result.lock.path
    if not gone:
        return
    more = f" and {len(gone) - _NAMED} more" if len(gone) > _NAMED else ""
    move = f"moved {'OLD' if is_pair(gone[0]) else gone[0]} -> …"
    help_ = f"`{move}` keeps {'its leg' if len(gone) == 1 else 'their legs'}"
    if dropped:
        help_ = f"with the old {path} restored, {help_}"
    verb = "is" if len(gone) == 1 else "are"
    say(f"{counted(len(gone), 'circuits')} of {path} {verb} gone: {', '.join(gone[:_NAMED])}{more}; {help_}")


@contextmanager
def locking(result: Result, *, always: bool = False) -> Iterator[None]:
    """Write the lock if the block succeeds, and the lock is needed and changes; raises `CouldNot`."""
    from mtpc.delivery.beside import sweep
    from mtpc.delivery.look import Undeliverable

    lock = result.lock
    source = result.sources.get(lock.path)
    if lock.text is None or not (lock.changes or not source) or not (lock.needed or always):
        sweep([lock.path])
        yield
        return
    from mtpc.delivery.put_lock import with_lock

    old = source.text.encode("utf-8") if source else None
    try:
        with with_lock(lock.path, old, lock.text.encode("utf-8")):
            yield
    except Undeliverable as error:
        raise CouldNot(str(error)) from None
    new = f": {counted(lock.fresh, 'new circuits')}" if lock.fresh else ""
    say(f"{lock.path} written{new}")
    say_gone(result, dropped=True)
