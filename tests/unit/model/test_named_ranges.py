"""A range with a name: its statement is made once for each value, and each end says where the value goes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.catalogue.types import PartKind, WiredPart
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floors import with_panels

FLOOR = with_panels({"a[1..2]": "R1.U[41, 42]", "b[1..3]": "R2.U[40..42]"})
MANY = "loops and named ranges run more than 500,000 times"
CORD, LEGS = "acme.patch-mpo12-b-om4", "acme.trunk-144-12xmpo12-b-om4"


def compiled(lines: str) -> Result:
    return compile_texts({"x.mtp": FLOOR + lines + "\n"})


def plain(length: Decimal | None) -> str:
    return f"{(length or Decimal(0)).normalize():f}"


def laid(lines: str) -> list[tuple[str, str]]:
    """Each cable that these lines lay, as `end -- end`, and its length, in natural order."""
    result = compiled(lines)
    assert [(found.code, found.message) for found in result.diagnostics] == []
    site = result.plant.site
    cables = [(cable, list(site.faces_of(cable))) for cable in site.components_of(("cord", "trunk"))]
    return [
        (
            f"{site.face_name(faces[0])} -- {site.face_name(faces[-1])}",
            f"{(site.length_m(cable) or Decimal(0)).normalize():f}",
        )
        for cable, faces in cables
    ]


def found(lines: str) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in compiled(lines).diagnostics]


def test_a_transposing_pair_is_written_not_worked_out() -> None:
    """The last range with a name runs fastest, and lengths are worked out for each pair."""
    line = f"cord a[$s in 1..2].[$k in 1..3].1 -- b[$k].[$s].1 : {CORD} {{ length = 3m + $s * 0.5m + $k * 10cm }}"
    assert laid(line) == [
        ("a1.1.1 -- b1.1.1", "3.6"), ("a1.2.1 -- b2.1.1", "3.7"), ("a1.3.1 -- b3.1.1", "3.8"),
        ("a2.1.1 -- b1.2.1", "4.1"), ("a2.2.1 -- b2.2.1", "4.2"), ("a2.3.1 -- b3.2.1", "4.3"),
    ]  # fmt: skip


def test_a_range_without_a_name_is_paired_in_each_turn() -> None:
    line = f"cord a[$s in 1..2].1.[1..3] -- b1.[$s].[4, 5, 6] : {CORD} {{ length = 3m }}"
    assert [ends for ends, _ in laid(line)] == [
        "a1.1.1 -- b1.1.4", "a1.1.2 -- b1.1.5", "a1.1.3 -- b1.1.6",
        "a2.1.1 -- b1.2.4", "a2.1.2 -- b1.2.5", "a2.1.3 -- b1.2.6",
    ]  # fmt: skip


def test_names_bind_in_the_name_of_a_statement_and_are_known_in_its_ends_route_and_attributes() -> None:
    lines = f"""trunk T[$s in 1..2]-[$k in 1..2] : {LEGS}
  at a[$s].[$k].rear[1..12] -- b[$k].[$s].rear[1..12] {{ length = 10m * $s; pull-group = "G{{$k}}" }}"""
    site = compiled(lines).plant.site
    trunks = [(site.name_of(trunk), site.settings_of(trunk)["pull-group"]) for trunk in site.components_of(("trunk",))]
    assert trunks == [("T1-1", "G1"), ("T1-2", "G2"), ("T2-1", "G1"), ("T2-2", "G2")]
    assert laid(lines)[1] == ("a1.2.rear1 -- b2.1.rear12", "10")
    assert laid(lines)[2] == ("a2.1.rear1 -- b1.2.rear12", "20")


def test_a_later_range_may_use_the_names_before_it() -> None:
    line = f"cord a1.[$s in 2..3].[$k in 1..$s] -- b[$s].1.[$k] : {CORD} {{ length = 3m }}"
    assert [ends for ends, _ in laid(line)] == [
        "a1.2.1 -- b2.1.1", "a1.2.2 -- b2.1.2", "a1.3.1 -- b3.1.1", "a1.3.2 -- b3.1.2", "a1.3.3 -- b3.1.3",
    ]  # fmt: skip


def test_lists_have_names_and_two_of_them_go_together() -> None:
    lines = f"""cord [$p in [a1, a2]].2.1 -- b1.2.[($n, $q) in zip(1..1, [$p])] : {CORD} {{ length = 3m }}"""
    assert found(lines)[0][0] == "TYP105", "the first end does not say where $n goes"
    lines = f"cord [($p, $n) in zip([a2, a1], [7, 9])].2.1 -- b1.2.[$n] : {CORD} {{ length = 3m }}"
    assert [ends for ends, _ in laid(lines)] == ["a1.2.1 -- b1.2.9", "a2.2.1 -- b1.2.7"]


def test_each_gives_one_value_to_each_object_of_all_turns() -> None:
    lines = f"cord a[$s in 1..2].1.[1, 2] -- b1.[$s].[1, 2] : {CORD} {{ length = each(1m, 2m, 3m, 4m) }}"
    assert [length for _, length in laid(lines)] == ["1", "2", "3", "4"]
    assert found(lines.replace(", 4m", "")) == [("TYP105", "length has 3 values, the statement makes 4")]


def test_racks_of_a_range_with_a_name_stand_side_by_side_as_those_of_one_without() -> None:
    def positions(line: str) -> list[str]:
        site = compiled(f"row Q\n{line}").plant.site
        return [plain(rack.position.along_m) for rack in site.racks if rack.position]

    here = "at Q { row-origin = 1m; pitch = 600mm }"
    assert positions(f"rack q[$n in 1..3] : acme.rack-42u {here}") == ["1", "1.6", "2.2"]
    own = "at Q { row-origin = 1m * $n * $n; pitch = 600mm }"
    assert positions(f"rack q[$n in 1..3] : acme.rack-42u {own}") == ["1", "4", "9"], "each where it says"


def test_parts_map_their_positions_by_name() -> None:
    """Port n takes the positions n and 13 - n: its L is at position 1 .. 6, its R at 12 .. 7."""
    part = """part u : cassette {
  format = acme-slot; fibre = om4; loss = 0.35dB
  port front[1..6] : lc-duplex { polish = upc }
  port rear1 : mpo12 { polish = pc; gender = unpinned; mating = opposed }
  map front[$n in 1..6].L -- rear1.[$n]
  map front[$n in 1..6].R -- rear1.[13 - $n]
}
panel c : acme.panel-4slot at R3.U1
cassette c.1 : u"""
    by_hand = part.replace("[$n in 1..6].L -- rear1.[$n]", "[1..6].L -- rear1.[1..6]")
    by_hand = by_hand.replace("[$n in 1..6].R -- rear1.[13 - $n]", "[1..6].R -- rear1.[12..7 step -1]")
    assert by_hand.count("$n") == 0
    maps = [
        [
            sorted(map(str, cassette.wiring))
            for each in site.components_of(("cassette",))
            if isinstance(cassette := site.part_of(each), WiredPart)
        ]
        for site in (compiled(part).plant.site, compiled(by_hand).plant.site)
    ]
    assert maps[0] == maps[1] != []


def test_what_changes_earlier_statements_takes_names() -> None:
    lines = f"""cord a[1..2].1.1 -- b[1..2].1.1 : {CORD} {{ length = 3m }}
