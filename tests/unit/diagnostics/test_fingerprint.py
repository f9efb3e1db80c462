"""What a finding is known by from run to run."""

from __future__ import annotations

import random

from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.pipeline import compile_texts
from mtpc.text import Span
from tests.support import ROOT

BROKEN = ROOT / "specs" / "broken"
SPECS = ("LOS301", "POL101", "GEN101", "PRT101")


def known(text: str, path: str = "site.mtp") -> set[tuple[str, str]]:
    found = compile_texts({path: text}, BROKEN, today="2026-11-20").found
    marks = fingerprints(found)
    assert len(set(marks)) == len(found)
    return {(one.code, mark) for one, mark in zip(found, marks, strict=True) if one.object}


def test_blank_lines_other_order_and_other_file_names_leave_fingerprints() -> None:
    shuffle = random.Random(7).shuffle
    for name in SPECS:
        text = (BROKEN / f"{name}.mtp").read_text("utf-8")
        here = known(text)
        assert here
        assert known(text.replace("\n", "\n\n\n  ")) == here
        assert known(text, "elsewhere/other.mtp") == here
        head, lines = _head(text)
        shuffle(lines)
        assert known("\n".join(head + lines) + "\n") == here


def _head(text: str) -> tuple[list[str], list[str]]:
    """Edition and imports, and the statements, one a line."""
    lines = text.splitlines()
    assert "{\n" not in text
    ahead = [line for line in lines if line.startswith(("edition", "use", "#"))]
    return ahead, [line for line in lines if line not in ahead]


def at(start: int, text: str, about: str = "up1", path: str = "site.mtp") -> Diagnostic:
    return Diagnostic("POL101", text, Span(path, start, start + 1), object=about)


def test_a_figure_in_a_message_is_no_part_of_it() -> None:
    one, other = at(0, "up1 loses 2.278 dB over 35 m, 12dB"), at(9, "up1 loses 2.4 dB over 45 m, 14dB")
    assert fingerprints([one]) == fingerprints([other])


def test_another_object_in_a_message_is() -> None:
    one, other = at(0, "Tx1 arrives at Tx1 of leaf01.p1"), at(0, "Tx1 arrives at Tx1 of leaf02.p1")
    assert fingerprints([one]) != fingerprints([other])


def test_what_is_alike_is_numbered_and_the_first_keeps_its_own() -> None:
    alone = fingerprints([at(0, "x")])
    three = fingerprints([at(8, "x"), at(0, "x"), at(4, "x")])
    assert len(set(three)) == 3
    assert three[1] == alone[0]


def test_without_an_object_the_file_and_the_words_tell_them_apart() -> None:
    here = at(0, "crod is not a kind of statement", "")
    assert fingerprints([here]) == fingerprints([at(50, "crod is not a kind of statement", "")])
    assert fingerprints([here]) != fingerprints([at(0, "rcak is not a kind of statement", "")])
    assert fingerprints([here]) != fingerprints([at(0, "crod is not a kind of statement", "", "other.mtp")])
