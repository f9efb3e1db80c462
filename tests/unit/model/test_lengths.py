"""`length = auto`: expected values are worked out by hand, and the sums stand beside them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, permutations

import pytest

from mtpc.model.auto_length_values import AutoLength, NoAutoLength
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floors import HEAD

FLOOR = """room H
row A at H { offset = 0m }
row B at H { offset = 2.4m }
rack A[01..10] : acme.rack-42u at A { row-origin = 0m; pitch = 600mm; depth = 1.2m }
rack B[01..10] : acme.rack-48u at B { row-origin = 0m; pitch = 600mm; depth = 1m }
tray over-a at A01 -- A10 { drop = 1.2m }
tray over-b at B10 -- B01 { drop = 0.6m }
tray across at A10 -- B10 { drop = 1.2m }
panel a[01..10] : acme.panel-4slot at A[01..10].U42
panel low : acme.panel-4slot at A01.U10
panel b[01..10] : acme.panel-4slot at B[01..10].U42
plate a[01..10].1 : acme.plate-12mpo-opposed-pc
plate b[01..10].1 : acme.plate-12mpo-opposed-pc
plate low.1 : acme.plate-12mpo-opposed-pc
"""
TRUNK = "trunk T : acme.trunk-mpo12-b-om4 at {ends} {{ length = auto; {more} }}\n"


def compiled(text: str) -> Result:
    return compile_texts({"x.mtp": HEAD + text})


def length_of(ends: str, more: str = "slack = 0%", floor: str = FLOOR) -> AutoLength | NoAutoLength:
    found = compiled(floor + TRUNK.format(ends=ends, more=more)).plant.site.lengths
    assert len(found) == 1, found
    return next(iter(found.values()))


def way_of(ends: str, more: str = "slack = 0%", floor: str = FLOOR) -> Decimal:
    found = length_of(ends, more, floor)
    assert isinstance(found, AutoLength), found
    return found.way_m


@pytest.mark.parametrize(
    ("ends", "more", "way_m"),
    [
        # 2 × 0.4826 to the sides; panel in U42 of 42: 1 U to the top, twice; 2 × 1.2 drop; 9 × 0.6 along
        ("a01.1.rear1 -- a10.1.rear1", "slack = 0%", "8.8541"),  # 0.9652 + 0.0889 + 2.4 + 5.4
        # from U10 there are 33 U to the top of 42: 33 × 0.04445 = 1.46685 instead of 0.04445
        ("low.1.rear1 -- a10.1.rear1", "slack = 0%", "10.2765"),  # 0.9652 + 1.46685 + 0.04445 + 2.4 + 5.4
        # one rack: from the lower edge of U10 to the upper edge of U42 are 33 U; no tray, even where one is named
        ("low.1.rear1 -- a01.1.rear1", "slack = 0%; tray = over-a", "2.43205"),  # 0.9652 + 1.46685
        # two rows: U42 of 48 is 7 U below the top: 0.31115; the trays hang at 42 U + 1.2 = 3.0669 and 48 U + 0.6 =
        # 2.7336; `across` hangs 1.2 over the higher rack: 3.3336. 0.9652 + 0.04445 + 1.2 + 4.8 along over-a
        # + 0.2667 between 3.0669 and 3.3336 + 2.4 across + 0.6 between 3.3336 and 2.7336 + 3 along over-b + 0.6
        # + 0.31115
        ("a02.1.rear1 -- b05.1.rear1", "slack = 0%; tray = [over-a, across, over-b]", "14.1875"),
    ],
)
def test_a_way_is_the_sum_of_its_stretches(ends: str, more: str, way_m: str) -> None:
    assert way_of(ends, more) == Decimal(way_m)


@pytest.mark.parametrize("line", ["override rack A03 { depth = 1m }\n", "override rack A10 { depth = 1m }\n"])
def test_a_rack_that_is_overridden_stands_where_it_stood(line: str) -> None:
    assert way_of("a01.1.rear1 -- a10.1.rear1", floor=FLOOR + line) == Decimal("8.8541")  # as above
    split = FLOOR.replace("depth = 1m }", "depth = each(1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m) }")
    assert way_of("b01.1.rear1 -- b10.1.rear1", floor=split) == way_of("b01.1.rear1 -- b10.1.rear1")


def test_from_front_to_rear_takes_the_depth_of_the_deeper_rack() -> None:
    floor = FLOOR + "device s : acme.sw-32x100 at A01.U41\noptic s.et-0/0/0 : acme.q28-100g-sr4\n"
    text = floor + "cord s.et-0/0/0 -- a01.1.rear1 : acme.patch-mpo12-b-om4 { length = auto; slack = 0% }\n"
    found = next(iter(compiled(text).plant.site.lengths.values()))
    assert isinstance(found, AutoLength)
    assert found.way_m == Decimal("2.2541")  # 0.9652 + 2 U × 0.04445 + 1.2


@pytest.mark.parametrize(
    ("slack", "slack_m", "ordered_m"),
    [
        ("10%", "0.88541", "10"),  # 8.8541 + 0.88541 = 9.73951
        ("1m", "2", "11"),  # at each end: 10.8541
        ("12.942%", "1.145897622", "10"),  # 8.8541 × 1.12942 = 9.999997622
        ("0.57295m", "1.1459", "10"),  # 8.8541 + 1.1459 is 10 exactly
        ("0.573m", "1.146", "11"),
    ],
)
def test_slack_is_added_and_the_sum_is_rounded_up_to_whole_metres(slack: str, slack_m: str, ordered_m: str) -> None:
    found = length_of("a01.1.rear1 -- a10.1.rear1", f"slack = {slack}")
    assert isinstance(found, AutoLength)
    assert (found.slack_m, found.ordered_m, found.sold) == (Decimal(slack_m), Decimal(ordered_m), False)


@pytest.mark.parametrize(
    ("more", "ordered_m", "rounded"),
    [
        ("round-to = 4m", "12", "4m"),  # 9.73951: 10 m without it
        ("round-to = 4m; round-excess = 1m", "10", ""),
        ("round-to = 4m; round-excess = 2m", "12", "4m"),
        ("round-to = 4m; round-excess = 19%", "10", ""),
        ("round-to = 4m; round-excess = 20%", "12", "4m"),  # 2 m of 10 m
        ("round-to = 5m", "10", ""),
    ],
)
def test_a_calculated_length_is_rounded_up_where_that_costs_little(more: str, ordered_m: str, rounded: str) -> None:
    found = length_of("a01.1.rear1 -- a10.1.rear1", f"slack = 10%; {more}")
    assert isinstance(found, AutoLength)
    assert (found.ordered_m, found.rounded) == (Decimal(ordered_m), rounded)
    assert ("rounded up to 4m, 12 m" in str(found)) is bool(rounded)


def test_what_is_sold_in_some_lengths_is_not_rounded_to_another() -> None:
    cord = "cord a01.1.rear1 -- a10.1.rear1 : acme.patch-mpo12-b-om4-stock {{ length = auto; slack = 10%{0} }}\n"
    sites = [compiled(FLOOR + cord.format(more)).plant.site for more in ("", "; round-to = 4m")]
    assert sites[0].components.length_m == sites[1].components.length_m


def test_a_part_that_lists_its_lengths_gets_the_next_one_it_is_sold_in() -> None:
    text = FLOOR + "cord a01.1.rear1 -- a10.1.rear1 : acme.patch-mpo12-b-om4-stock { length = auto; slack = 10% }\n"
    result = compiled(text)
    site = result.plant.site
    component, found = next(iter(site.lengths.items()))
    sold = site.components.article[component].lengths_m  # type: ignore[union-attr]  # a cord
    assert isinstance(found, AutoLength)
    assert found.sold
    assert (
        found.ordered_m == min(one for one in sold if one >= Decimal("9.73951")) == site.components.length_m[component]
    )


def test_a_cable_longer_than_any_that_is_sold_is_a_finding() -> None:
    text = FLOOR + "cord a01.1.rear1 -- a10.1.rear1 : acme.patch-mpo12-b-om4-stock { length = auto; slack = 40m }\n"
    result = compiled(text)
    assert [(found.code, found.help) for found in result.diagnostics if found.code != "FIB101"] == [
        ("ORD101", "use a part that is sold in that length")
    ]
    assert result.plant.site.components.length_m[-1] == 89  # 8.8541 + 80 = 88.8541


def test_an_assembly_is_as_long_as_its_longest_way() -> None:
    twelve = ", ".join(f"a{rack:02}.1.rear1" for rack in range(2, 11)) + ", a10.1.rear2, parked, parked"
    text = FLOOR + "trunk T : acme.trunk-144-12xmpo12-b-om4 at a01.1.rear[1..12] -- [" + twelve + "] "
    found = next(iter(compiled(text + "{ length = auto; slack = 0% }\n").plant.site.lengths.values()))
    assert isinstance(found, AutoLength)
    assert found.way_m == Decimal("8.8541")  # to A10


def test_cords_of_a_circuit_are_worked_out() -> None:
    text = """device s[1..2] : acme.sw-32x100 at A[01,10].U40
