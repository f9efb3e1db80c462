"""Builds the floor of a worked polarity case directly; parts come from the published maps.

A case's path is read from left to right with a list of connectors waiting to be joined. Duplex bores of the cases
are seen looking into a port; on the face of the plug in that port left and right are exchanged.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mtpc.catalogue.types import Gender, OpticPart, WiredPart
from mtpc.model.site import Site
from tests.support import ROOT
from tests.support.parts import SFP, SR4, SR8, SR10, cord, plug, reversed_map, straight, wired
from tests.support.sites import ALIGNED, OPPOSED, Floor

DATA = ROOT / "tests" / "data"
MODULES: dict[str, OpticPart] = {"sr4": SR4, "sr8": SR8, "sr10": SR10, "sfp": SFP}
BORES = {"L": 1, "R": 2}


def published() -> dict[str, list[tuple[str, str]]]:
    """The rows (from, to) of every published map."""
    tables: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with (DATA / "polarity_maps.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            tables[row["table"]].append((row["from"], row["to"]))
    return tables


TABLES = published()


def floor_of(case: dict[str, Any]) -> Site:
    """The floor of a case with a path: near ports a1, a2 …, far ports b1, b2 …"""
    path = _Path()
    for number, (stage, genders) in enumerate(zip(case["path"], genders_of(case), strict=True)):
        path.genders = genders
        path.stage(stage, last=number > 0)
    return path.floor.done()


def genders_of(case: dict[str, Any]) -> list[tuple[str, str]]:
    """Per stage the gender of its near and its far connectors: as the case states, else so that they mate.

    Modules are pinned, so what meets them is not; elsewhere near connectors are unpinned and far ones pinned.
    """
    words = {"male": "pinned", "female": "unpinned"}
    stated = [gender for gender in case.get("gender", []) if isinstance(gender, list)]
    genders = []
    for stage, after in zip(case["path"], [*case["path"][1:], {}], strict=True):
        if stated and "array" in stage:
            near, far = stated.pop(0)
            genders.append((words[near], words[far]))
        else:
            genders.append(("unpinned", "unpinned" if {"module", "modules", "sfp"} & set(after) else "pinned"))
    return genders


class _Path:
    def __init__(self) -> None:
        self.floor = Floor()
        self.waiting: list[int] = []
        self.mating = ALIGNED
        self.genders = ("unpinned", "pinned")
        self.parts = 0

    def stage(self, stage: dict[str, Any], *, last: bool) -> None:
        word, value = next(iter(stage.items()))
        if word in {"module", "modules", "sfp"}:
            modules = value if word == "modules" else ["sfp"] * len(value) if word == "sfp" else [value]
            self._modules(modules, last)
            return
        make: dict[str, Callable[[], None]] = {
            "adapter": lambda: self._adapter(value),
            "array": lambda: self._each(_array(value, stage.get("populated"))),
            "duplex": lambda: self._each(_duplex(value)),
            "link": lambda: self._link(value),
            "cassette": lambda: self._box(_cassette(value), inward=stage["dir"] == "in"),
            "harness": lambda: self._box(_harness(value), inward=stage["dir"] == "in"),
            "split": lambda: self._box(_legs(f"split_{value}"), inward=False),
            "conv": lambda: self._box(_legs(f"conv_{value}"), inward=stage["dir"] == "in"),
            "shuffle": lambda: self._box(_legs(f"shuffle_{value}"), inward=True),
        }
        make[word]()

    def _modules(self, modules: list[str], last: bool) -> None:
        end = "b" if last else "a"
        faces = [self.floor.add(f"{end}{index}", MODULES[name])[0] for index, name in enumerate(modules, start=1)]
        if not last:
            self.waiting = faces
            return
        for waiting, face in zip(self.waiting, faces, strict=True):
            self.floor.join(waiting, face, ALIGNED)

    def _adapter(self, stance: str) -> None:
        self.mating = OPPOSED if stance == "opposed" else ALIGNED

    def _join(self, waiting: list[int], faces: list[int]) -> None:
        for one, other in zip(waiting, faces, strict=True):
            self.floor.join(one, other, self.mating)
        self.mating = ALIGNED

    def _add(self, part: WiredPart, near: range) -> list[int]:
        """A part whose connectors `near` face the near end."""
        self.parts += 1
        part = _with_genders(part, near, self.genders)
        return self.floor.add(f"part{self.parts}", part)

    def _each(self, part: WiredPart) -> None:
        ends = [self._add(part, range(1)) for _ in self.waiting]
        self._join(self.waiting, [a for a, _ in ends])
        self.waiting = [b for _, b in ends]

    def _link(self, value: str) -> None:
        """A permanent link ends in adapters; their rear left is their front right, at both ends."""
        moves = straight(2) if value == "straight" else reversed_map(2)
        self._each(cord(f"link-{value}", plug("a1", "lc"), plug("b1", "lc"), moves, "trunk"))

    def _box(self, part: WiredPart, *, inward: bool) -> None:
        """A part whose many side (first) faces the near end (`inward`) or the far end."""
        split = sum(terminal.side == part.terminals[0].side for terminal in part.terminals)
        faces = self._add(part, range(split) if inward else range(split, len(part.terminals)))
        many, few = faces[:split], faces[split:]
        entered, left = (many, few) if inward else (few, many)
        self._join(self.waiting, entered)
        self.waiting = left


def _with_genders(part: WiredPart, near: range, genders: tuple[str, str]) -> WiredPart:
    chosen = [genders[0] if index in near else genders[1] for index in range(len(part.terminals))]
    pairs = zip(part.terminals, chosen, strict=True)
    return replace(
        part,
        terminals=tuple(
            replace(end, gender=Gender(gender) if end.family.gendered else Gender.NONE) for end, gender in pairs
        ),
    )


def _array(name: str, populated: list[int] | None) -> WiredPart:
    moves = {int(a): int(b) for a, b in TABLES[f"cable_{name}"]}
    family = {12: "mpo12", 16: "mpo16", 24: "mpo24"}[len(moves)]
    near = populated or sorted(moves)
    far = sorted(moves[position] for position in near)
    return cord(name, plug("a1", family, lit=near), plug("b1", family, lit=far), {p: moves[p] for p in near})


def _duplex(name: str) -> WiredPart:
    moves = {3 - BORES[a]: 3 - BORES[b] for a, b in TABLES[f"duplex_{name}"]}
    return cord(name, plug("a1", "lc"), plug("b1", "lc"), moves)


def _cassette(name: str) -> WiredPart:
    rows = [(port.removeprefix("port").split("."), int(rear)) for port, rear in TABLES[f"cassette_{name}"]]
    ports = max(int(port) for (port, _), _ in rows)
    fronts = [plug(f"front{k}", "lc", loose=False) for k in range(1, ports + 1)]
    rear = plug("rear1", "mpo12", loose=False, lit=sorted(rear for _, rear in rows))
    return wired(
        name, [*fronts, rear], [(int(port) - 1, BORES[bore], ports, at) for (port, bore), at in rows], "cassette"
    )


def _harness(name: str) -> WiredPart:
    rows = [(leg.removeprefix("LC").split("."), int(at)) for at, leg in TABLES[f"harness_{name}"]]
    legs = max(int(leg) for (leg, _), _ in rows)
    ends = [plug(f"b{k}", "lc") for k in range(1, legs + 1)]
    array = plug("a1", "mpo12", lit=sorted(at for _, at in rows))
    return wired(
        name, [*ends, array], [(int(leg) - 1, 3 - BORES[bore], legs, at) for (leg, bore), at in rows], "harness"
    )


def _legs(table: str) -> WiredPart:
    """A splitter, conversion or shuffle: `leg1.3` or `in1.3` against `trunk1.5`, `out2.1` or a bare position."""
    rows = [(_place(one), _place(other)) for one, other in TABLES[table]]
    if table.startswith("split"):
        rows = [(leg, few) for few, leg in rows]
    many, few = max(a[0] for a, _ in rows), max(b[0] for _, b in rows)
    ends = [plug(f"leg{k}", _family(table, "many"), lit=_used(rows, 0, k)) for k in range(1, many + 1)]
    trunks = [plug(f"trunk{k}", _family(table, "few"), lit=_used(rows, 1, k)) for k in range(1, few + 1)]
    wires = [(a[0] - 1, a[1], many + b[0] - 1, b[1]) for a, b in rows]
    return wired(table, [*ends, *trunks], wires, "harness")


def _place(text: str) -> tuple[int, int]:
    where, dot, position = text.rpartition(".")
    return (int(where.lstrip("abcdefghijklmnopqrstuvwxyz")), int(position)) if dot else (1, int(position))


def _used(rows: list[tuple[tuple[int, int], tuple[int, int]]], side: int, number: int) -> list[int]:
    return sorted(row[side][1] for row in rows if row[side][0] == number)


def _family(table: str, side: str) -> str:
    if side == "many" or table in {"shuffle_4x4", "conv_c2x12_3x8_sym", "conv_c2x12_3x8_naive"}:
        return "mpo12"
    return "mpo16" if table.startswith("split_s16") else "mpo24"
