"""Lengths and distances across rows: a port may be anywhere in its rack, and nothing is known of racks without a depth.

No standard limits how deep a rack is: EIA-310-D states widths and heights.
"""

from __future__ import annotations

import pytest

from tests.rules.test_ways import HEAD, said

ROWS = HEAD.replace("row A\n", "room H\nrow A at H { offset = 0m }\nrow B at H { offset = 10m }\n") + (
    "rack B1 : acme.rack-42u at B { row-origin = 0m }\npanel q : acme.panel-4slot at B1.U42\n"
    "plate q.1 : acme.plate-12mpo-opposed-pc\n"
)


def rows(near: str, far: str) -> str:
    """Two rows, 10 m apart, with racks of these depths; "" where none is stated."""
    depths = [f"; depth = {depth}" if depth else "" for depth in (near, far)]
    text = ROWS.replace("pitch = 25m }", f"pitch = 25m{depths[0]} }}")
    return text.replace("at B { row-origin = 0m }", f"at B {{ row-origin = 0m{depths[1]} }}")


@pytest.mark.parametrize(
    ("depths", "length", "expected"),
    [
        # 10 m across, racks of 1.2 m and 1 m depth: 7.8 m at least
        (("1.2m", "1m"), "7.79m", [("LEN106", "error")]),
        (("1.2m", "1m"), "7.8m", []),
        (("1.2m", "1m"), "99m", []),  # no tray: nobody knows the way
        # a rack may be any depth where none is stated
        (("1.2m", ""), "0.1m", []),
        (("", "1m"), "0.1m", []),
        (("", ""), "0.1m", []),
        (("6m", "6m"), "0.1m", []),  # deeper than the rows are apart: side by side, for all that is known
    ],
)
def test_across_rows_racks_may_be_as_much_nearer_as_they_are_deep(
    depths: tuple[str, str], length: str, expected: list[tuple[str, str]]
) -> None:
    text = f"trunk T : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- q.1.rear1 {{ length = {length} }}\n"
    assert said(text, rows(*depths)) == expected


@pytest.mark.parametrize(
    ("depths", "length", "expected"),
    [
        # up, over 10 m, down: 2 × 0.4826 + 2 × 0.04445 + 2 × 1 + 10 = 13.0541; without the sides, the heights, a
        # panel's width and both depths: 9.3174
        (("1.2m", "1m"), "9.31m", "error"),
        (("1.2m", "1m"), "9.32m", "warning"),
        (("", "1m"), "1.51m", "error"),  # 13.0541 - 10, of which nothing is certain, - 3 × 0.4826 - 2 × 0.04445
        (("", "1m"), "1.52m", "warning"),
    ],
)
def test_a_tray_across_rows_is_as_much_shorter_as_the_racks_are_deep(
    depths: tuple[str, str], length: str, expected: str
) -> None:
    across = "tray over : R1 -- B1 { drop = 1m }\n".replace(" :", " at")
    text = f"trunk T : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- q.1.rear1 {{ length = {length}; tray = over }}\n"
    assert said(across + text, rows(*depths)) == [("LEN106", expected)]
