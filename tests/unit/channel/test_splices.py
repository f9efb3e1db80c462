"""Splices: each is a term of the loss, and a crossed one moves fibres."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from mtpc.artefacts._artefact import emit
from mtpc.catalogue.types import PartKind, WiredPart
from mtpc.channel.budget import budget
from mtpc.channel.loss_words import term_words
from mtpc.channel.types import Budget
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.result import Result
from tests.support.budgets import caveats, term_names, unknown
from tests.support.floors import HEAD, TWO_RACKS

ROUTERS = f"""{HEAD}rack R[1..2] : acme.rack-42u
device r[1..2] : acme.router-12x10 at R[1..2].U20
panel p[1..2] : acme.panel-4slot at R[1..2].U40
"""
LC = f"""{ROUTERS}plate p[1..2].[1..2] : acme.plate-12lc
optic r[1..2].xe-0/0/0 : acme.sfp-10g-lr
trunk T : acme.trunk-48f-24lc-os2 at p1.[1..2].rear[1..12] -- p2.[1..2].rear[1..12] {{ length = 62m; SPLICES }}
cord r[1..2].xe-0/0/0 -- p[1..2].1.1 : acme.patch-lc-os2 {{ length = 2m }}
circuit c : 10GBASE-LR at r1.xe-0/0/0 -- r2.xe-0/0/0
"""
TWO = f"""{ROUTERS}plate p[1..2].[1..4] : acme.plate-12lc
optic r[1..2].xe-0/0/[0..1] : acme.sfp-10g-lr
trunk T[1..2] : acme.trunk-48f-24lc-os2
  at flat(p1.[1..4].rear[1..12]) -- flat(p2.[1..4].rear[1..12]) {{ length = 62m; SPLICES }}
