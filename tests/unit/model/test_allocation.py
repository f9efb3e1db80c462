"""Which leg a circuit with any(…) gets, and that nobody who has one is moved."""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.model.floor_values import Leg
from mtpc.model.lock import lock_text as locks
from mtpc.model.lock.lock_text import Lock
from mtpc.model.placing.leg_allocation import Pool, Request, allocate_legs
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.text import Source
from tests.support.floors import TWO_RACKS

FLOOR = f"""{TWO_RACKS}plate pp[1..2].2 : acme.plate-12mpo-opposed-pc
optic sw[1..2].et-0/0/[0..15] : acme.q28-100g-sr4
trunk T1 : acme.trunk-144-12xmpo12-b-om4 at pp1.1.rear[1..12] -- pp2.1.rear[1..12] {{ length = 20m }}
trunk T2 : acme.trunk-144-12xmpo12-b-om4
  at pp1.2.rear[1..12] -- [pp2.2.rear[1..10], parked, parked] {{ length = 20m }}
"""


def circuit(name: str, port: int, via: str) -> str:
    """One circuit between port `port` of the two switches."""
    return (
        f"circuit {name} : 100GBASE-SR4 at sw1.et-0/0/{port} -- sw2.et-0/0/{port} via {via} "
        "{ cords = acme.patch-mpo12-b-om4; cord-length = 3m }\n"
    )


def compiled(lines: str, locked: dict[str, tuple[str, ...]] | None = None) -> Result:
    text = locks.render(Lock(circuits=locked or {}))
    return compile_texts({"x.mtp": FLOOR + lines}, lock=Source("mtpc.lock", text) if locked else None)


def legs(result: Result) -> dict[str, list[str]]:
    return {one.name: [leg.name for leg in one.via] for one in result.plant.site.circuits}


def found(result: Result) -> list[tuple[str, str, str]]:
    return [(one.code, one.object, one.message) for one in result.diagnostics]


def test_circuits_take_the_lowest_free_legs_in_natural_order_of_their_names() -> None:
    lines = circuit("up10", 0, "any(T1)") + circuit("up2", 1, "any(T1)") + circuit("x", 2, "T1.2")
    lines += "cord pp2.1.3 -- sw2.et-0/0/15 : acme.patch-mpo12-b-om4 { length = 3m }\n"
    result = compiled(lines)
    assert legs(result) == {"x": ["T1.2"], "up2": ["T1.1"], "up10": ["T1.4"]}
    assert found(result) == []
    assert result.lock.fresh == 2


def test_the_order_of_statements_does_not_matter() -> None:
    one, two = circuit("a", 0, "any(T2, T1)"), circuit("b", 1, "any(T1.[12..1 step -1])")
    assert legs(compiled(one + two)) == legs(compiled(two + one)) == {"a": ["T1.1"], "b": ["T1.2"]}


def test_a_locked_circuit_stays_where_it_is_when_others_come() -> None:
    before = compiled(circuit("m", 0, "any(T1)"))
    held = {name: tuple(route) for name, route in legs(before).items()}
    after = compiled(circuit("a", 1, "any(T1)") + circuit("m", 0, "any(T1)"), held)
    assert legs(after) == {"a": ["T1.2"], "m": ["T1.1"]}
    assert found(after) == []
    assert after.lock.changes == (
        "a is not recorded in it",
        "the model is now made of x.mtp",
        "catalogue acme-fibre is not recorded in it",
    )


@pytest.mark.parametrize(
    ("others", "route", "why"),
    [
        (circuit("x", 1, "T1.1"), "any(T1)", ", which is now used by sw1.et-0/0/1 -- pp1.1.1"),
        ("", "any(T1.[2..12])", ", which its any(…) does not name now"),
        ("", "[any(T1), any(T2)]", ": its route has another number of any(…) now"),
    ],
)
def test_a_locked_leg_that_is_gone_is_told_and_not_replaced(others: str, route: str, why: str) -> None:
    result = compiled(others + circuit("m", 0, route), {"m": ("T1.1",)})
    assert ("PRT110", "m", f"m cannot keep T1.1{why}") in found(result)
    assert "m" not in legs(result)


