"""What must not move: parts (fault 7), documents of a reordered spec (12), links that stood when it grows (13)."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest

from mtpc.artefacts._artefact import emit
from mtpc.catalogue.types import OpticPart
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue

SPECS = Path(__file__).parents[2] / "specs"
HEAD = 'edition 2026\nuse "catalog:acme-fibre" version "2026.2" as acme\nproject "x" { revision = "R1" }\n'
TABLES = ("cut-sheet.csv", "labels.csv", "bom.csv", "path-sheet.csv", "orders/acme.csv")


def floor(racks: int) -> list[str]:
    """Pairs of racks, each with a switch, a panel, a trunk and two circuits: one statement a line."""
    lines = []
    for n in range(1, racks + 1):
        lines += [
            f"rack L{n} : acme.rack-42u",
            f"rack R{n} : acme.rack-42u",
            f"device a{n} : acme.sw-32x100 at L{n}.U40",
            f"device b{n} : acme.sw-32x100 at R{n}.U40",
            f"panel p{n} : acme.panel-4slot at L{n}.U42",
            f"panel q{n} : acme.panel-4slot at R{n}.U42",
            f"plate p{n}.1 : acme.plate-12mpo-opposed-pc",
            f"plate q{n}.1 : acme.plate-12mpo-opposed-pc",
            f"optic a{n}.et-0/0/[0..1] : acme.q28-100g-sr4",
            f"optic b{n}.et-0/0/[0..1] : acme.q28-100g-sr4",
            f"trunk T{n}-[1..2] : acme.trunk-mpo12-b-om4 at p{n}.1.rear[1..2] -- q{n}.1.rear[1..2] {{ length = {n}m }}",
            f"cord a{n}.et-0/0/[0..1] -- p{n}.1.[1..2] : acme.patch-mpo12-b-om4 {{ length = 3m }}",
            f"cord q{n}.1.[1..2] -- b{n}.et-0/0/[0..1] : acme.patch-mpo12-b-om4 {{ length = 5m }}",
            f"circuit c{n}-[0..1] : 100GBASE-SR4 at a{n}.et-0/0/[0..1] -- b{n}.et-0/0/[0..1]",
        ]
    return lines


def documents(lines: list[str]) -> dict[str, bytes]:
    result = compile_texts({"floor.mtp": HEAD + "\n".join(lines) + "\n"})
    assert result.diagnostics == ()
    return emit(result.plant, Issue(today="2026-11-20", tool_version="0", spec_digests=()), None)


def rows(document: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(document.decode())))


@pytest.mark.parametrize("seed", range(4))
def test_shuffling_statements_changes_no_byte_of_a_table(seed: int) -> None:
    lines = floor(3)
    before = documents(lines)
    random.Random(seed).shuffle(lines)
    after = documents(lines)
    for name in TABLES:
        assert after[name] == before[name], name


def test_a_floor_that_grows_moves_nothing_that_stood() -> None:
    before, after = documents(floor(2)), documents(floor(5))
    for name, key in (("cut-sheet.csv", "row_id"), ("labels.csv", "cable_id")):
        grown = {tuple(row.items()) for row in _without_sequence(rows(after[name]))}
        assert {tuple(row.items()) for row in _without_sequence(rows(before[name]))} <= grown, key


def _without_sequence(table: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: cell for name, cell in row.items() if name != "seq"} for row in table]


@pytest.mark.parametrize("name", ["quickstart", "hall"])
def test_no_fact_a_part_states_is_ever_changed(name: str) -> None:
    """Every article equals its part wherever the part states something: nothing is silently swapped."""
    result = compile_texts({f"specs/{name}.mtp": (SPECS / f"{name}.mtp").read_text("utf-8")}, SPECS.parent)
    from mtpc.catalogue.load import Library

    library = Library.standard()
    checked = 0
    for article in set(result.plant.site.components.article):
        catalogue = library.catalogue(article.catalogue)
        part = catalogue.part(article.name) if catalogue else None
        if part is None or isinstance(article, OpticPart):
            continue
        checked += 1
        assert part.wiring == article.wiring  # type: ignore[attr-defined]  # a wired part, as its article is
        for stated, made in zip(part.terminals, article.terminals, strict=True):  # type: ignore[attr-defined]  # likewise
            assert stated.gender in (None, made.gender)
            assert stated.polish in (None, made.polish)
    assert checked > 1
