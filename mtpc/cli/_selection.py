"""Which findings `mtpc check` prints: `--select` and `--ignore`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mtpc.cli._phrases import similar
from mtpc.cli._proposals import complete_codes

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = TypeVar("Command", bound=Callable[..., int])


class CodesType(click.ParamType[tuple[str, ...]]):
    """Rule codes or families, separated by commas."""

    name = "codes"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The codes in capitals; an unknown one is refused."""
        codes = tuple(code.strip().upper() for code in str(value).split(",") if code.strip())
        for code in codes:
            self._check(code, param, ctx)
        return codes

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """Families, and codes once a family is typed."""
        return complete_codes(ctx, param, incomplete)

    def _check(self, code: str, param: click.Parameter | None, ctx: click.Context | None) -> None:
        from mtpc.rules.files import mistake_files, rule_files
        from mtpc.rules.rule import FAMILIES

        codes = {*rule_files(), *mistake_files(), *FAMILIES}
        if code not in codes:
            self.fail(f"there is no rule {code}{similar(code, codes)}", param, ctx)


def selection_options(command: Command) -> Command:
    """`--select` and `--ignore`, given to the command as one value `selection`."""

    @click.option("--select", type=CodesType(), default="", metavar="CODES", help="Print only these codes or families.")
    @click.option(
        "--ignore", type=CodesType(), default="", metavar="CODES", help="Do not print these codes or families."
    )
    @wraps(command)
    def with_selection(*args: Any, select: tuple[str, ...], ignore: tuple[str, ...], **options: Any) -> int:
        from mtpc.policy import Selection

        return command(*args, selection=Selection(select, ignore), **options)

    return with_selection  # type: ignore[return-value]  # click calls it with two options where the command has one
