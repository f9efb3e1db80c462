"""Which port goes with which cable, and what is told where that is not clear."""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Edit
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floors import with_panels

FLOOR = with_panels({"lp[1..2]": "R1.U[41, 42]", "mp[1..4]": "R2.U[30..33]"})
LEGS = "acme.trunk-144-12xmpo12-b-om4"


def compiled(line: str) -> Result:
    return compile_texts({"x.mtp": FLOOR + line + "\n"})


def test_one_range_of_trunks_pairs_with_a_product_and_so_do_the_legs_of_each() -> None:
    """Case wor-11 of the trials: eight names are the 2 x 4 slots in written order, twelve legs are the twelve ports."""
    line = f"trunk T[1..8] : {LEGS} at lp[1..2].[1..4].rear[1..12] -- mp[1..2].[1..4].rear[1..12] {{ length = 20m }}"
    result = compiled(line)
    assert result.found == ()
    site = result.plant.site
    landed = {
        site.name_of(trunk): [site.face_name(face) for face in site.faces_of(trunk)]
        for trunk in site.components_of(("trunk",))
    }
    assert (landed["T1"][0], landed["T1"][-1]) == ("lp1.1.rear1", "mp1.1.rear12")
    places = {name: {face.rpartition(".")[0] for face in faces} for name, faces in landed.items()}
    assert places["T5"] == {"lp2.1", "mp2.1"}
    assert places["T8"] == {"lp2.4", "mp2.4"}


@pytest.mark.parametrize(
    "line",
    [
        "cord lp[1..2].[1..4].1 -- mp[1..4].[1..2].1 : acme.patch-mpo12-b-om4 { length = 3m }",
        f"trunk T[1..6] : {LEGS} at lp[1..2].[1..4].rear[1..9] -- mp[1..2].[1..3].rear[1..12] {{ length = 20m }}",
        f"trunk T[1..2][1..3] : {LEGS} at lp[1..2].[1..3].rear[1..12] -- mp[1..3].[1..2].rear[1..12] {{ length = 9m }}",
    ],
)
def test_what_is_grouped_differently_has_a_fix_that_pairs_it(line: str) -> None:
    (found,) = compiled(line).found
    assert found.code == "TYP105"
    (fix,) = found.fixes
    assert not fix.safe
    text = FLOOR + line + "\n"
    for edit in sorted(fix.edits, key=_start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert compile_texts({"x.mtp": text}).found == ()


def _start(edit: Edit) -> int:
    return edit.span.start


@pytest.mark.parametrize("rear", ["[1..11]", "[1..13]"])
def test_a_product_of_another_count_is_told(rear: str) -> None:
    line = f"trunk T[1..8] : {LEGS} at lp[1..2].[1..4].rear{rear} -- mp[1..2].[1..4].rear[1..12] {{ length = 20m }}"
    assert [found.code for found in compiled(line).found] == ["PRT103"]
