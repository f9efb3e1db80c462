"""Who a thing is, and which leg a circuit has, never comes from a place in a file or from what stands beside it."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mtpc.artefacts._artefact import emit
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.result import Result
from mtpc.text import Source
from tests.support.steady import statements_of

ROOT = Path(__file__).parents[2]
HEAD = 'edition 2026\nuse "catalog:acme-fibre" version "2026.2" as acme\n'  # no revision: it is made from the model
LEAVES = range(1, 6)


def leaf(number: int) -> list[str]:
    """A leaf with all that hangs on it: two circuits over any leg of its own trunk, one over any of two trunks."""
    other = number % len(LEAVES) + 1
    cords = "{ cords = acme.patch-mpo12-b-om4; cord-length = 3m }"
    return [
        f"device leaf{number} : acme.sw-48x10-6x100 at A{number}.U40",
        f"optic leaf{number}.et-0/0/[48..50] : acme.q28-100g-sr4",
        f"circuit up{number}-[1..2] : 100GBASE-SR4 at leaf{number}.et-0/0/[48..49]"
        f" -- spine[1..2].et-0/0/{number} via any(T{number}) {cords}",
        f"circuit x{number} : 100GBASE-SR4 at leaf{number}.et-0/0/50 -- spine3.et-0/0/{number}"
        f" via any(T{other}.[1..6], S) {cords}",
    ]


def plant() -> list[str]:
    """Racks, panels, trunks and spines: what stands whether or not a leaf does. S goes from rack A1 to the MDA."""
    lines = [
        "rack M1 : acme.rack-42u",
        "device spine[1..3] : acme.sw-32x100 at M1.U[30, 28, 26]",
        "optic spine[1..3].et-0/0/[1..5] : acme.q28-100g-sr4",
        "panel mda : acme.panel-4u-12slot at M1.U36",
        "plate mda.[1..6] : acme.plate-12mpo-opposed-pc",
        "plate lp1.2 : acme.plate-12mpo-opposed-pc",
        "trunk S : acme.trunk-144-12xmpo12-b-om4 at lp1.2.rear[1..12] -- mda.6.rear[1..12] { length = 30m }",
        'reserve T1.2 { for = "storage" }',
        'block T2.1 { reason = "OTDR" }',
        "as-built T[1..5] { length = each(11.5m, 12m, 12.9m, 14m, 15.2m); tested = 2026-10-02 }",
        'spare acme.patch-mpo12-b-om4 { count = 2; length = 3m; at = "cage 2" }',
        'spare acme.patch-mpo12-b-om4 { count = 1; length = 3m; at = "cage 1" }',
    ]
    for n in LEAVES:
        lines += [
            f"rack A{n} : acme.rack-42u",
            f"panel lp{n} : acme.panel-4slot at A{n}.U42",
            f"plate lp{n}.1 : acme.plate-12mpo-opposed-pc",
            f"trunk T{n} : acme.trunk-144-12xmpo12-b-om4 at lp{n}.1.rear[1..12] -- mda.{n}.rear[1..12]"
            f" {{ length = {10 + n}m }}",
        ]
    return lines


def floor(*without: int) -> list[str]:
    return [*plant(), *(line for n in LEAVES if n not in without for line in leaf(n))]


def statements(text: str) -> tuple[list[str], list[str]]:
    """The statements that have to stand first, and all others."""
    found = statements_of(text)
    assert found is not None
    return found


def built(texts: Mapping[str, str], lock: str | None = None) -> tuple[Result, dict[str, bytes]]:
    """The documents."""
    result = compile_texts(texts, ROOT, Source("mtpc.lock", lock) if lock is not None else None)
    assert not result.failed, result.diagnostics
    issue = Issue(today="2026-11-20", tool_version="0", findings=result.diagnostics)
    files = emit(result.plant, issue, None)
    del files["manifest.json"]  # the digests of the others, and of the texts
    document = json.loads(files["model.json"])
    del document["specs"]  # digests of the texts
    return result, files | {"model.json": json.dumps(document).encode()}


def text_of(name: str) -> str:
    return HEAD + "\n".join(floor()) + "\n" if name == "any" else (ROOT / "specs" / f"{name}.mtp").read_text("utf-8")


@pytest.mark.parametrize("name", ["quickstart", pytest.param("hall", marks=pytest.mark.slow), "any"])
def test_shuffled_statements_give_the_same_bytes(name: str) -> None:
    head, rest = statements(text_of(name))
    path = f"specs/{name}.mtp"
    first, before = built({path: "".join(head + rest)})
    for seed in range(3):
        shuffled = rest[:]
        random.Random(seed).shuffle(shuffled)
        second, after = built({path: "".join(head + shuffled)})
        assert shuffled != rest
        assert [file for file, content in before.items() if after[file] != content] == [], seed
        assert second.lock.text == first.lock.text, seed


@pytest.mark.parametrize("name", ["quickstart", "any"])
def test_the_order_in_which_files_are_named_changes_no_byte(name: str) -> None:
    head, rest = statements(text_of(name))
    half = len(rest) // 2
    texts = {"a.mtp": "".join(head + rest[:half]), "b.mtp": "".join(head + rest[half:])}
    one, before = built(texts)
    two, after = built(dict(reversed(texts.items())))
    assert after == before
    assert two.lock.text == one.lock.text


# ---- a leaf goes


def circuits(lock: str | None) -> dict[str, str]:
    """Lines of the lock by circuit."""
    assert lock
    lines = lock.partition("[circuits]\n")[2].splitlines()
    return {line.split('"')[1]: line for line in lines}


def rows(files: Mapping[str, bytes], name: str, *key: str) -> dict[tuple[str, ...], dict[str, str]]:
    table = csv.DictReader(io.StringIO(files[name].decode()))
    return {
        tuple(row[name] for name in key): {column: cell for column, cell in row.items() if column != "seq"}
        for row in table
    }


def model(files: Mapping[str, bytes]) -> dict[tuple[str, str], Any]:
    document = json.loads(files["model.json"])
    lists = {name: value for name, value in document.items() if isinstance(value, list) and name != "specs"}
    return {(name, one["key"]): one for name, value in lists.items() for one in value if "key" in one}


@cache
def whole() -> tuple[Result, dict[str, bytes]]:
    """The floor with all its leaves."""
    return built({"x.mtp": HEAD + "\n".join(floor()) + "\n"})


def test_a_choice_that_is_remembered_is_the_choice_that_was_made() -> None:
    first, unlocked = whole()
    assert built({"x.mtp": HEAD + "\n".join(floor()) + "\n"}, first.lock.text)[1] == unlocked


@pytest.mark.parametrize("gone", LEAVES)
def test_deleting_a_leaf_changes_nothing_that_is_not_attached_to_it(gone: int) -> None:
    first, before = whole()
    lock = first.lock.text
    second, after = built({"x.mtp": HEAD + "\n".join(floor(gone)) + "\n"}, lock)

    mine = {f"up{gone}-1", f"up{gone}-2", f"x{gone}"}
    assert circuits(second.lock.text) == {name: line for name, line in circuits(lock).items() if name not in mine}

    # every label that is left reads as before
    labels, left = (rows(files, "labels.csv", "cable_id", "end", "copy") for files in (before, after))
    assert left.keys() <= labels.keys()
    assert all(labels[key] == row for key, row in left.items())

    # every row that is left is the same; legs the leaf's circuits ran over carry nobody now
    cuts, kept = (rows(files, "cut-sheet.csv", "row_id") for files in (before, after))
    assert kept.keys() <= cuts.keys()
    changed = {key for key, row in kept.items() if cuts[key] != row}
    assert all(cuts[key]["links_served"] in mine and not kept[key]["links_served"] for key in changed)
    ids = ("cable_id", "leg", "a_label", "b_label", "length_ordered")
    assert all(cuts[key][column] == row[column] for key, row in kept.items() for column in ids)

    # and every object of the model, but for the ports its cords were plugged into
    objects, still = model(before), model(after)
    assert still.keys() <= objects.keys()
    ports = {name for name in mine for name in _ports(first, name)}
    touched = {key for key, one in still.items() if objects[key] != one}
    assert {key for key in touched if key[0] != "parts"} <= {
        key for key in still if key[0] in ("ports", "optics", "cables") and _names(objects[key]) & ports
    }


def _ports(result: Result, circuit: str) -> set[str]:
    """Ports the cords of a circuit are plugged into, and the ports behind them."""
    site = result.plant.site
    (one,) = (one for one in site.circuits if one.name == circuit)
    found = set()
    for cord in one.cords:
        first = site.components.first_face[cord]
        for face in (first, first + 1):
            socket = site.faces.socket[face]
            found |= {site.sockets.name[other] for other in (socket, site.sockets.partner[socket]) if other >= 0}
    return found


def _names(one: Mapping[str, Any]) -> set[str]:
    """Ports an object of the model is, or is plugged into."""
    return {one["key"], *(end["port"] for end in one.get("ends", ()) if end["port"])}