optic s[1..2].et-0/0/0 : acme.q28-100g-sr4
trunk T : acme.trunk-mpo12-b-om4 at a01.1.rear1 -- a10.1.rear1 { length = 10m }
circuit c : 100GBASE-SR4 at s1.et-0/0/0 -- s2.et-0/0/0 via T {
  cords = acme.patch-mpo12-b-om4; cord-length = [auto, 3m]; slack = 10%
}
"""
    result = compiled(FLOOR + text)
    assert result.diagnostics == ()
    site = result.plant.site
    assert [site.components.length_m[cord] for cord in site.circuits[0].cords] == [2, 3]  # (0.9652 + 3 U) × 1.1 = 1.21


def test_the_tray_that_was_found_stands_on_the_cut_sheet() -> None:
    site = compiled(FLOOR + TRUNK.format(ends="a01.1.rear1 -- a10.1.rear1", more="slack = 0%")).plant.site
    assert site.components.trays[-1] == ("over-a",)


def test_policies_ask_for_lengths_and_give_slack_and_trays() -> None:
    text = """policy { prefer { length = auto; slack = 10%; tray = over-a } }
trunk T : acme.trunk-mpo12-b-om4 at a01.1.rear1 -- a10.1.rear1
trunk U : acme.trunk-mpo12-b-om4 at a01.1.rear2 -- a10.1.rear2 { slack = 2m }
trunk V : acme.trunk-mpo12-b-om4 at a01.1.rear3 -- low.1.rear1
trunk W : acme.trunk-mpo12-b-om4 at a01.1.rear4 -- a10.1.rear4 { length = 11m }
"""
    result = compiled(FLOOR + text)
    assert result.diagnostics == ()
    components = result.plant.site.components
    # 9.73951; 8.8541 + 4 = 12.8541; 2.43205 × 1.1 = 2.675255, in the rack and in no tray
    assert components.length_m == [10, 13, 3, 11]
    assert components.trays == [("over-a",), ("over-a",), None, ("over-a",)]


# ---- what is not stated is not guessed


@pytest.mark.parametrize(
    ("floor", "ends", "more", "why"),
    [
        (FLOOR, "a01.1.rear1 -- a02.1.rear1", "ticket = x", "its slack is not stated"),
        (FLOOR.replace("tray across", "tray elsewhere").replace("A10 -- B10", "B02 -- B03"),
         "a01.1.rear1 -- b01.1.rear1", "slack = 0%", "no trays that meet lead from A01 to B01"),
        (FLOOR.replace("tray over-b", "tray elsewhere").replace("B10 -- B01", "B10 -- B02"),
         "a01.1.rear1 -- b01.1.rear1", "slack = 0%", "no tray passes B01"),
        (FLOOR, "a01.1.rear1 -- b01.1.rear1", "slack = 0%; tray = over-a", "tray over-a does not pass B01"),
        (FLOOR, "a01.1.rear1 -- b01.1.rear1", "slack = 0%; tray = [over-a, over-b]",
         "trays over-a and over-b do not meet"),
        (FLOOR, "a01.1.rear1 -- a02.1.rear1", "slack = 0%; tray = [over-a, across]",
         "both of its ends are at tray over-a"),
        (FLOOR + "tray second at A01 -- A04 { drop = 1.2m }\n", "a01.1.rear1 -- a02.1.rear1", "slack = 0%",
         "over-a and second both join A01 and A02, and are equally long"),
        (FLOOR + "tray bent at A01 -- B10 { drop = 1m }\n", "a01.1.rear1 -- b10.1.rear1", "slack = 0%; tray = bent",
         "tray bent is not straight: A01 and B10 differ along the row and across the rows"),
        (FLOOR.replace("row-origin = 0m; pitch = 600mm; depth = 1m", "pitch = 600mm"), "b01.1.rear1 -- b02.1.rear1",
         "slack = 0%", "the position of rack B01 is not stated: it has no row-origin"),
        (FLOOR.replace("tray over-a at A01 -- A10 { drop = 1.2m }", "tray over-a at A01 -- A10"),
         "a01.1.rear1 -- a02.1.rear1", "slack = 0%", "tray over-a has no drop"),
        (FLOOR.replace("row B at H { offset = 2.4m }", "row B at H"), "a01.1.rear1 -- b10.1.rear1",
         "slack = 0%; tray = across", "the distance between row A and row B is not stated"),
        (FLOOR.replace("row B at H ", "room H2\nrow B at H2 "), "a01.1.rear1 -- b10.1.rear1",
         "slack = 0%; tray = across", "the distance between row A and row B is not stated"),
        (FLOOR, "[parked] -- a02.1.rear1", "slack = 0%", "all legs of one end are parked"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_the_length_stays_unknown(floor: str, ends: str, more: str, why: str) -> None:
    result = compiled(floor + TRUNK.format(ends=ends, more=more))
    site = result.plant.site
    assert [found.code for found in result.diagnostics] == ["LEN104"]
    assert result.diagnostics[0].message == f"the length of trunk T cannot be calculated: {why}"
    assert result.diagnostics[0].help
    assert site.components.length_m[-1] is None


def test_a_tray_that_could_not_be_placed_is_not_missed_a_second_time() -> None:
    floor = FLOOR.replace("tray over-a at A01 -- A10", "tray over-a at A01 -- A99")
    result = compiled(floor + TRUNK.format(ends="a01.1.rear1 -- a02.1.rear1", more="slack = 0%"))
    assert [found.code for found in result.diagnostics] == ["REF102"]


def test_slack_and_way_are_missed_in_one_run() -> None:
    result = compiled(FLOOR.replace("over-a at A01 -- A10 { drop = 1.2m }", "over-a at A01 -- A10")
                      + TRUNK.format(ends="a01.1.rear1 -- a02.1.rear1", more="ticket = x"))  # fmt: skip
    assert [found.message.rpartition(": ")[2] for found in result.diagnostics] == [
        "tray over-a has no drop", "its slack is not stated",
    ]  # fmt: skip


def test_many_cables_that_miss_one_thing_are_one_finding() -> None:
    text = "trunk T[1..9] : acme.trunk-mpo12-b-om4 at a01.1.rear[1..9] -- a[02..10].1.rear1 "
    text += "{ length = auto; slack = 0% }\n"
    result = compiled(FLOOR.replace("{ drop = 1.2m }", "") + text)
    assert [(found.code, found.count) for found in result.diagnostics] == [("LEN104", 9)]


def test_a_cable_that_lies_and_was_measured_needs_no_way() -> None:
    text = TRUNK.format(ends="a01.1.rear1 -- b01.1.rear1", more="slack = 0%")
    assert compiled(FLOOR + text + "as-built T { length = 17.5m }\n").diagnostics == ()


@pytest.mark.parametrize("given", ["row-origin = auto", "pitch = auto", "depth = auto"])
def test_only_cables_have_automatic_lengths(given: str) -> None:
    result = compiled(f"rack A[01..02] : acme.rack-42u {{ {given} }}\n")
    assert [found.code for found in result.diagnostics] == ["TYP102"]


@pytest.mark.parametrize("slack", ["10", "3dB", "auto", "[1m, 2m]", "unknown", "x"])
def test_slack_is_a_share_or_a_length(slack: str) -> None:
    result = compiled(FLOOR + TRUNK.format(ends="a01.1.rear1 -- a02.1.rear1", more=f"slack = {slack}"))
    assert [found.code for found in result.diagnostics] == ["TYP102"]
    assert result.diagnostics[0].message.startswith("slack takes a share or a length, this is ")


def test_sizes_no_hall_has_are_worked_out_and_told_all_the_same() -> None:
    floor = FLOOR.replace("600mm", "999999km")
    found = length_of("a01.1.rear1 -- a10.1.rear1", "slack = 999999999.9%", floor)
    # 9 × 999,999,000 along, 3.4541 up, down and aside: 8999991003.4541; × 10,000,000 is 89999910034541000,
    # × 0.999 is 8990991012.45…
    assert isinstance(found, AutoLength)
    assert found.ordered_m == 89999919025532013
    assert str(found).endswith("next whole metre 89999919025532013 m")


def test_a_length_beyond_anything_is_a_slip() -> None:
    result = compiled("rack A[1..2] : acme.rack-42u { pitch = 1000000000000km }\n")
    assert [(found.code, found.message) for found in result.diagnostics] == [
        ("TYP108", "pitch cannot be 1000000000000km")
    ]


# ---- laws


@pytest.mark.parametrize(
    ("a", "b", "trays"),
    [
        ("a01", "a07", "over-a"),
        ("low", "a09", "over-a"),
        ("low", "a01", "over-a"),
        ("b10", "a10", "across"),
        ("a03", "b04", "[over-a, across, over-b]"),
        ("a03", "b04", "[over-b, across, over-a]"),
    ],
)
def test_a_length_is_the_same_from_both_ends(a: str, b: str, trays: str) -> None:
    more = f"slack = 7%; tray = {trays}"
    assert way_of(f"{a}.1.rear1 -- {b}.1.rear1", more) == way_of(f"{b}.1.rear1 -- {a}.1.rear1", more)


def test_a_length_grows_with_the_distance() -> None:
    ways = [way_of(f"a01.1.rear1 -- a{rack:02}.1.rear1") for rack in range(2, 11)]
    assert all(0 < further - nearer == Decimal("0.6") for nearer, further in pairwise(ways))


def test_the_order_of_statements_changes_no_length() -> None:
    blocks = [
        FLOOR,
        TRUNK.format(ends="a02.1.rear1 -- b05.1.rear1", more="slack = 10%; tray = [over-a, across, over-b]"),
    ]
    blocks = [*blocks[0].splitlines(), *blocks[1].splitlines()]
    lengths = set()
    for turned in (blocks, blocks[::-1], [*blocks[7:], *blocks[:7]], *map(list, list(permutations(blocks[:4]))[:3])):
        text = "\n".join([*turned, *(line for line in blocks if line not in turned)]) + "\n"
        found = compiled(text).plant.site.lengths
        lengths |= {one.ordered_m for one in found.values() if isinstance(one, AutoLength)}
    assert lengths == {Decimal(16)}  # 14.1875 × 1.1 = 15.60625
