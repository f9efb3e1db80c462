"""GEO103 racks-overlap: two racks stand where there is room for one."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Two racks of a row stand nearer to each other than their pitch.",
    why="One of the two is somewhere else, and every length that is calculated to it is wrong.",
    fix="Correct `row-origin` or `pitch`, or put the racks into different rows.",
    sources=(
        "a rack takes up its pitch along the row; two rows are told apart by their names (ours: docs/language.md)",
    ),
    bad=(
        "row B\n"
        "rack B[01..04] : acme.rack-42u at B { row-origin = 0m; pitch = 600mm }\n"
        "rack B[05..08] : acme.rack-42u at B { row-origin = 1.2m; pitch = 600mm }"
    ),
    good=(
        "row B\n"
        "rack B[01..04] : acme.rack-42u at B { row-origin = 0m; pitch = 600mm }\n"
        "rack B[05..08] : acme.rack-42u at B { row-origin = 2.4m; pitch = 600mm }"
    ),
    stays_an_error=False,  # it is placed all the same
)
