"""Filters at the ports of a part: the wavelengths that a port lets pass, by name of a grid or as bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtpc.catalogue.colours import Colours, all_but, colours_of
from mtpc.catalogue.fact_checks import check_typical
from mtpc.catalogue.lookups import Standards
from mtpc.catalogue.records import Contradiction, Record, UnknownName, decimal_or_none
from mtpc.catalogue.types import Terminal

_LOSSES = ("loss_through_db_max", "loss_through_db_typical")
_KEYS = ("wavelength", *_LOSSES)
REST = "rest"  # what no other port of the part lets pass


def with_filters(
    terminals: list[Terminal], rows: Sequence[int], ports: Sequence[Record], standards: Standards
) -> list[Terminal]:
    """The connectors with what their filters let pass; `rows` says of which record of `ports` each is."""
    if not any(key in port for port in ports for key in _KEYS):
        return terminals
    own = [_own(port, number, standards) for number, port in enumerate(ports)]
    rest = all_but(tuple(band for each in own if each is not None for band in each))
    made = []
    for terminal, number in zip(terminals, rows, strict=True):
        port = ports[number]
        passes = rest if _is_rest(port) else own[number]
        through_db, typical_db = (decimal_or_none(port, key) for key in _LOSSES)
        check_typical("loss through it", (typical_db, through_db), "port", number, "loss_through_db_typical")
        made.append(replace(terminal, passes=passes, through_db=through_db, through_typical_db=typical_db))
    return made


def _is_rest(port: Record) -> bool:
    return bool(port.get("wavelength") == [REST])


def _own(port: Record, number: int, standards: Standards) -> Colours | None:
    if "wavelength" not in port or _is_rest(port):
        return None
    bands = [band for name in port["wavelength"] for band in _named(name, number, standards)]
    return tuple(sorted(set(bands)))


def _named(name: str, number: int, standards: Standards) -> Colours:
    named = standards.wavelength(name)
    if named is not None:
        return named
    if not name[:1].isdigit():
        raise UnknownName("wavelength", name, [*standards.wavelength_names(), REST], "port", number, "wavelength")
    try:
        return colours_of(name)
    except ValueError as error:
        help_ = 'write a wavelength of a grid, `cwdm-1550`, or a band, `"1260-1360"`'
        raise Contradiction(str(error), "port", number, "wavelength", help_=help_) from None
