"""`mtpc check --fix`: the fixes of findings, shown as a diff or written into the specs that were named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mtpc.cli._compile import counted, diff_of, readable, summary, this_day
from mtpc.cli._spec_texts import write_specs
from mtpc.cli._streams import CLEAN, FINDINGS, print_data, say
from mtpc.dataclass import dataclass

if TYPE_CHECKING:
    from mtpc.mending import Mended
    from mtpc.pipeline import Result
    from mtpc.policy import Selection

Command = TypeVar("Command", bound=Callable[..., int])
NAMED_MAX = 20  # fixes that are told one by one


@dataclass(frozen=True, slots=True)
class Fixing:
    """What `--fix` is to do."""

    diff: bool
    unsafe: bool

    def write(self, specs: tuple[str, ...], selection: Selection, today: str | None) -> Result:
        """Write what mends findings into the specs; the compile of what they are then."""
        texts, mended = self._mend(specs, selection, today)
        write_specs({path: (texts[path], text) for path, text in mended.texts.items()})
        say("\n".join(_report(mended, "mended")))
        return mended.result

    def show(self, specs: tuple[str, ...], selection: Selection, today: str | None) -> int:
        """Print what would be written as a diff; 0 where nothing would be and no error stands."""
        texts, mended = self._mend(specs, selection, today)
        print_data(diff_of(path, texts[path], text) for path, text in sorted(mended.texts.items()))
        say("\n".join([*_report(mended, "would mend"), summary(mended.result)]))
        return FINDINGS if mended.texts or mended.result.failed else CLEAN

    def _mend(self, specs: tuple[str, ...], selection: Selection, today: str | None) -> tuple[dict[str, str], Mended]:
        from mtpc.mending import mend
        from mtpc.model.sources.spec_files import read_lock, read_specs
        from mtpc.pipeline import compile_texts

        with readable(specs):
            sources = read_specs(specs)
            texts, lock = {source.path: source.text for source in sources}, read_lock(sources)

            def compiled(now: Mapping[str, str]) -> Result:
                return compile_texts(now, Path(), lock, today=today or this_day())

            return texts, mend(texts, compiled, unsafe=self.unsafe, wanted=selection.holds)


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

    return with_fixing  # type: ignore[return-value]  # what click calls takes three options where the command has one


def _report(mended: Mended, word: str) -> Iterator[str]:
    """What was mended, what was not and why, and how much of it."""
    from mtpc.diagnostics._terminal import visible

    for repair in mended.done[:NAMED_MAX]:
        yield visible(f"{word} {repair.at}: {repair.finding.code} {repair.finding.message} ({repair.fix.title})")
    if len(mended.done) > NAMED_MAX:
        yield f"{word} {counted(len(mended.done) - NAMED_MAX, 'more findings')}"
    tried = [repair for repair in mended.refused if not repair.held_back]
    for repair in tried[:NAMED_MAX]:
        yield visible(f"not applied {repair.at}: {repair.finding.code} {repair.fix.title}: {repair.why}")
    left = len(mended.refused) - len(tried)
    if left:
        yield f"{counted(left, 'findings')} could be mended by what may mean something else: --unsafe-fixes"