def test_where_no_leg_is_free_it_is_told_what_they_are() -> None:
    lines = "".join(circuit(f"c{n}", n, "any(T2)") for n in range(11))
    result = compiled(lines)
    assert found(result) == [
        ("PRT111", "c10", "no leg is free for c10: of 12 legs 10 are used, 2 parked"),
    ]


def test_what_is_set_aside_is_not_taken() -> None:
    aside = (
        'reserve pp1.1.1 { for = "storage" }\nreserve T1.2 { for = "storage" }\n'
        'block pp2.1.rear3 { reason = "dirty" }\nblock T1.4 { reason = "OTDR" }\n'
    )
    result = compiled(circuit("a", 0, "any(T1)") + aside)
    assert legs(result) == {"a": ["T1.5"]}
    assert found(result) == []
    full = compiled(circuit("a", 0, "any(T1.[1..4])") + aside)
    assert found(full) == [("PRT111", "a", "no leg is free for a: of 4 legs 2 are blocked, 2 reserved")]


@pytest.mark.parametrize(
    ("place", "code", "message"),
    [
        ("pp1", "TYP101", "pp1 is a panel, not a place in one"),
        ("R1", "TYP101", "R1 is a rack, not a place in one"),
        ("R1.U43", "REF103", "rack R1 has units U1 to U42; there is no U43"),
        ("pp1.1.13", "REF103", "plate pp1.1 has no port 13"),
        ("pp1.9", "REF104", "panel pp1 has no slot 9"),
        ("T1.13", "REF103", "trunk T1 has legs 1 to 12; there is no leg 13"),
        ("sw1.et-0/0/32", "REF103", "device sw1 has no port et-0/0/32"),
        ("T9.1", "REF102", "there is no leg, port, slot or rack unit T9.1"),
    ],
)
def test_what_is_set_aside_must_be_there(place: str, code: str, message: str) -> None:
    result = compiled(f'reserve {place} {{ for = "x" }}\n')
    assert [(one.code, one.message) for one in result.diagnostics] == [(code, message)]


@pytest.mark.parametrize(
    ("place", "help_"),
    [
        (
            "pp1.1.front",
            "plate-12mpo-opposed-pc has ports 1 to 12 and rear1 to rear12; or name a plate that has it",
        ),
        ("pp1.slot", "panel pp1 has slots 1 to 4"),
        ("sw1.uplink", "device sw1 has ports et-0/0/0 to et-0/0/31"),
    ],
)
def test_where_a_name_is_like_no_other_the_help_says_which_there_are(place: str, help_: str) -> None:
    result = compiled(f'reserve {place} {{ for = "x" }}\n')
    assert [finding.help for finding in result.diagnostics] == [help_]


def test_a_fault_of_a_reservation_hides_no_other() -> None:
    lines = 'reserve pp1 { for = "x" }\ncord pp1.1.13 -- sw1.et-0/0/1 : acme.patch-mpo12-b-om4 { length = 3m }\n'
    assert [code for code, _, _ in found(compiled(lines))] == ["TYP101", "REF103"]


@pytest.mark.parametrize("place", ["pp1.3", "R1.U1", "sw1.et-0/0/20", "sw1.et-0/0/1", "T1", "pp2.2.rear12"])
def test_legs_ports_slots_and_units_can_be_set_aside(place: str) -> None:
    assert found(compiled(f'reserve {place} {{ for = "x" }}\n')) == []


@pytest.mark.parametrize(
    ("place", "user"), [("pp1.1", "the plate in it"), ("R1.U40", "sw1"), ("pp1.1.rear3", "T1"), ("sw1.et-0/0/5", "a")]
)
def test_who_uses_what_is_reserved_is_told(place: str, user: str) -> None:
    lines = circuit("a", 5, "T1.5") + f'reserve {place} {{ for = "x" }}\n'
    assert found(compiled(lines)) == [("PRT112", place, f"{place} is reserved for x and used by {user}")]


