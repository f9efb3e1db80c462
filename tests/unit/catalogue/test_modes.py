"""Modes of applications against the reference table: how many links of which lanes, how sure, and by which source."""

from __future__ import annotations

from mtpc.catalogue.load import Library
from tests.support.domain_tables import rows
from tests.support.listing import for_each

LIBRARY = Library.standard()
TABLE = {row["mode_id"]: row for row in rows("modes.csv")}
# Row of the table -> the application whose module it is, and the mode there.
MODES = {
    "sr8-2x200": ("400GBASE-SR8", "2x200g", "200GBASE-SR4"),
    "sr8-4x100": ("400GBASE-SR8", "4x100g", "100GBASE-SR2"),
    "sr8-8x50": ("400GBASE-SR8", "8x50g", "50GBASE-SR"),
    "sr8-800-2x400": ("800GBASE-SR8", "2x400g", "400GBASE-SR4"),
    "sr8-800-4x200": ("800GBASE-SR8", "4x200g", "200GBASE-SR2"),
    "sr8-800-8x100": ("800GBASE-SR8", "8x100g", "100GBASE-SR1"),
    "dr8-800-2x400": ("800GBASE-DR8", "2x400g", "400GBASE-DR4"),
    "dr8-800-8x100": ("800GBASE-DR8", "8x100g", "100GBASE-DR"),
    "dr4-4x100": ("400GBASE-DR4", "4x100g", "100GBASE-DR"),
}
SURE = ("low", "medium", "high")


@for_each(MODES)
def test_a_mode_is_as_in_the_table(mode_id: str) -> None:
    row, (name, mode_name, each) = TABLE[mode_id], MODES[mode_id]
    application = LIBRARY.application(name)
    assert application
    mode = next(mode for mode in application.modes if mode.name == mode_name)
    link = LIBRARY.application(mode.application)
    assert link
    assert (mode.application, mode.links, link.tx_positions) == (each, int(row["ports"]), int(row["lanes_per_port"]))
    assert SURE.index(mode.fact.confidence) <= SURE.index(row["confidence"])
    assert not mode.fact.place or mode.fact.place in row["source"]


def test_what_is_no_row_of_the_table_is_the_maker_s_half() -> None:
    """Two lanes of four, of one maker (reference of modes, section 1.1): the table has them by part."""
    applications = {name: LIBRARY.application(name) for name in LIBRARY.names("applications")}
    stated = {(name, mode.name) for name, each in applications.items() if each for mode in each.modes}
    of_table = {(name, mode) for name, mode, _ in MODES.values()}
    assert of_table <= stated
    others = {(name, mode) for name, mode in stated - of_table if not name.endswith("BASE-T")}  # see test_copper
    assert {mode for _, mode in others} == {"2x200g", "200g"}
