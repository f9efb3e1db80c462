"""Where and how `mtpc check` shows the findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mtpc.cli._options import COLOUR, SHOW_ALL, ChoiceType
from mtpc.cli._report import findings, report
from mtpc.cli._streams import CouldNot, colour, print_data, print_page, say
from mtpc.diagnostics._terminal import page_lines
from mtpc.diagnostics.formats import form, forms
from mtpc.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from mtpc.diagnostics.formats import Report
    from mtpc.policy import Selection
    from mtpc.result import Result

Command = TypeVar("Command", bound=Callable[..., int])


@dataclass(frozen=True, slots=True)
class Showing:
    """The form of findings, the file they go to (None: stdout), whether every one is shown, the colour."""

    form: str
    path: str | None
    every: bool
    color: str

    @property
    def hides_known(self) -> bool:
        """Whether findings that a baseline knows are left out."""
        return form(self.form).hides_known and not self.every

    def show(self, result: Result, selection: Selection) -> None:
        """The findings; for GitHub also a table on the summary page of the step."""
        in_colour = self.path is None and colour(self.color, sys.stdout)
        text = findings(result, self.form, colour=in_colour, every=self.every, selection=selection)
        for_people = form(self.form).for_people
        if self.path is not None:
            _write(self.path, "".join(page_lines([text])) if for_people else text)
        elif for_people:
            print_page([text], coloured=in_colour)
        else:
            print_data([text])
        page = os.environ.get("GITHUB_STEP_SUMMARY")
        if self.form == "github" and page:
            _append(page, report(result, every=self.every, selection=selection))


def show_options(command: Command) -> Command:
    """`--output-format`, `--output-file`, `--show-all` and `--color`, given to the command as one value `showing`."""

    @click.option(
        "--output-format", "form", type=ChoiceType(forms()), default="text", help="Output format of the findings."
    )
    @click.option("--output-file", "path", metavar="FILE", help="Write the findings to FILE, completely or not at all.")
    @SHOW_ALL
    @COLOUR
    @wraps(command)
    def with_showing(*args: Any, form: str, path: str | None, every: bool, color: str, **options: Any) -> int:
        return command(*args, showing=Showing(form, path, every, color), **options)

    return with_showing  # type: ignore[return-value]  # click calls it with four options where the command has one


def _write(path: str, text: str) -> None:
    from mtpc.delivery.look import Undeliverable
    from mtpc.delivery.single import put

    try:
        put(path, text.encode("utf-8", "backslashreplace"))
    except Undeliverable as error:
        raise CouldNot(str(error)) from None


def _append(page: str, shown: Report) -> None:
    from mtpc.delivery.look import Undeliverable
    from mtpc.delivery.single import append
    from mtpc.diagnostics.formats.github import table

    try:
        append(page, table(shown).encode("utf-8", "backslashreplace"))
    except Undeliverable as error:
        say(f"mtpc: {error}; the table of findings is left out")
