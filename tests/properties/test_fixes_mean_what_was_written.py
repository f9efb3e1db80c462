"""A safe fix gives the floor that was meant: a slip in a clean spec, mended to a clean spec, is the clean spec's floor.

MTPC_MUTATIONS=3000 tries as many as that.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

from mtpc.artefacts._floor_listing import as_lines
from mtpc.fixing import fix_texts
from mtpc.pipeline import compile_texts
from mtpc.plan.show.shown_floor import ShownFloor
from mtpc.result import Result
from tests.support import ROOT
from tests.support.syntax_mutations import mutations

COUNT = int(os.environ.get("MTPC_MUTATIONS", "60"))
SPECS = [ROOT / "specs" / "quickstart.mtp", ROOT / "templates" / "init" / "leaf-spine" / "floor.mtp"]


def floor(result: Result) -> str:
    return "".join(as_lines(ShownFloor(result.plant).shapes))


def misspelt(dice: random.Random, text: str) -> str:
    """One letter of one word swapped with its neighbour, left out, doubled or another."""
    found = dice.choice(list(re.finditer(r"[A-Za-z]{3,}", text)))
    word, at = found.group(), dice.randrange(len(found.group()) - 1)
    slips = (word[at + 1] + word[at] + word[at + 2 :], word[at + 1 :], word[at] + word[at:], "x" + word[at + 1 :])
    return text[: found.start()] + word[:at] + dice.choice(slips) + text[found.end() :]


def slips() -> Iterator[tuple[Path, str]]:
    """A clean spec, and its text with something wrong in it."""
    dice = random.Random(11)
    for one in mutations(COUNT // 3, 11, SPECS):
        yield one.path, one.text
    for _ in range(COUNT - COUNT // 3):
        path = dice.choice(SPECS)
        yield path, misspelt(dice, path.read_text("utf-8"))


def test_a_slip_that_is_mended_safely_is_what_was_written_before_it() -> None:
    whole = {path: floor(compile_texts({"a.mtp": path.read_text("utf-8")})) for path in SPECS}
    mended = 0
    for path, slip in slips():
        result = fix_texts({"a.mtp": slip}, compile_texts)
        if result.applied and not result.result.failed:
            mended += 1
            assert floor(result.result) == whole[path], result.texts
    assert mended >= COUNT / 20