def test_a_locked_leg_that_is_blocked_since_is_told_once() -> None:
    result = compiled(circuit("a", 0, "any(T1)") + 'block T1.1 { reason = "OTDR" }\n', {"a": ("T1.1",)})
    assert found(result) == [("PRT110", "a", "a cannot keep T1.1, which is now blocked")]


def test_a_locked_leg_that_is_reserved_since_is_kept_and_told() -> None:
    result = compiled(circuit("a", 0, "any(T1)") + 'reserve T1.1 { for = "x" }\n', {"a": ("T1.1",)})
    assert found(result) == [("PRT112", "T1.1", "T1.1 is reserved for x and used by a")]


def test_a_lock_goes_along_with_what_is_moved() -> None:
    lines = circuit("new", 0, "any(T1)") + "moved old -> new\n"
    result = compiled(lines, {"old": ("T1.3",)})
    assert legs(result) == {"new": ["T1.3"]}
    assert found(result) == []
    trunk = FLOOR.replace("trunk T1 ", "trunk P1 ") + circuit("a", 0, "any(P1)") + "moved T1 -> P1\n"
    held = locks.render(Lock(circuits={"a": ("T1.3",)}))
    assert legs(compile_texts({"x.mtp": trunk}, lock=Source("mtpc.lock", held))) == {"a": ["P1.3"]}


def test_names_that_move_up_take_their_legs_along_once() -> None:
    lines = circuit("u2", 0, "any(T1)") + circuit("u3", 1, "any(T1)") + "moved u[1..2] -> u[2..3]\n"
    first = compiled(lines, {"u1": ("T1.5",), "u2": ("T1.7",)})
    assert legs(first) == {"u2": ["T1.5"], "u3": ["T1.7"]}
    again = compiled(lines, {"u2": ("T1.5",), "u3": ("T1.7",)})  # the lock that build wrote; `moved` still stands
    assert (legs(again), again.lock.fresh) == (legs(first), 0)


def test_names_that_are_only_exchanged_are_a_finding() -> None:
    lines = circuit("a", 0, "any(T1)") + circuit("b", 1, "any(T1)") + "moved [a, b] -> [b, a]\n"
    assert [code for code, *_ in found(compiled(lines))] == ["REF122"]


def test_hops_in_a_list_are_in_series_and_pair_with_the_circuits() -> None:
    result = compiled(
        "circuit c[1..2] : 100GBASE-SR4 at sw1.et-0/0/[0..1] -- sw2.et-0/0/[0..1] via [T1.[3..4], any(T2)]\n"
        "  { cords = acme.patch-mpo12-b-om4; cord-length = 3m }\n".replace("\n  {", " {")
    )
    assert legs(result) == {"c1": ["T1.3", "T2.1"], "c2": ["T1.4", "T2.2"]}
    assert result.plant.site.allocated == {"c1": ("T2.1",), "c2": ("T2.2",)}


@pytest.mark.parametrize(
    ("route", "code"),
    [("T1.[1..3]", "TYP105"), ("[T1.1, T2.[1..2]]", "TYP105"), ("[T1.1, T2.1]", "TYP105"), ("T1", "TYP105"),
     ("[T1, T2]", "TYP105"), ("[]", "TYP106"), ("any(T9)", "REF102"), ("any()", "TYP101")],
)  # fmt: skip
def test_a_hop_has_a_leg_for_each_circuit(route: str, code: str) -> None:
    ports = "sw1.et-0/0/[0..1] -- sw2.et-0/0/[0..1]"
    result = compiled(f"circuit c[1..2] : 100GBASE-SR4 at {ports} via {route} {{ cords = acme.patch-mpo12-b-om4 }}\n")
    assert [one.code for one in result.diagnostics] == [code]


def test_any_without_cords_is_told() -> None:
    result = compiled("circuit c : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 via any(T1)\n")
    assert [one.code for one in result.diagnostics] == ["TYP110"]


# ---- without a floor


def pool(*numbers: int) -> Pool:
    return Pool.from_legs([Leg(0, number, f"T.{number}") for number in numbers])


