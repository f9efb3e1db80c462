"""The edits that move plugs: ends are written anew, in the order of the pieces, and nothing is left to find."""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device [a, b] : acme.sw-48x10 at R[1..2].U40
"""
# three legs that go round: port k of one side is port k+1 of the other
SHUFFLE = """part shuffle : harness {
  fibre = om4; polish = upc; loss = 0.3dB; return-loss = 60dB; end [a, b][1..3] : lc-duplex
  map a[1..3].L -- b[2, 3, 1].R; map a[1..3].R -- b[2, 3, 1].L
}
optic [a, b].xe-0/0/[0..2] : acme.sfp-10g-sr
"""
LINKS = """optic [a, b].xe-0/0/[0..7] : acme.sfp-10g-sr
panel p[1..2] : acme.panel-4slot at R[1..2].U42
cassette p[1..2].1 : acme.cassette-6lc-u1-om4
trunk M : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 { length = 30m }
"""
CORDS = "cord a.xe-0/0/[0..5] -- p1.1.[1..6] : acme.patch-lc-om4 { length = 3m }\n"
CIRCUITS = "circuit e[1..6] : 10GBASE-SR at a.xe-0/0/[0..5] -- b.xe-0/0/[0..5]\n"


def only(text: str) -> Diagnostic:
    (found,) = compile_texts({"a.mtp": text}).diagnostics
    return found


def mended(text: str) -> str:
    """The text with the one fix of its one finding made."""
    (fix,) = only(text).fixes
    assert not fix.safe
    for edit in sorted(fix.edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_a_harness_the_wrong_way_round_is_turned() -> None:
    text = f"{HEAD}{SHUFFLE}harness H : shuffle at b.xe-0/0/[0..2] -- a.xe-0/0/[0..2] {{ length = 3m }}\n"
    text += "circuit e[1..3] : 10GBASE-SR at a.xe-0/0/[0..2] -- b.xe-0/0/[1, 2, 0]\n"
    assert only(text).help.startswith("lay harness H the other way round; ")
    assert "at a.xe-0/0/[0..2] -- b.xe-0/0/[0..2]" in mended(text)
    assert compile_texts({"a.mtp": mended(text)}).diagnostics == ()


@pytest.mark.parametrize("ports", ["[2, 1, 3..6]", "[1, 2, 3, 6, 5, 4]", "[4, 2, 3, 1, 5, 6]"])
def test_the_ends_of_a_statement_are_written_in_the_order_of_its_cords(ports: str) -> None:
    cords = f"cord p2.1.{ports} -- b.xe-0/0/[0..5] : acme.patch-lc-om4 {{ length = 3m }}\n"
    text = f"{HEAD}{LINKS}{CORDS}{cords}{CIRCUITS}"
    assert compile_texts({"a.mtp": mended(text)}).diagnostics == ()


def test_ends_that_a_loop_writes_are_not_written_anew() -> None:
    loop = "for $n in [0..5] {\n  cord p2.1.[6 - $n] -- b.xe-0/0/[$n] : acme.patch-lc-om4 { length = 3m }\n}\n"
    found = only(f"{HEAD}{LINKS}{CORDS}{loop}{CIRCUITS}")
    assert (found.code, found.fixes) == ("POL201", ())


def test_cords_that_a_circuit_orders_are_not_written_anew() -> None:
    ordered = CIRCUITS.replace("\n", " via M { cords = acme.patch-lc-aa-om4; cord-length = 3m }\n")
    for finding in compile_texts({"a.mtp": f"{HEAD}{LINKS}{ordered}"}).diagnostics:
        assert all(edit.text in ("patch-lc-om4", "acme.patch-lc-om4") for fix in finding.fixes for edit in fix.edits)