cord r[1..2].xe-0/0/[0..1] -- p[1..2].[1,3].1 : acme.patch-lc-os2 {{ length = 2m }}
circuit c[1..2] : 10GBASE-LR at r1.xe-0/0/[0..1] -- r2.xe-0/0/[0..1]
"""
MPO = f"""{TWO_RACKS}optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
trunk T : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- pp2.1.rear1 {{ length = 20m; SPLICES }}
cord sw[1..2].et-0/0/0 -- pp[1..2].1.1 : acme.patch-mpo12-b-om4 {{ length = 2m }}
circuit c : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0
"""


def compiled(text: str, splices: str) -> Result:
    return compile_texts({"a.mtp": text.replace("SPLICES", splices)})


def article_of_trunk(result: Result) -> WiredPart:
    components = result.plant.site.components
    article = components.article[components.kind.index(PartKind.TRUNK)]
    assert isinstance(article, WiredPart)
    return article


def pairs_of_trunk(result: Result) -> set[tuple[int, int]]:
    return {(wire.a_position, wire.b_position) for wire in article_of_trunk(result).wiring}


def loss_of(splices: str, text: str = LC) -> Budget:
    return budget(compiled(text, splices).plant, 0)


def test_each_splice_is_one_term_of_the_loss_with_what_is_stated() -> None:
    plain = loss_of("status = planned")
    found = loss_of(
        "splice a { kind = fusion; loss = 0.08dB; map = straight }; splice [m1, b] { loss = 0.1dB; map = straight }"
    )
    assert plain.splices == 0
    assert found.splices == 3
    told = [(term_words(term), term.loss_db) for term in found.terms[len(plain.terms) :]]
    assert told == [
        ("splice a of T, fusion", Decimal("0.08")),
        ("splice m1 of T", Decimal("0.1")),
        ("splice b of T", Decimal("0.1")),
    ]
    assert plain.loss_db is not None
    assert plain.connections_db is not None
    assert found.loss_db == plain.loss_db + Decimal("0.28")
    assert found.connections_db == plain.connections_db + Decimal("0.28")  # 802.3: one allocation for both


def test_a_splice_without_a_loss_counts_what_the_standard_allows_and_says_so() -> None:
    found = loss_of("splice a { kind = mechanical; map = straight }")
    assert found.terms[-1].loss_db == Decimal("0.3")  # TIA-568.3: 0.3 dB for any splice
    assert "splice a of T states no loss; 0.3 dB, the maximum of TIA-568.3, is used" in caveats(found)


def test_a_loss_nobody_knows_is_never_a_pass() -> None:
    result = compiled(LC, "splice a { loss = unknown; map = straight }")
    found = budget(result.plant, 0)
    assert (found.loss_db, found.verdict) == (None, "unknown")
    assert "loss of splice a of T" in unknown(found)
    assert "LOS303" in {one.code for one in result.found}


def test_several_splices_at_one_place_are_counted_one_by_one() -> None:
    found = loss_of("splice duct { count = 3; loss = 0.05dB; map = straight }")
    assert found.splices == 3
    assert term_names(found)[-3:] == [f"splice duct of T {number}" for number in (1, 2, 3)]


def test_cables_that_are_spliced_alike_are_told_by_their_own_names() -> None:
    plant = compiled(TWO, "splice a { loss = 0.1dB; map = straight }").plant
    told = [term_names(budget(plant, channel))[-1] for channel in range(len(plant.channels))]
    assert sorted(told) == ["splice a of T1", "splice a of T2"]


def test_crossing_the_fibres_of_every_pair_once_is_a_fault_and_twice_is_none() -> None:
    assert [one.code for one in compiled(LC, "splice a { map = duplex-ab }").found] == ["POL101"]
    assert compiled(LC, "splice a { map = duplex-ab }; splice b { map = duplex-ab }").found == ()


def test_a_crossed_splice_is_composed_with_the_map_of_the_cable() -> None:
    # Type B is p -> 13-p; crossed once more at end a it is p -> p, type A: with two type B cords Tx meets Tx.
    plain, crossed = compiled(MPO, "status = planned"), compiled(MPO, "splice a { map = b12 }")
    assert plain.found == ()
    assert {one.code for one in crossed.found} == {"POL101"}
    assert article_of_trunk(crossed).crossed == "a:b12"
    assert sorted(pairs_of_trunk(crossed)) == [(n, n) for n in range(1, 13)]


@pytest.mark.parametrize("end", ["a", "b"])
def test_a_splice_is_read_from_end_a_to_end_b(end: str) -> None:
    # At a: connector 1 is spliced to fibre 3, which goes to 13-3 = 10. At b: fibre 12 (of 1) is spliced to connector 2.
    part = "part t : trunk { fibre = om4; polish = pc; gender = pinned; loss = 0.3dB; end [a, b] : mpo12; map = a12 }"
    text = MPO.replace("acme.trunk-mpo12-b-om4 at", "t at") + part
    pairs = pairs_of_trunk(compiled(text, f"splice {end} {{ map = c12 }}"))
    assert {(1, 2), (2, 1), (11, 12), (12, 11)} <= pairs  # TIA type C over a straight cable


@pytest.mark.parametrize(
    ("splice", "code", "said"),
    [
        ("splice a { kind = fusion }", "TYP110", "the splice a has no map"),
        ("splice a { map = b12 }", "TYP104", "the map b12 is not made for LC duplex"),
        ("splice a { map = b99 }", "TYP104", "there is no map b99"),
        ("splice duct { map = duplex-ab }", "TYP104", "belongs at end a or b"),
        ("splice a { map = straight; count = 0 }", "TYP108", "count cannot be 0"),
        ("splice a { map = straight }; splice a { map = straight }", "REF107", "the splice a is declared twice"),
        ("splice a { map = straight; kind = glue }", "TYP104", "glue is not a value of kind"),
        ("splice a { map = straight; loss = -0.1dB }", "TYP108", "loss cannot be -0.1dB"),
    ],
)
def test_what_cannot_be_spliced_is_told(splice: str, code: str, said: str) -> None:
    found = compiled(LC, splice).found
    assert [one.code for one in found] == [code], found
    assert said in found[0].message


def test_splices_of_a_part_are_those_of_every_cable_of_it() -> None:
    part = (
        "part t : trunk { fibre = os2; polish = upc; loss = 0.35dB; end [a, b][1..24] : lc-duplex; map = duplex-ab\n"
        "splice [a, b] { kind = fusion; loss = 0.05dB; map = straight } }\n"
    )
    found = loss_of("splice duct { loss = 0.1dB; map = straight }", LC.replace("acme.trunk-48f-24lc-os2", "t") + part)
    assert [str(term.loss_db) for term in found.terms[-3:]] == ["0.05", "0.05", "0.1"]
    assert "the loss of splice a of T is not confirmed (low)" in caveats(found)


def test_documents_tell_every_splice() -> None:
    splices = "splice a { kind = fusion; loss = 0.08dB; map = straight }; splice b { map = straight }"
    made = emit(compiled(LC, splices).plant, Issue(today="2026-11-20", tool_version="9.9", spec_digests=()), None)
    rows = list(csv.DictReader(io.StringIO(made["cut-sheet.csv"].decode(), newline="")))
    trunk = next(row for row in rows if row["assembly_kind"] == "trunk")
    assert "splice a, fusion, 0.08 dB; splice b, 0.3 dB (TIA-568.3 ceiling)" in trunk["notes"]
    # Two pairs of 0.25 dB (grade B), splices of 0.08 dB and 0.3 dB, 62 m at 0.4 dB/km at 1310 and at 1550 nm.
    assert trunk["loss_budget_db"] == "0.9048;0.9048"
    model = json.loads(made["model.json"])
    cable = next(one for one in model["cables"] if one["name"] == "T")
    assert [(one["place"], one["loss_db"], one["ceiling"]) for one in cable["splices"]] == [
        ("a", "0.08", None),
        ("b", "0.3", "TIA-568.3"),
    ]
