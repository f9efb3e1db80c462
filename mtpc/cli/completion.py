"""`mtpc completion`: the script with which a shell completes `mtpc …`."""

from __future__ import annotations

import click

from mtpc.cli._options import ChoiceType
from mtpc.cli._streams import CLEAN, print_data

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_MTPC_COMPLETE"  # what click asks for; the script sets it

HELP = """Print the completion script for a shell: commands, options, codes, documents and names in the spec.

\b
  bash:  mtpc completion bash > ~/.local/share/bash-completion/completions/mtpc
  zsh:   mtpc completion zsh > ~/.zfunc/_mtpc        (with ~/.zfunc in fpath, before compinit)
  fish:  mtpc completion fish > ~/.config/fish/completions/mtpc.fish
"""


@click.command(help=HELP)
@click.argument("shell", type=ChoiceType(SHELLS), metavar="|".join(SHELLS))
def completion(shell: str) -> int:
    """Print the script for a shell."""
    from click.shell_completion import get_completion_class

    from mtpc.cli import _bash  # registers completion that differs from click's

    assert _bash
    shell_class = get_completion_class(shell)
    assert shell_class
    print_data([shell_class(click.get_current_context().find_root().command, {}, "mtpc", VARIABLE).source()])
    return CLEAN
