"""Ways of a leg between cassettes: which ports they join, and what a route says that names them."""

from __future__ import annotations

import pytest

from mtpc.model.floor_values import Circuit
from mtpc.model.lock import lock_text as locks
from mtpc.model.lock.lock_text import Lock
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.text import Source
from tests.support.floors import TWO_LC_RACKS

FLOOR = f"""{TWO_LC_RACKS}cassette p1.1 : acme.cassette-6lc-{{}}-om4
cassette p2.1 : acme.cassette-6lc-{{}}-om4
trunk M : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 {{{{ length = 30m }}}}
"""
CORDS = " { cords = acme.patch-lc-om4; cord-length = 3m }"
WRITTEN = """cord a.xe-0/0/[0..5] -- p1.1.[{}] : acme.patch-lc-om4 {{ length = 3m }}
cord p2.1.[{}] -- b.xe-0/0/[0..5] : acme.patch-lc-om4 {{ length = 3m }}
"""


def compiled(
    lines: str, maps: tuple[str, str] = ("u1", "u1"), locked: dict[str, tuple[str, ...]] | None = None
) -> Result:
    lock = Source("mtpc.lock", locks.render(Lock(circuits=locked))) if locked else None
    return compile_texts({"x.mtp": FLOOR.format(*maps) + lines}, lock=lock)


def circuits(route: str, count: int = 6) -> str:
    ports = f"[0..{count - 1}]"
    return f"circuit e[1..{count}] : 10GBASE-SR at a.xe-0/0/{ports} -- b.xe-0/0/{ports} via {route}\n"


def found(result: Result) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in result.diagnostics]


def ports(result: Result, circuit: Circuit) -> list[str]:
    """The panel ports that the cords of a circuit are in, left to right."""
    site = result.plant.site
    left, right = (tuple(map(site.face_name, site.faces_of(cord))) for cord in circuit.cords)
    return [left[1], right[0]]


@pytest.mark.parametrize(
    ("maps", "comes_out"),
    [
        (("u1", "u1"), [1, 2, 3, 4, 5, 6]),
        (("u1", "u2"), [1, 2, 3, 4, 5, 6]),
        # port 1 of U1 is on positions 1 and 12, which type B exchanges; port 6 of a centre-out cassette is on both
        (("u1", "centre-out"), [6, 5, 4, 3, 2, 1]),
        (("centre-out", "centre-out"), [1, 2, 3, 4, 5, 6]),
    ],
)
def test_a_circuit_gets_cords_at_the_ports_its_way_joins(maps: tuple[str, str], comes_out: list[int]) -> None:
    result = compiled(circuits("M.[1..6]" + CORDS), maps)
    assert found(result) == []
    expected = [[f"p1.1.{way}", f"p2.1.{port}"] for way, port in zip(range(1, 7), comes_out, strict=True)]
    assert [ports(result, circuit) for circuit in result.plant.site.circuits] == expected


def test_a_way_that_comes_out_at_two_ports_is_told_with_both() -> None:
    # port 1 of U1 is on positions 1 and 12; of a cassette wired straight, port 1 is on 1 and 2, port 6 on 11 and 12
    (first,) = compiled(circuits("M.[1..6]" + CORDS), ("u1", "b1")).diagnostics
    assert first.code == "TYP110"
    assert first.message == "M.1 starts at p1.1.1 and comes out at p2.1.1 and p2.1.6, not at one port"


def test_any_takes_the_free_ways_and_the_lock_keeps_them() -> None:
    held = 'cord a.xe-0/0/6 -- p1.1.2 : acme.patch-lc-om4 { length = 3m }\nblock M.4 { reason = "dirty" }\n'
    result = compiled(held + circuits("any(M)" + CORDS, 4))
    assert {one.name: [leg.name for leg in one.via] for one in result.plant.site.circuits} == {
        "e1": ["M.1"], "e2": ["M.3"], "e3": ["M.5"], "e4": ["M.6"],
    }  # fmt: skip
    assert result.plant.site.allocated["e2"] == ("M.3",)
    kept = compiled(circuits("any(M)" + CORDS, 1), locked={"e1": ("M.5",)})
    assert [leg.name for leg in kept.plant.site.circuits[0].via] == ["M.5"]
    assert found(compiled(held + circuits("any(M)" + CORDS, 5))) == [
        ("PRT111", "no leg is free for e5: of 6 legs 5 are used, 1 blocked"),
    ]


def test_a_leg_is_named_once_for_all_circuits_over_it() -> None:
    assert found(compiled(WRITTEN.format("1..6", "1..6") + circuits("M"))) == []
    assert found(compiled(WRITTEN.format("2, 1, 3..6", "2, 1, 3..6") + circuits("M"))) == []


def test_a_circuit_that_takes_another_way_than_its_route_says_is_told() -> None:
    (finding,) = compiled(WRITTEN.format("2, 1, 3..6", "2, 1, 3..6") + circuits("M.[1..6]")).diagnostics
    assert (finding.code, finding.message) == ("POL202", "e1 runs over M.2; its route says M.1")
    assert [one.object for one in finding.consequences] == ["e1", "e2"]


@pytest.mark.parametrize(
    ("route", "count", "code", "message"),
    [
        ("M.[2..7]", 6, "REF103", "M has ways 1 to 6 between its cassettes; there is no way 7"),
        ("M", 7, "TYP105", "7 circuits do not fit on M, which has 6 ways between its cassettes"),
        ("M.[1, 1]", 2, "PRT101", "p1.1.1 is used twice: by a.xe-0/0/0 -- p1.1.1 (patch-lc-om4) and by this circuit"),
        ("M", 6, "TYP110", "M has 6 ways"),
    ],
)
def test_a_route_that_names_no_way_of_its_own_is_told(route: str, count: int, code: str, message: str) -> None:
    assert found(compiled(circuits(route + CORDS, count))) == [(code, message)]


def test_ways_of_a_cassette_without_a_map_are_not_known() -> None:
    told = found(compiled(circuits("M.[1..6]" + CORDS), ("af", "u1")))
    message = "p1.1 does not state which position joins which, so the ways of M are unknown"
    assert [one for one in told if one[0] == "TYP110"] == [("TYP110", message)]


def test_a_way_that_is_reserved_is_told_with_who_uses_it() -> None:
    result = compiled('reserve M.2 { for = "lab" }\n' + circuits("M.[1..6]" + CORDS))
    assert found(result) == [("PRT112", "M.2 is reserved for lab and used by e2")]


def test_a_leg_of_several_has_ways_of_its_own() -> None:
    floor = FLOOR.replace("p1.1 :", "p1.[1..2] :").replace("p2.1 :", "p2.[1..2] :")
    floor = floor.replace("acme.trunk-mpo12-b-om4 at p1.1.", "two at p1.[1..2].").replace("-- p2.1.", "-- p2.[1..2].")
    part = "part two : trunk { fibre = om4; polish = pc; end [a, b][1..2] : mpo12 { gender = pinned }; map = b12 }\n"
    result = compile_texts({"x.mtp": floor.format("u1", "u1") + part + circuits("M.2.[1..6]" + CORDS)})
    assert [one for one in found(result) if one[0][:3] in ("REF", "TYP", "POL")] == []
    assert ports(result, result.plant.site.circuits[5]) == ["p1.2.6", "p2.2.6"]
