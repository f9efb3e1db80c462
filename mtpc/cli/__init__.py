"""argv in, exit code out: the only package that prints or ends the program; `delivery/` writes for it.

A command is one file `<name>.py` of this folder, found by its name, that holds the click command of that name; what
commands share is in files whose names start with `_`. Only the command asked for is imported, and it imports what
it needs when it runs.

Exit codes: 0 clean (there may be warnings and notes), 1 errors in a spec, 2 could not do the job, 70 an internal error,
130 interrupted, 143 terminated.
"""

from __future__ import annotations

import gc
import os
import sys
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import click

from mtpc import __version__
from mtpc.cli import _streams
from mtpc.cli._streams import COULD_NOT, CouldNot, say

HELP = """A compiler for fibre cabling: reads a spec, proves every fibre, writes the documents.

\b
  mtpc check specs/quickstart.mtp
  mtpc trace specs/quickstart.mtp --at sw1.et-0/0/0
  mtpc build specs/hall.mtp -o build --today 2026-11-20
  mtpc explain POL101

\b
Exit codes: 0 no error stands (there may be warnings), 1 errors in the spec,
2 the job could not be done, 70 an internal error of mtpc, 130 interrupted, 143 terminated.
"""


class Commands(click.Group):
    """The commands of this folder, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, sorted."""
        return sorted(_files())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or none."""
        file = _files().get(cmd_name)
        if file is None:
            return None
        command = getattr(import_module(f"{__name__}.{file}"), file)
        assert isinstance(command, click.Command), f"{file}.py has no command {file}"
        command.name = cmd_name
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and the remaining arguments; for an unknown one click suggests a similar name from `commands`."""
        if args[0] not in _files():
            self.commands = dict.fromkeys(_files(), click.Command(None))
        return super().resolve_command(ctx, args)


@cache
def _files() -> dict[str, str]:
    """Name of a command -> its file; a command named as a Python keyword has a file such as `import_.py`."""
    names = (module.name for module in iter_modules(__path__))
    return {name.rstrip("_"): name for name in names if not name.startswith("_")}


@click.group(
    cls=Commands, help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="mtpc", message="%(prog)s %(version)s")
def mtpc() -> None:
    """The group of all commands."""


def run(argv: list[str]) -> int:
    """Run one command line; never raises."""
    try:
        code = mtpc.main(argv, prog_name="mtpc", standalone_mode=False)
        return code if isinstance(code, int) else _streams.CLEAN
    except CouldNot as error:
        error.show()
        return COULD_NOT
    except click.ClickException as error:
        _streams.say_usage(error)
        return error.exit_code
    except _streams.Terminated:
        say("mtpc: terminated")
        return _streams.TERMINATED
    except (click.Abort, KeyboardInterrupt):
        say("mtpc: interrupted")
        return _streams.INTERRUPTED
    except Exception as error:  # an internal error: reported in two lines, in full only on request
        return _report_internal_error(error)


def _report_internal_error(error: Exception) -> int:
    import traceback

    if os.environ.get("MTPC_TRACEBACK"):
        _streams.say_page(traceback.format_exc(), talk=False)
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{os.path.basename(frames[-1].filename)}, line {frames[-1].lineno}" if frames else "nowhere"
    say(f"mtpc {__version__} has an internal error: {type(error).__name__} in {where}: {error}")
    say("Your spec is not the cause. Run again with MTPC_TRACEBACK=1; send the output and the spec to the maintainers.")
    return _streams.INTERNAL_ERROR


def main() -> None:
    """The program `mtpc`."""
    gc.disable()  # values of a compile live to its end; collecting takes three times as long
    if "_MTPC_COMPLETE" in os.environ:  # a shell asks
        import_module(f"{__name__}._bash")
    _streams.open_streams()
    sys.exit(_streams.finish(run(sys.argv[1:]) if _is_somewhere() else COULD_NOT))


def _is_somewhere() -> bool:
    """Whether the working directory, from which files are named, is still there."""
    try:
        os.getcwd()
    except OSError:
        say("mtpc: the working directory is gone; change to one that exists")
        return False
    return True
