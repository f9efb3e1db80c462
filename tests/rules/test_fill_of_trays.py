"""What is not known of a tray is said, whichever piece of it it is in."""

from __future__ import annotations

from mtpc.pipeline import compile_texts
from tests.support.floors import HEAD

# Two thick cables between S1 and S2, whose diameter is stated; two between S2 and S3, whose diameter is not.
FLOOR = """rack S[1..3] : acme.rack-42u { row-origin = 0m; pitch = 2m }
tray way at S1 -- S3 { drop = 1m; width = 100mm; loading-depth = 50mm; MORE }
panel p[1..3] : acme.panel-4slot at S[1..3].U42
plate p[1..3].1 : acme.plate-12mpo-opposed-pc
trunk T[1..2] : acme.trunk-mpo12-b-om4 at p1.1.rear[1..2] -- p2.1.rear[1..2] { length = 6m; diameter = 9mm }
trunk U[1..2] : acme.trunk-mpo12-b-om4 at p2.1.rear[3..4] -- p3.1.rear[3..4] { length = 6m }
"""


def told(more: str) -> list[str]:
    result = compile_texts({"x.mtp": HEAD + FLOOR.replace("MORE", more)})
    assert not result.failed
    return [each.premise for each in result.unjudged if "GEO206" in each.codes]


def test_a_diameter_that_is_not_stated_is_told_in_every_piece() -> None:
    assert told("occupied = 10%") == ["the diameter of trunk-mpo12-b-om4, 2 cables in way, is not stated"]


def test_an_unknown_fill_is_no_empty_tray() -> None:
    assert "how much lies in way already is not known" in told("occupied = unknown")


def test_half_an_inside_is_told() -> None:
    result = compile_texts({"x.mtp": HEAD + FLOOR.replace("loading-depth = 50mm; MORE", "")})
    assert [finding.message for finding in result.diagnostics if finding.code == "TYP110"] == [
        "width without loading-depth: nobody can tell how much goes in"
    ]
