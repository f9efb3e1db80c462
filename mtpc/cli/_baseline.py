"""`--baseline` and `--write-baseline` of `mtpc check`: what is known to be wrong does not fail a check."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mtpc.cli._phrases import counted
from mtpc.cli._streams import CouldNot, say
from mtpc.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from mtpc.baseline.baseline_text import Entries
    from mtpc.result import Result

Command = TypeVar("Command", bound=Callable[..., int])


@dataclass(frozen=True, slots=True)
class Baselining:
    """The baseline to check against, the one to write, and whether that may take in what an earlier one lacks."""

    path: str | None
    written: str | None
    accepts_new: bool

    @property
    def is_used(self) -> bool:
        """Whether a baseline is given or asked for."""
        return self.path is not None or self.written is not None

    def refuse(self, option: str) -> None:
        """Raise a usage error where a baseline is given or asked for beside an option that knows none."""
        if self.is_used:
            raise click.UsageError(f"a baseline does not go with {option}")

    def earlier(self) -> Entries | None:
        """What is known before the check; None where there is no baseline yet. Raises `CouldNot`."""
        if self.path is not None:
            return _read(self.path)
        if self.written is not None and os.path.lexists(self.written):
            return _read(self.written)
        return None

    def apply(self, result: Result, earlier: Entries | None) -> Result:
        """Write the new baseline where one is asked for; the compile with what is known marked."""
        if not self.is_used:
            return result
        from mtpc.baseline.matching import recorded, with_known

        known = earlier or {}
        if self.written is not None:
            known = recorded(result, None if self.accepts_new else earlier)
            _write(self.written, known, earlier)
        return with_known(result, known)


def baseline_options(command: Command) -> Command:
    """`--baseline`, `--write-baseline` and `--accept-new`, given to the command as one value `baselining`."""

    @click.option("--baseline", "known", metavar="FILE", help="Fail only for what FILE does not know.")
    @click.option(
        "--write-baseline",
        "written",
        metavar="FILE",
        help="Write to FILE what is known to be wrong; over an earlier baseline only what that knows.",
    )
    @click.option("--accept-new", is_flag=True, help="With --write-baseline: also take in what is new.")
    @wraps(command)
    def with_baseline(*args: Any, known: str | None, written: str | None, accept_new: bool, **options: Any) -> int:
        if accept_new and written is None:
            raise click.UsageError("--accept-new goes with --write-baseline")
        return command(*args, baselining=Baselining(known, written, accept_new), **options)

    return with_baseline  # type: ignore[return-value]  # click calls it with three options where the command has one


def _read(path: str) -> Entries:
    from mtpc.baseline.baseline_text import BrokenBaseline, read
    from mtpc.model.sources.spec_files import Unreadable, read_source

    if os.path.isdir(path):
        raise CouldNot(f"{path} is a folder; name the file of the baseline")
    try:
        source = read_source(path)
        return read(source.path, source.text)
    except (Unreadable, BrokenBaseline) as error:
        raise CouldNot(str(error)) from None


def _write(path: str, known: Entries, earlier: Entries | None) -> None:
    from mtpc.baseline.baseline_text import as_text, count
    from mtpc.delivery.look import Undeliverable
    from mtpc.delivery.single import put

    try:
        put(path, as_text(known).encode("utf-8", "backslashreplace"))
    except Undeliverable as error:
        raise CouldNot(str(error)) from None
    findings, unjudged = count(known)
    before = "" if earlier is None else f" (before: {_counts(*count(earlier))})"
    say(f"{path} written: {_counts(findings, unjudged)}{before}")


def _counts(findings: int, unjudged: int) -> str:
    return f"{counted(findings, 'known findings')}, {unjudged:,} not judged"
