"""Records as TOML files have them, and the sources of their figures."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from mtpc.catalogue.bodies import NO_BODY, Body
from mtpc.catalogue.types import Confidence, Fact
from mtpc.diagnostics.suggest import near_sentence, numbered_sentence

Record = dict[str, Any]
DATA = Path(__file__).with_name("data")
SCHEMAS = Path(__file__).with_name("schemas")


class BrokenCatalogue(Exception):
    """A record that is shipped with mtpc cannot be used; the text names the file."""


class Contradiction(Exception):
    """A record that contradicts itself. `keys` lead to what should be changed: ("map", 1, "b")."""

    def __init__(self, message: str, *keys: str | int, help_: str = "") -> None:
        super().__init__(message)
        self.keys = keys
        self.help = help_


class UnknownName(Contradiction):
    """A record names another one that there is not: `known` are those there are, `meant` the one that is meant."""

    def __init__(
        self, noun: str, name: str, known: Sequence[str], *keys: str | int, message: str = "", meant: str = ""
    ) -> None:
        near = f"it is another name of {meant}: write that" if meant else near_sentence(noun, name, known)
        near = near or numbered_sentence(noun, name, known) or _all_of(noun, known)
        super().__init__(message or f"there is no {noun} {name}", *keys, help_=near)
        self.noun = noun
        self.name = name
        self.known = known
        self.meant = meant


def _all_of(noun: str, known: Sequence[str]) -> str:
    """A help: the few there are, or where they are listed."""
    if 0 < len(known) <= _FEW:
        return f"write {' or '.join(known)}"
    return f"list them with `mtpc catalog list {LISTED_AS[noun]}`"


_NAME_MAX = 100  # characters of the name of a shipped file
_FEW = 4  # names in a help
# What a record may name -> how it is called on the command line.
LISTED_AS = {
    "fibre class": "fibre",
    "map": "map",
    "grade": "grade",
    "connector family": "family",
    "pin-out": "pinout",
    "application": "application",
    "wavelength": "grid",
}


def file_name_like(name: str) -> bool:
    """Whether a name may be the stem of a shipped file: nothing that leads out of the folder."""
    return (
        0 < len(name) <= _NAME_MAX
        and name[0] not in ".-"
        and all(character.isalnum() or character in "-._+" for character in name)
    )


def read_shipped(path: Path) -> Record | None:
    """A shipped record, None where there is no such file; raises BrokenCatalogue."""
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise broken(path, error) from error
    try:
        return tomllib.loads(content.decode("utf-8"))
    except ValueError as error:
        raise broken(path, error) from error


def broken(path: Path, error: Exception) -> BrokenCatalogue:
    """The exception that names a broken shipped file."""
    shown = path.relative_to(DATA.parent).as_posix() if path.is_relative_to(DATA.parent) else path.as_posix()
    if isinstance(error, BrokenCatalogue):
        return error
    missing = f"it has no `{error.args[0]}`" if isinstance(error, KeyError) else str(error)
    return BrokenCatalogue(f"the shipped catalogue is broken: {shown}: {missing}; install mtpc again")


def fact_of(record: Record) -> Fact:
    """The `[source]` of a record."""
    source = record["source"]
    return Fact(
        title=source["title"],
        confidence=Confidence(source["confidence"]),
        place=source.get("place", ""),
        read_on=str(source["read_on"]),
        basis=source.get("basis", ""),
        note=source.get("note", ""),
        recalled=is_recalled(source.get("basis", "")),
    )


def is_recalled(basis: str) -> bool:
    """Whether a record states that a figure is from memory: `standard-recall`, `seen reach; recall loss`."""
    return "recall" in basis


def as_written(record: Record, *keys: str) -> Record:
    """The values of these keys, as they stand in the record."""
    return {key: record[key] for key in keys}


def decimal_or_none(record: Record, key: str) -> Decimal | None:
    """A figure, None where the record does not give it."""
    return Decimal(record[key]) if key in record else None


_MEASURES = tuple(Body.__annotations__)


def body_of(record: Record) -> Body:
    """The measures that a record states."""
    if not any(key in record for key in _MEASURES):
        return NO_BODY
    return Body(*(decimal_or_none(record, key) for key in _MEASURES))
