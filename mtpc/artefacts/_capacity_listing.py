"""Fibres by colour and free capacity, as `mtpc show` prints them: tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from mtpc.catalogue.standards import ColourCode
from mtpc.plan.fibre_colours import ColouredFibre
from mtpc.plan.show.free_capacity import Capacity

_NAMES_MAX = 12  # of one row; JSON has all
_HEADS = ("fibre", "end a", "port", "tube", "colour", "end b", "port")


def fibres_as_text(name: str, code: ColourCode, fibres: Iterable[ColouredFibre]) -> Iterator[str]:
    """A row a fibre, under what the colours are taken from."""
    yield f"{name}: fibres from end a, colours by {code.shown} ({code.fact.confidence})\n\n"
    rows = [_HEADS, *map(_cells, fibres)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    kept = [column for column in range(len(_HEADS)) if any(row[column] for row in rows[1:])]
    for row in rows:
        yield "  ".join(f"{row[column]:<{widths[column]}}" for column in kept).rstrip() + "\n"


def _cells(fibre: ColouredFibre) -> tuple[str, ...]:
    tube = f"{fibre.tube} {fibre.tube_colour}".rstrip() if fibre.tube else ""
    colour = fibre.fibre_colour or "not listed"
    return (str(fibre.number), fibre.near, fibre.near_port, tube, colour, fibre.far, fibre.far_port)


def fibres_as_json(name: str, code: ColourCode, fibres: Iterable[ColouredFibre]) -> Iterator[str]:
    """`mtpc-fibres/1`."""
    head = {"schema": "mtpc-fibres/1", "cable": name, "colours": code.name, "confidence": code.fact.confidence}
    yield json.dumps(head | {"fibres": [asdict(fibre) for fibre in fibres]}, indent=2, ensure_ascii=False) + "\n"


def free_as_text(capacities: Sequence[Capacity]) -> Iterator[str]:
    """A row each: how many of how many are free, and which."""
    if not capacities:
        yield "there is no panel and no cable between panels\n"
    width = max((len(f"{each.kind} {each.name}") for each in capacities), default=0)
    for each in capacities:
        counts = f"{len(each.free)} of {each.count} {each.noun} free"
        notes = [f"{len(each.reserved)} reserved or blocked"] * bool(each.reserved)
        notes += [f"{len(each.ended)} with no port in front"] * bool(each.ended)
        names = f": {_listed(each.free)}" if each.free else ""
        halves = f"; and for plugs of one fibre {_listed(each.bores)}" if each.bores else ""
        yield f"{f'{each.kind} {each.name}':<{width}}  {', '.join([counts, *notes])}{names}{halves}\n"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMES_MAX} more" if len(names) > _NAMES_MAX else ""
    return ", ".join(names[:_NAMES_MAX]) + more


def free_as_json(capacities: Iterable[Capacity]) -> Iterator[str]:
    """`mtpc-free/1`."""
    rows = [asdict(each) | {"count": each.count} for each in capacities]
    yield json.dumps({"schema": "mtpc-free/1", "capacity": rows}, indent=2, ensure_ascii=False) + "\n"