override cord a[$s in 1..2].1.1 -- b[$s].1.1 {{ length = 1m * $s }}
moved old-[$s in 1..2] -> a[3 - $s]"""
    assert [length for _, length in laid(lines)] == ["1", "2"]


def test_templates_are_applied_under_names() -> None:
    lines = """template pod($rack: name) { panel [$instance] : acme.panel-4slot at [$rack].U20 }
apply pod(R1) as p1
apply pod(rack = R2) as q[$n in 1..1]"""
    assert {"p1", "q1"} <= {equipment.name for equipment in compiled(lines).plant.site.equipment}


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("a[$k in 1..2].[$k in 1..3].1 -- b[$k].1.1", "REF113", "two ranges have the name $k"),
        ("a[$k in 1..2].[$s in 1..3].1 -- b[$s].1.1", "TYP105", "this end does not say where $k goes"),
        ("a[1..2].1.1 -- b[$k in 1..2].1.1", "TYP105", "this end does not say where $k goes"),
        ("a[$k].1.1 -- b[$k in 1..2].1.1", "REF110", "$k stands in front of the range that has this name"),
        ("a[$k in 1..$k].1.1 -- b[$k].1.1", "REF110", "no variable $k is set here"),
        ("a[$k in 1..2].1.1 -- b[$q].1.1", "REF110", "no variable $q is set here"),
        ("a[$k in 2..1].1.1 -- b[$k].1.1", "TYP106", "the range 2..1 is empty"),
        ("a[$k in 1..900000].1.1 -- b[$k].1.1", "TYP107", MANY),
        ("a[$k in 1..2000].[$s in 1..2000].1 -- b[$k].[$s].1", "TYP107", MANY),
        ("a1.[$s in 1..400000 * 1].1 -- b1.[$s].1", "TYP107", "this range stands for more than 200,000 objects"),
        ("a[($k, $s) in [1, 2]].1.1 -- b[$k].1.1", "TYP105", "2 variables are written here for the number 1"),
        ("a[$k in nothing].1.1 -- b[$k].1.1", "REF109", "there is no table or list nothing"),
    ],
)
def test_what_is_wrong_with_a_name_is_one_finding(line: str, code: str, message: str) -> None:
    first, *others = compiled(f"cord {line} : {CORD} {{ length = 3m }}").diagnostics
    assert (first.code, first.message) == (code, message)
    assert others == []


def test_a_name_that_is_set_around_the_statement_is_not_given_again() -> None:
    line = f"for $k in 1..2 {{ cord a[$k in 1..2].1.1 -- b[$k].1.1 : {CORD} {{ length = 3m }} }}"
    assert found(line) == [("REF113", "$k has a value already, around this statement")]


@pytest.mark.parametrize(
    "line", ["let $x = a[$k in 1..2]", "assert count([$k in 1..2]) == 2", 'room "{a[$k in 1..2]}"']
)
def test_a_range_has_a_name_only_in_a_statement_that_is_made_for_each_value(line: str) -> None:
    assert found(line) == [("TYP110", "a range cannot have the name $k here")]


def test_a_finding_shows_the_values_of_the_names() -> None:
    (wrong,) = compiled(
        f"cord a[$s in 1..2].1.[$k in 1..2] -- b[$s].1.[$k + 11] : {CORD} {{ length = 3m }}"
    ).diagnostics
    assert (wrong.code, [turn.shown for turn in wrong.context]) == ("REF103", ["$s = 1", "$k = 2"])


def test_turns_are_counted_from_one() -> None:
    lines = f"for $port, $n in [7, 9] {{ cord a1.1.[$port] -- b[$n].1.1 : {CORD} {{ length = 1m * $n }} }}"
    assert laid(lines) == [("a1.1.7 -- b1.1.1", "1"), ("a1.1.9 -- b2.1.1", "2")]


def test_zip_in_a_name_goes_through_ranges_together() -> None:
    lines = "panel c[1..2] : acme.panel-4slot at zip(R[3..4], U[42, 41])"
    site = compiled(lines).plant.site
    assert [(each.name, each.rack.name, each.unit) for each in site.equipment if each.rack and each.name[0] == "c"] == [
        ("c1", "R3", 42),
        ("c2", "R4", 41),
    ]


def test_a_product_where_a_pair_was_meant_is_told_with_both_ways_to_write_it() -> None:
    line = "panel c[1..2] : acme.panel-4slot at R[3..4].U[42, 41]"
    (wrong,) = compiled(line).diagnostics
    assert (wrong.code, wrong.message) == ("TYP105", "2 panels and 2 × 2 places do not pair up")
    listed, zipped = (fix.edits[0].text for fix in wrong.fixes)
    assert (listed, zipped) == ("[R3.U42, R4.U41]", "zip(R[3..4], U[42, 41])")
    for text in (listed, zipped):
        assert found(line.replace("R[3..4].U[42, 41]", text)) == []


@pytest.mark.parametrize(
    ("side", "count", "fixes"),
    [
        ("b[1, 2].3.[4, 6]", 2, ["[b1.3.4, b2.3.6]", "zip(b[1..2].3, [4, 6])"]),
        ("[a1, b1].[1, 2].[1, 2]", 2, ["[a1.1.1, b1.2.2]", "zip([a1, b1], [1..2], [1..2])"]),
        ("b[1..3].[1, 2].1", 3, []),
    ],
)
def test_the_ways_are_those_of_the_ranges(side: str, count: int, fixes: list[str]) -> None:
    (wrong,) = compiled(f"cord a1.4.[1..{count}] -- {side} : {CORD} {{ length = 3m }}").diagnostics
    assert [fix.edits[0].text for fix in wrong.fixes] == fixes


def test_a_value_in_the_type_and_in_an_attribute_is_one_name() -> None:
    """Brackets that come to one name are that name: the module of each end, the wavelength of each part."""
    result = compile_texts(
        {
            "a.mtp": 'edition 2026\nuse "catalog:acme-fibre" as acme\nrack R[1..2] : acme.rack-42u\n'
            "device sw[1..2] : acme.sw-48x10 at R[1..2].U40\n"
            'part cw-[$w in [1530, 1550]] : optic { form-factor = "sfp+"; application = 10G-CWDM\n'
            '  wavelength = cwdm-[$w]; source = "data sheet"\n'
            "  port mdi : lc-duplex { polish = upc; pinout = lc-duplex } }\n"
            "optic sw[1..2].xe-0/0/[($p, $w) in zip(0..1, [1530, 1550])] : cw-[$w]\n"
            "optic sw[($s, $d) in zip(1..2, [u, d])].xe-0/0/2 : acme.sfp-1g-bx10-[$d]\n"
        }
    )
    assert [finding.message for finding in result.diagnostics] == []
    site = result.plant.site
    parts = [site.part_of(component).name for component in site.components_of((PartKind.OPTIC,))]
    assert parts == ["cw-1530", "cw-1530", "cw-1550", "cw-1550", "sfp-1g-bx10-u", "sfp-1g-bx10-d"]


def test_a_range_in_the_type_is_still_none() -> None:
    result = compile_texts({"a.mtp": "edition 2026\nrack R : x-[1..2]\n"})
    assert [finding.code for finding in result.diagnostics] == ["TYP105"]


def test_circuits_that_share_a_port_are_told_of_the_loop() -> None:
    lines = "circuit c[$k in 1..2] : 100GBASE-SR4 at a1.1.1 -- b[$k].1.1"
    (finding,) = compiled(lines).diagnostics
    assert (finding.code, "`for $k in … { circuit … }`" in finding.help) == ("TYP105", True)