def test_all_locked_choices_come_before_any_new_one() -> None:
    requests = [Request("a", (pool(1, 2),)), Request("b", (pool(1, 2),))]
    made = allocate_legs(requests, {"b": ("T.1",)}, lambda leg: "")
    assert {name: [leg.name for leg in taken] for name, taken in made.taken.items()} == {"a": ["T.2"], "b": ["T.1"]}


def test_a_circuit_that_gets_one_leg_of_two_takes_none() -> None:
    requests = [Request("a", (pool(1), pool(2))), Request("b", (pool(1),))]
    made = allocate_legs(requests, {}, lambda leg: "blocked" if leg.number == 2 else "")
    assert made.without_leg == {"a": {"blocked": 1}}
    assert list(made.taken) == ["b"]


def test_two_hops_of_one_route_never_take_the_same_leg() -> None:
    made = allocate_legs([Request("a", (pool(1, 2), pool(1, 2)))], {}, lambda leg: "")
    assert [leg.name for leg in made.taken["a"]] == ["T.1", "T.2"]


def test_a_leg_that_was_reserved_since_stays_whose_it_is() -> None:
    made = allocate_legs(
        [Request("a", (pool(1, 2),))], {"a": ("T.1",)}, lambda leg: "reserved" if leg.number == 1 else ""
    )
    assert [leg.name for leg in made.taken["a"]] == ["T.1"]


# ---- the file


def test_a_lock_is_read_as_it_was_written() -> None:
    lock = Lock(
        ("b.mtp", "a.mtp"), {"acme": ("1", "ab")}, {'x "1"\t\\': ("T1.3",), "up2": ("A.1", "B.2"), "up10": ("A.2",)}
    )
    text = locks.render(lock)
    read, wrong = locks.parse(Source("mtpc.lock", text))
    assert wrong == []
    assert read
    assert (dict(read.circuits), dict(read.catalogues), set(read.specs)) == (
        lock.circuits,
        lock.catalogues,
        set(lock.specs),
    )
    assert locks.render(read) == text
    assert text.index('"up2"') < text.index('"up10"')


def wrong_in(text: str) -> list[Diagnostic]:
    read, wrong = locks.parse(Source("mtpc.lock", text))
    assert read is None
    return wrong


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("version = 1\n<<<<<<< HEAD\n", 2, "mtpc.lock holds two versions of itself: a merge was not finished"),
        ('version = 1\n[circuits]\n"a" = [\n', 4, "mtpc.lock cannot be read as TOML: invalid value"),
        (
            'version = 1\n[circuits]\n"a" = ["T1.1"]\n"b" = ["T1.2"]\n"a" = ["T1.3"]\n',
            5,
            "a appears twice in mtpc.lock",
        ),
        ("version = 1\nspecs = []\nspecs = []\n", 3, "specs appears twice in mtpc.lock"),
        ("version = 2\n", 1, "this lock is of version 2, this mtpc reads version 1"),
        ("", 1, "this lock is of version (none), this mtpc reads version 1"),
        ('version = 1\n[circuits]\n"a" = "T1"\n', 3, "circuit a is not locked to a list of legs"),
        ("version = 1\nlegs = 3\n", 2, "a lock has no entry legs"),
        ('version = 1\n[circuits]\n"a" = ["T1.1"]\n"b" = ["T1.01"]\n', 4, "T1.01 is locked for two circuits: a and b"),
    ],
)
def test_a_lock_that_cannot_be_relied_on_is_told_at_its_line(text: str, line: int, message: str) -> None:
    (finding,) = wrong_in(text)
    assert finding.code == "REF130"
    assert finding.span
    assert Source("mtpc.lock", text).line_column(finding.span.start)[0] == line
    assert finding.message == message


def test_a_broken_lock_gives_nobody_a_leg() -> None:
    result = compile_texts({"x.mtp": FLOOR + circuit("a", 0, "any(T1)")}, lock=Source("mtpc.lock", "version = 9\n"))
    assert [one.code for one in result.diagnostics] == ["REF130"]
    assert result.plant.site.allocated == {}
    assert result.lock.text is None
