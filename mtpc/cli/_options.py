"""Values of options and arguments, and those that several commands take."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import click

from mtpc.cli._progress import NO_PROGRESS
from mtpc.cli._proposals import complete_spec
from mtpc.cli._streams import QUIET

Command = TypeVar("Command", bound=Callable[..., int])


class ChoiceType(click.Choice[str]):
    """A choice that suggests a similar value."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """The given value, a similar one, and all values."""
        from mtpc.diagnostics.suggest import near_names

        near = near_names(str(value), self.choices, count_max=1)
        suggestion = f"; a similar value is {near[0]}" if near else ""
        return f"{value!r} is not a value of this option{suggestion} (values: {', '.join(self.choices)})"


class DateType(click.ParamType[str]):
    """A date, YYYY-MM-DD, kept as text."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date, if it exists."""
        from datetime import date

        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value), re.ASCII):
                raise ValueError
            date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2026-11-20", param, ctx)
        return str(value)


SPECS = click.argument("specs", nargs=-1, required=True, metavar="SPEC...", shell_complete=complete_spec)
TODAY = click.option("--today", type=DateType(), metavar="DATE", help="The date to use as today, such as 2026-11-20.")
TEXT_OR_JSON = click.option(
    "--format", "form", type=ChoiceType(["text", "json"]), default="text", help="Output format."
)
COLOUR = click.option(
    "--color", type=ChoiceType(["auto", "always", "never"]), default="auto", help="Colour the findings."
)
SHOW_ALL = click.option(
    "--show-all", "every", is_flag=True, help="Show every finding, including those folded into one."
)

REQUIRE_PROOF = click.option(
    "--require-proof", is_flag=True,
    help="Fail unless every channel is proved: none unjudged, no finding waived, lowered or known.",
)  # fmt: skip


def talk_options(command: Command) -> Command:
    """`-q` and `--no-progress`: what is printed beside the data; the command itself does not receive them."""
    return QUIET(NO_PROGRESS(command))
