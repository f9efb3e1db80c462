"""Compiles the specs named on the command line."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mtpc.cli._progress import progress
from mtpc.cli._reading import spec_reader
from mtpc.cli._streams import CouldNot

if TYPE_CHECKING:
    from mtpc.result import Result


def compile_specs(specs: tuple[str, ...], today: str | None) -> Result:
    """The compiled model of these specs; raises `CouldNot`.

    Waivers and reservations end by `today`, default the machine's date; documents only show a date that is given.
    """
    from mtpc.pipeline import compile_paths

    with readable(specs), progress() as on_phase:
        return compile_paths(specs, today=today or this_day(), on_phase=on_phase, reader=spec_reader())


@contextmanager
def readable(specs: tuple[str, ...]) -> Iterator[None]:
    """Report why these specs cannot be read; raises `CouldNot`."""
    from mtpc.catalogue.records import BrokenCatalogue
    from mtpc.model.sources.spec_files import Unreadable

    for spec in specs:
        _refuse(spec)
    try:
        yield
    except (Unreadable, BrokenCatalogue) as error:
        raise CouldNot(str(error)) from None


def this_day() -> str:
    """The machine's date, ISO."""
    return time.strftime("%Y-%m-%d")  # datetime would take 5 ms to import, of every run


def _refuse(spec: str) -> None:
    """Refuse what is not a spec, and state what may be meant."""
    if spec.lower().endswith((".csv", ".xlsx", ".xls", ".toml")):
        raise CouldNot(f'{spec} is not a spec; a spec names it: `use "./{os.path.basename(spec)}"`')
