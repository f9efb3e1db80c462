"""`mtpc check --fix`: applies the fixes of findings to the named specs, or shows them as a diff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mtpc.cli._phrases import counted
from mtpc.cli._report import summary
from mtpc.cli._spec_texts import diff_of, texts_to_try, write_specs
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, print_data, say
from mtpc.lazy_dataclass import dataclass
from mtpc.opening import STDIN

if TYPE_CHECKING:
    from mtpc.fixing import FixedSpecs
    from mtpc.policy import Selection
    from mtpc.result import Result

Command = TypeVar("Command", bound=Callable[..., int])
NAMED_MAX = 20  # fixes that are listed one by one


@dataclass(frozen=True, slots=True)
class Fixing:
    """What `--fix` has to do."""

    diff: bool
    unsafe: bool

    def write(self, specs: tuple[str, ...], selection: Selection, today: str | None) -> Result:
        """Write the fixes of findings into the specs; the compile of the fixed specs."""
        if STDIN in specs:
            raise CouldNot(f"--fix writes into files, and {STDIN} is none; show the fixes with --fix --diff")
        texts, fixed = self._fix(specs, selection, today)
        write_specs({path: (texts[path], text) for path, text in fixed.texts.items()})
        say(*_report(fixed, "fixed"))
        return fixed.result

    def show(self, specs: tuple[str, ...], selection: Selection, today: str | None) -> int:
        """Print what would be written as a diff; 0 if nothing would be written and there is no error."""
        texts, fixed = self._fix(specs, selection, today)
        print_data(diff_of(path, texts[path], text) for path, text in sorted(fixed.texts.items()))
        say(*_report(fixed, "would fix"), summary(fixed.result))
        return FINDINGS if fixed.texts or fixed.result.failed else CLEAN

    def _fix(
        self, specs: tuple[str, ...], selection: Selection, today: str | None
    ) -> tuple[dict[str, str], FixedSpecs]:
        from mtpc.fixing import fix_texts

        texts, compiled = texts_to_try(specs, today)
        return texts, fix_texts(texts, compiled, unsafe=self.unsafe, selects=selection.holds)


def fix_options(command: Command) -> Command:
    """`--fix`, `--diff` and `--unsafe-fixes`, given to the command as one value `fixing`, None without `--fix`."""

    @click.option("--fix", is_flag=True, help="Apply fixes to the files where the meaning is certain.")
    @click.option("--diff", is_flag=True, help="With --fix: print what would change, and write nothing.")
    @click.option("--unsafe-fixes", is_flag=True, help="With --fix: also apply fixes that may change the meaning.")
    @wraps(command)
    def with_fixing(*args: Any, fix: bool, diff: bool, unsafe_fixes: bool, **options: Any) -> int:
        if not fix and (diff or unsafe_fixes):
            raise click.UsageError(f"{'--diff' if diff else '--unsafe-fixes'} goes with --fix")
        return command(*args, fixing=Fixing(diff, unsafe_fixes) if fix else None, **options)

    return with_fixing  # type: ignore[return-value]  # click calls it with three options where the command has one


def _report(fixed: FixedSpecs, word: str) -> Iterator[str]:
    """What was fixed, and what was not and why."""
    for offer in fixed.applied[:NAMED_MAX]:
        yield f"{word} {offer.place}: {offer.finding.code} {offer.finding.message} ({offer.fix.title})"
    if len(fixed.applied) > NAMED_MAX:
        yield f"{word} {counted(len(fixed.applied) - NAMED_MAX, 'more findings')}"
    failed = [offer for offer in fixed.refused if not offer.held_back]
    for offer in failed[:NAMED_MAX]:
        yield f"not applied {offer.place}: {offer.finding.code} {offer.fix.title}: {offer.why}"
    left = len(fixed.refused) - len(failed)
    if left:
        yield f"{counted(left, 'findings')} could be fixed in ways that may change the meaning: --unsafe-fixes"
