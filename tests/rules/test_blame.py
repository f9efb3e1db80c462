"""The piece that is named is the one to change: line, object, code and advice for floors with one wrong piece.

The right answers come from the polarity reference (what each method is made of: TIA-568.3-E as makers describe it);
each floor's first line says what is physically there.
"""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support import ROOT

FOLDER = ROOT / "tests" / "data" / "blame"


def compiled(text: str) -> Result:
    return compile_texts({"a.mtp": text})


def only(name: str) -> tuple[str, Diagnostic]:
    text = (FOLDER / f"{name}.mtp").read_text("utf-8")
    (found,) = compiled(text).diagnostics
    return text, found


def line_of(text: str, found: Diagnostic) -> int:
    assert found.span is not None
    return text[: found.span.start].count("\n") + 1


CIRCUITS = {f"c{number}" for number in (1, 2, 3, 4)}
CASES = [
    # U1 takes A-to-B cords at both ends: the A-to-A one departs from it (polarity reference 6.3)
    ("far-cord-a-to-a", 11, "p2.1.1 -- b.xe-0/0/0", "POL101", {"e"}, "(A-to-A) with one of A-to-B"),
    # U1 is required: type B trunks; an A-to-A cord would mend light and break the requirement (6.3)
    ("trunk-against-the-method", 10, "M", "POL101", {"e"}, "replace trunk M (type A) with one of type B"),
    # three links alike but for one trunk: an even number of type B on its way (6.1)
    ("one-trunk-of-three", 10, "T3", "POL101", {"c3"}, "replace trunk T3 (type A) with one of type B"),
    # straight at both ends over type B: port k at 7-k; method B has a relabelled one at one end (5.2)
    ("straight-at-both-ends", 8, "p1.1", "POL201", {"e"}, "either replace cassette p1.1 (cassette-6lc-b1-om4) with "
     "cassette-6lc-b2-om4, or replace cassette p2.1 (cassette-6lc-b1-om4) with cassette-6lc-b2-om4"),
    # universal cassettes work as an equal pair (5.3)
    ("counted-from-other-ends", 8, "p1.1", "POL201", {"e1", "e2"}, "either replace cassette p1.1 (cassette-6lc-u1-om4) "
     "with cassette-6lc-centre-out-om4, or replace cassette p2.1 (cassette-6lc-centre-out-om4) with cassette-6lc-u1"),
    # universal and straight do not go together (5.3, D11)
    ("universal-and-straight", 9, "p2.1", "POL201", {"e1", "e2"}, "(cassette-6lc-b1-om4) with cassette-6lc-u1-om4"),
    ("universal-and-straight-apart", 9, "p2.1", "POL201", {"e1", "e2", "e6", "a.xe-0/0/1 -- b.xe-0/0/6"},
     "with cassette-6lc-u1-om4"),
    # U1 goes with type B trunks; type C flips the pairs (3.3, 6.3)
    ("trunk-type-c", 9, "M", "POL201", {"e"}, "replace trunk M (type C) with one of type B"),
    ("port-beside", 11, "pp2.1.2 -- sw2.et-0/0/0", "POL201", {"up1"}, "from pp2.1.2 to pp2.1.1"),
    # a parallel port needs k and 13-k on a leg; neighbours carry one direction (5.5)
    ("neighbours-on-a-leg", 9, "H", "POL201", CIRCUITS, "with breakout-mpo12-4lc-om4"),
    ("legs-in-reverse", 15, "H", "POL201", CIRCUITS, "with breakout-mpo12-4lc-om4"),
    ("legs-send-to-send", 15, "H", "POL101", CIRCUITS, "with breakout-mpo12-4lc-om4"),
    # one word of the spec makes all of them; type B is what the rest of the way is (6.1, 6.3)
    ("cords-of-one-statement", 10, "sw1.et-0/0/0 -- pp1.1.1", "POL101", {f"up{one}" for one in range(1, 13)},
     "replace the 12 cords of one statement, sw1.et-0/0/0 -- pp1.1.1 … sw1.et-0/0/11 -- pp1.1.12 (type A)"),
    ("cords-of-separate-links", 7, "sw1.et-0/0/0 -- sw2.et-0/0/0", "POL101", {"up1", "up2", "up3", "up4"},
     "replace the 4 cords of one statement"),
    ("legs-in-another-order", 9, "H1", "POL201", {"c1", "c2"}, "exchange legs 1 and 2 of harness H1"),
    ("four-legs-in-another-order", 9, "H1", "POL201", CIRCUITS,
     "put legs 1..4 of harness H1, in this order, into edge[1..4].xe-0/0/0"),
    ("range-one-port-on", 11, "pp2.1.2 -- sw2.et-0/0/0", "POL201", {f"up{one}" for one in range(1, 7)},
     "move the plug in pp2.1.2 to pp2.1.1, the plug in pp2.1.3 to pp2.1.2"),
]  # fmt: skip
NAMES = [case[0] for case in CASES]


@pytest.mark.parametrize(
    ("name", "line", "piece", "code", "circuits", "advice"), CASES, ids=[case[0] for case in CASES]
)
def test_the_piece_to_change_is_named(
    name: str, line: int, piece: str, code: str, circuits: set[str], advice: str
) -> None:
    text, found = only(name)
    assert (found.code, found.object, line_of(text, found)) == (code, piece, line)
    assert {one.object for one in found.consequences} == circuits
    assert advice in found.help


@pytest.mark.parametrize("name", NAMES)
def test_a_fix_that_is_offered_leaves_nothing_to_find(name: str) -> None:
    text, found = only(name)
    assert bool(found.fixes) == ("either" not in found.help and "(hx)" not in found.help)
    for fix in found.fixes:
        assert not fix.safe
        mended = text
        for edit in sorted(fix.edits, key=lambda edit: -edit.span.start):
            mended = mended[: edit.span.start] + edit.text + mended[edit.span.end :]
        assert compiled(mended).diagnostics == ()


def test_the_others_of_a_kind_are_the_evidence() -> None:
    _, found = only("one-trunk-of-three")
    assert "2 of the 2 other trunks at pp1 are type B" in found.notes


def test_ports_that_do_not_keep_their_numbers_are_told() -> None:
    _, found = only("straight-at-both-ends")
    assert "port 1 of p1.1 leads to port 6 of p2.1; both are cassette-6lc-b1-om4" in found.notes


def test_of_a_tie_the_other_piece_is_pointed_at() -> None:
    text, found = only("counted-from-other-ends")
    (label,) = found.labels
    assert label.message == "or here: cassette p2.1"
    assert text[label.span.start : label.span.end].endswith("cassette-6lc-centre-out-om4")


def test_a_piece_against_a_required_method_is_told_once() -> None:
    _, found = only("trunk-against-the-method")
    assert [(one.code, one.object) for one in found.consequences] == [("POL101", "e"), ("POL203", "e")]


def test_of_two_unlike_cassettes_the_other_is_marked_too() -> None:
    _, found = only("universal-and-straight")
    assert [label.message for label in found.labels] == ["cassette p1.1 is cassette-6lc-u1-om4"]


def test_of_the_twelve_cords_of_a_statement_the_others_are_the_evidence() -> None:
    _, found = only("cords-of-one-statement")
    assert found.notes == ("12 of the 12 other cords are type B",)
