"""The program in a fork of this process: modules are imported already, all else is as in a process of its own."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryFile
from typing import BinaryIO, NoReturn

import mtpc
from mtpc.cli import main
from mtpc.pipeline import compile_texts


def run(
    arguments: Sequence[str], cwd: Path, env: Mapping[str, str], patience_s: float
) -> subprocess.CompletedProcess[str]:
    """Carry out one command line; whoever takes longer is ended, as by `subprocess.run`."""
    warm_up()
    with TemporaryFile() as output, TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, patience_s)
            become(arguments, cwd, env, output.fileno(), errors.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == -signal.SIGALRM:
            raise subprocess.TimeoutExpired(["mtpc", *arguments], patience_s)
        return subprocess.CompletedProcess(["mtpc", *arguments], code, _text(output), _text(errors))


@cache
def warm_up() -> None:
    """What the program imports and reads only when it needs it, once for all forks."""
    for module in walk_packages(mtpc.__path__, "mtpc."):
        if module.name != "mtpc.__main__":
            import_module(module.name)
    compile_texts({"warm.mtp": "edition 2026\n"})


def become(arguments: Sequence[str], cwd: Path, env: Mapping[str, str], output: int, errors: int) -> NoReturn:
    code = 1
    try:
        for stream, file in enumerate((os.open(os.devnull, os.O_RDONLY), output, errors)):
            os.dup2(file, stream)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115  they end with the process
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        sys.argv = ["mtpc", *arguments]
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _text(file: BinaryIO) -> str:
    file.seek(0)
    return io.TextIOWrapper(file, encoding="utf-8").read()
