"""Laws of a channel: which end is written first, from which end it is looked at, what a joint more does to its loss."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtpc.channel.budget import budget
from mtpc.channel.tracer import trace
from mtpc.channel.types import Budget
from mtpc.diagnostics import Diagnostic
from mtpc.model.site import Site
from mtpc.pipeline import compile_paths, compile_texts
from tests.properties.test_light_is_followed import landings, met, photons, shape
from tests.support import ROOT, SCENARIOS, SPECS
from tests.support.budgets import unknown
from tests.support.examples import FLOOR
from tests.support.parts import SFP, fibre, plug, reversed_map, wired
from tests.support.random_sites import random_site
from tests.support.sites import Floor
from tests.unit.channel.rows import application, limit

BROKEN = sorted((ROOT / "specs" / "broken").glob("*.mtp"))
BY_COLOUR = ("OPT112", "OPT113", "OPT116")  # filters and splitters: the photons of the oracle have one colour and way
SMALL = [path for path in (*SPECS, *SCENARIOS, *BROKEN) if path.stem not in ("cluster", "hall", *BY_COLOUR)]
seeds = st.integers(0, 10**9)

# ---- the tracer and the oracle -------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path.stem == "j_table" else []) for path in SMALL],
)
def test_light_of_every_spec_goes_where_single_photons_go(path: Path) -> None:
    plant = compile_paths([path], today="2026-11-20").plant
    assert landings(plant) == photons(plant.site)


SPLICED = """\
edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device s[1..2] : acme.sw-64x-osfp2x400 at R[1..2].U20
panel p[1..2] : acme.panel-4slot at R[1..2].U40
plate p[1..2].1 : acme.plate-12mpo-{mating}-pc
optic s[1..2].osfp01 : acme.osfp-800g-2xsr4
trunk T[1..2] : acme.trunk-mpo12-{kind}-om4 at p1.1.rear[1..2] -- p2.1.rear[1..2] {{ length = 20m; {splices} }}
cord s1.osfp01:[1..2] -- p1.1.[1..2] : acme.patch-mpo12-{near}-om4 {{ length = 2m }}
cord s2.osfp01:[{order}] -- p2.1.[1..2] : acme.patch-mpo12-{far}-om4 {{ length = 2m }}
"""


@settings(max_examples=60, deadline=None)
@given(
    mating=st.sampled_from(["opposed", "aligned"]),
    cables=st.tuples(*(st.sampled_from(kinds) for kinds in ("ab", "abc", "abc"))),
    splices=st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["straight", "b12", "c12"])), max_size=2),
    order=st.sampled_from(["1, 2", "2, 1"]),
)
def test_light_through_crossed_splices_and_twin_ports_goes_where_single_photons_go(
    mating: str, cables: tuple[str, str, str], splices: list[tuple[str, str]], order: str
) -> None:
    said = "; ".join(f"splice {end} {{ map = {crossed} }}" for end, crossed in dict(splices).items())
    kind, near, far = cables
    text = SPLICED.format(mating=mating, kind=kind, near=near, far=far, splices=said, order=order)
    plant = compile_texts({"spliced.mtp": text.replace("; }", " }")}).plant
    assert len(plant.channels) == 2
    assert landings(plant) == photons(plant.site)


# ---- the ends of a circuit -----------------------------------------------------------------------


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_turning_every_circuit_round_exchanges_forward_and_back_and_nothing_else(seed: int) -> None:
    one, other = (_with_circuits(seed, turned=turned) for turned in (False, True))
    there, back = trace(one), trace(other)
    assert len(there.channels) == len(back.channels)
    assert (there.matings, there.channels.group) == (back.matings, back.channels.group)
    for channel in range(len(there.channels)):
        ends = [(plant.channels.near[channel], plant.channels.far[channel]) for plant in (there, back)]
        if ends[0][1] < 0 or not there.channels.circuits[channel] or there.channels.circuits[channel] != (channel,):
            continue
        seen, turned = shape(there, channel), shape(back, channel)
        assert ends[1] == ends[0][::-1]
        assert (seen.verdict, seen.fault) == (turned.verdict, turned.fault)
        assert (seen.near, seen.far) == (turned.far, turned.near)
        if one.faces.component[ends[0][0]] != one.faces.component[ends[0][1]]:
            assert (met(seen.forward), met(seen.back)) == (met(turned.back), met(turned.forward))


def _with_circuits(seed: int, *, turned: bool) -> Site:
    floor = Floor(random_site(seed))
    pairs = trace(floor.site).channels
    for channel, (near, far) in enumerate(zip(pairs.near, pairs.far, strict=True)):
        ends = (far, near) if turned else (near, far)
        if far >= 0:
            floor.circuit(f"c{channel}", *ends, application("TEST", limit()))
    return floor.site


CORDS = ("a-om4", "b-om4", "c-om4", "b-om3", "b-om4-apc", "b-om4-pinned", "b-om4-nograde", "b-om4-tia", "b-om4-nofibre")
LEAVES, SPINES = ("leaf01.et-0/0/48", "leaf01.et-0/0/49"), ("spine1.et-0/0/0", "spine1.et-0/0/1")


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_turning_circuits_round_keeps_every_finding_and_exchanges_the_ends_in_its_words(chance: Random) -> None:
    cords, circuits, turned = _floor(chance)
    there, back = (compile_texts({"floor.mtp": FLOOR + cords + lines}) for lines in (circuits, turned))
    assert [_known_by(found) for found in there.diagnostics] == [_known_by(found) for found in back.diagnostics]
    for one, other in zip(there.diagnostics, back.diagnostics, strict=True):
        if one.code in ("POL101", "POL102", "POL103"):
            assert _ends(one) == _ends(other)
        elif one.code != "POL201":  # told from the end the circuit names first: where its light goes instead
            assert (one.message, one.help, set(one.notes)) == (other.message, other.help, set(other.notes))


def _floor(chance: Random) -> tuple[str, str, str]:
    """Four ports, over the trunk or straight, with circuits that may want the wrong ones; and these turned round."""
    spines, cords = list(SPINES), []
    chance.shuffle(spines)
    for leg, (leaf, spine) in enumerate(zip(LEAVES, spines, strict=True), start=1):
        kinds = [chance.choice(("a-om4", "b-om4", chance.choice(CORDS))) for _ in "ab"]
        size = f"{{ length = {chance.choice(('2m', '2m', '90m'))} }}"
        if chance.random() < 0.3:
            cords.append(f"cord {leaf} -- {spine} : acme.patch-mpo12-{kinds[0]} {size}")
        else:
            cords.append(f"cord {leaf} -- lp01.1.{leg} : acme.patch-mpo12-{kinds[0]} {size}")
            cords.append(f"cord {spine} -- sp01.1.{leg} : acme.patch-mpo12-{kinds[1]} {{ length = 3m }}")
    wanted = [(leaf, spine) for leaf, spine in zip(LEAVES, SPINES, strict=True) if chance.random() < 0.9]
    via = [f" via T01.{chance.choice((1, 2))}" if chance.random() < 0.3 else "" for _ in wanted]
    ways = [
        "".join(
            f"circuit c{number} : 100GBASE-SR4 at {a} -- {b}{hop}\n"
            for number, ((a, b), hop) in enumerate(zip(pairs, via, strict=True), start=1)
        )
        for pairs in (wanted, [pair[::-1] for pair in wanted])
    ]
    return "\n".join([*cords, ""]), ways[0], ways[1]


def _known_by(found: Diagnostic) -> tuple[object, ...]:
    return (found.code, found.severity, found.object, found.count)


def _ends(found: Diagnostic) -> set[str]:
    """The ports a finding names."""
    return set(re.findall(r"(?:leaf|spine)\d+\.et-0/0/\d+", found.message))


# ---- loss ------------------------------------------------------------------------------------------

Piece = tuple[Decimal | None, Decimal | None]  # length in m, loss of a mated pair of its connectors in dB
PIECES = st.tuples(
    st.one_of(st.none(), st.decimals(0, 90, places=1)), st.one_of(st.none(), st.decimals(0, 1, places=2))
)
GLASS = fibre("om4", rank=4, at_850="3.0", at_1300="1.5")
TESTED = application("TEST", limit("1.9", "100"))


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, min_size=1, max_size=5), more=PIECES, at=st.integers(0, 5))
def test_a_joint_more_never_lowers_the_loss(pieces: list[Piece], more: Piece, at: int) -> None:
    before, after = _budget(pieces), _budget([*pieces[:at], more, *pieces[at:]])
    assert after.mated_pairs == before.mated_pairs + 1
    if after.loss_db is not None:
        assert before.loss_db is not None
        assert after.loss_db >= before.loss_db
    order = ("pass", "rounding", "fail")
    if before.verdict in order and after.verdict in order:
        assert order.index(after.verdict) >= order.index(before.verdict)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, min_size=1, max_size=5))
def test_the_loss_is_the_same_from_both_ends(pieces: list[Piece]) -> None:
    there, back = _budget(pieces), _budget(pieces[::-1])
    same = ("loss_db", "length_m", "connections_db", "limit_db", "margin_db", "verdict", "mated_pairs", "reach_m")
    assert [getattr(there, name) for name in same] == [getattr(back, name) for name in same]
    assert sorted(str(term.loss_db) for term in there.terms) == sorted(str(term.loss_db) for term in back.terms)
    assert set(unknown(there)) == {name.translate(_MIRROR[len(pieces)]) for name in unknown(back)}


@settings(max_examples=100, deadline=None)
@given(pieces=st.lists(PIECES, min_size=2, max_size=5))
def test_the_loss_is_the_sum_of_fibre_and_joints_and_unknown_while_one_of_them_is(pieces: list[Piece]) -> None:
    found = _budget(pieces)
    lengths = [length_m for length_m, _ in pieces]
    joints = [(one[1], other[1]) for one, other in pairwise(pieces)]
    if None in lengths or any(None in pair for pair in joints):
        assert found.loss_db is None
        assert found.verdict == "unknown"
    else:
        metres = sum((length_m for length_m in lengths if length_m is not None), Decimal(0))
        worst = [max(loss for loss in pair if loss is not None) for pair in joints]
        assert found.loss_db == metres * Decimal("0.003") + sum(worst, Decimal(0))


_MIRROR = {
    count: str.maketrans({str(at): str(count - 1 - at) for at in range(count)}) for count in range(1, 6)
}  # names of cords and parts count on from 0


def _budget(pieces: list[Piece]) -> Budget:
    """The budget of cords in a row."""
    floor = Floor()
    near, far = (floor.add(name, replace(SFP, application="TEST"))[0] for name in ("near", "far"))
    last = near
    for number, (length_m, loss_db) in enumerate(pieces):
        ends = [plug(name, "lc", loss_db=loss_db) for name in ("a1", "b1")]
        part = wired(f"part{number}", ends, [(0, a, 1, b) for a, b in reversed_map(2).items()], fibre="om4")
        a, b = floor.add(f"cord{number}", part, None if length_m is None else str(length_m))
        floor.join(last, a)
        last = b
    floor.join(last, far)
    floor.site.fibres["om4"] = GLASS
    floor.site.applications["TEST"] = TESTED
    plant = trace(floor.done())
    assert len(plant.channels) == 1
    return budget(plant, 0)
