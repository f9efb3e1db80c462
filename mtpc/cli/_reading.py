"""How specs are read: whether the project is trusted, and what the text from stdin is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from mtpc.model.sources.spec_files import SpecReader

Command = TypeVar("Command", bound=Callable[..., int])
_TRUST, _STDIN_NAME = "mtpc.trust", "mtpc.stdin_name"


def _remember(key: str) -> Callable[[click.Context, click.Parameter, object], None]:
    def remember(context: click.Context, _: click.Parameter, value: object) -> None:
        context.meta[key] = value

    return remember


_TRUST_OPTION = click.option(
    "--trust", is_flag=True, expose_value=False, callback=_remember(_TRUST),
    help="Let mtpc.toml allow folders outside of the project, and raise limits.",
)  # fmt: skip
_STDIN_OPTION = click.option(
    "--stdin-filename", metavar="NAME", default="stdin.mtp", expose_value=False, callback=_remember(_STDIN_NAME),
    help="Name to use for the text read from -.",
)  # fmt: skip


def reading_options(command: Command) -> Command:
    """`--trust` and `--stdin-filename`; the command itself does not receive them."""
    return _TRUST_OPTION(_STDIN_OPTION(command))


def spec_reader() -> SpecReader:
    """What reads specs as the running command was asked to."""
    from mtpc.model.sources.spec_files import SpecReader

    meta = click.get_current_context().meta
    return SpecReader(trust=bool(meta[_TRUST]), stdin_name=str(meta[_STDIN_NAME]))
