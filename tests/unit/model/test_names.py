"""Names with ranges, and what pairs with what."""

from __future__ import annotations

import pytest

from mtpc.model.expand.context import ExpansionContext
from mtpc.model.expand.expander import Expander
from mtpc.model.expand.expressions import expand
from mtpc.model.expand.functions import arithmetic
from mtpc.model.expand.mismatch import Mismatch
from mtpc.model.expand.scope import Scope
from mtpc.model.sources.file_uses import FileUses
from mtpc.model.values import Expansion, Fault, Index
from mtpc.settings import Limits
from mtpc.syntax.decls import SpecFile, Thing
from mtpc.syntax.parse import parse
from mtpc.text import Source
from mtpc.units import parse_quantity


def expansion(written: str) -> Expansion:
    file, wrong = parse(Source("x", f"device {written} : a.b\n"))
    assert wrong == []
    statement = file.statements[0]
    assert isinstance(statement, Thing)
    return expand(statement.what.left, Scope("x"))


@pytest.mark.parametrize(
    ("written", "names", "groups"),
    [
        ("leaf01", ["leaf01"], ()),
        ("leaf[08..11]", ["leaf08", "leaf09", "leaf10", "leaf11"], (4,)),
        ("leaf[8..11]", ["leaf8", "leaf9", "leaf10", "leaf11"], (4,)),
        ("lp[1..2].1.[1..2]", ["lp1.1.1", "lp1.1.2", "lp2.1.1", "lp2.1.2"], (2, 2)),
        ("B[07,11].U42", ["B07.U42", "B11.U42"], (2,)),
        ("S[1..2].U[10..14 step 2]", ["S1.U10", "S1.U12", "S1.U14", "S2.U10", "S2.U12", "S2.U14"], (2, 3)),
        ("b.[4..1 step -1]", ["b.4", "b.3", "b.2", "b.1"], (4,)),
        ("rail1.osfp[01..02]:[1..2]", [f"rail1.osfp{c}:{p}" for c in ("01", "02") for p in (1, 2)], (2, 2)),
        ("flat(a[1..2].[1..2])", ["a1.1", "a1.2", "a2.1", "a2.2"], (4,)),
        ("a.[1..4] except a.[2,3]", ["a.1", "a.4"], (2,)),
        ("et-0/0/[0..1]", ["et-0/0/0", "et-0/0/1"], (2,)),
    ],
)
def test_a_written_name_stands_for_its_product_last_range_fastest(
    written: str, names: list[str], groups: tuple[int, ...]
) -> None:
    found = expansion(written)
    assert list(found.names) == names
    assert found.groups == groups


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("a[5..1]", "TYP106"),
        ("a[1-4]", "TYP106"),
        ("a[1..5 step 0]", "TYP106"),
        ("a[1..1000000000]", "TYP107"),
        ("a[1..9999][1..9999]", "TYP107"),
        ("a.[1..3] except a.[4]", "TYP105"),
        ("a[$x]", "REF110"),
        ("a[5 div 0]", "TYP101"),
        ("a[12parsec]", "TYP102"),
        ("any(a)", "TYP110"),
        ("flatten(a)", "REF114"),
        ("[]", "TYP106"),
        ("flat([])", "TYP106"),
    ],
)
def test_what_a_name_cannot_stand_for_is_a_finding(written: str, code: str) -> None:
    with pytest.raises(Fault) as raised:
        expansion(written)
    assert raised.value.diagnostic
    assert raised.value.diagnostic.code == code


def expanded(file: SpecFile, limits: Limits | None = None) -> Expander:
    expander = Expander(file, ExpansionContext({}, {file.path: FileUses()}, limits or Limits()))
    expander.declare()
    expander.run()
    return expander


def test_loops_turn_the_last_binder_fastest_and_say_so() -> None:
    file, wrong = parse(Source("x", "for $a in 1..2, $b in 01..02 {\n  room r[$a]-[$b]\n}\n"))
    assert wrong == []
    expander = expanded(file)
    assert [told.names[0] for told in expander.statements] == ["r1-01", "r1-02", "r2-01", "r2-02"]
    assert tuple(map(str, expander.statements[2].origin.context)) == ("$a = 2", "$b = 01")


def test_whole_numbers_have_arithmetic_and_lose_their_zeros() -> None:
    assert arithmetic("-", Index(7, "07"), Index(1, "1")) == Index(6, "6")
    assert arithmetic("div", Index(7, "7"), Index(2, "2")) == Index(3, "3")


@pytest.mark.parametrize("text", ["1.2.3m", ".m", "..5dB", "m", "3 m", "3µ", "1" * 41 + "m"])
def test_what_is_no_quantity_is_none(text: str) -> None:
    assert parse_quantity(text) is None


def test_metres_and_decibels_do_not_add() -> None:
    length, loss = parse_quantity("3m"), parse_quantity("0.5dB")
    assert length
    assert loss
    with pytest.raises(Mismatch):
        arithmetic("+", length, loss)


def test_an_attribute_written_twice_names_both_places() -> None:
    file, _ = parse(Source("x", "room r { a = 1\n a = 2 }\n"))
    expander = expanded(file)
    assert [found.code for found in expander.findings] == ["REF113"]
    assert len(expander.findings[0].labels) == 1


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("for $a in 1..9, $b in 1..9 { let $x = $a }\n", Limits(turns=7)),
        ("for $a in 1..9 { room r[$a] }\nroom s\n", Limits(statements=7)),
    ],
)
def test_a_loop_that_would_never_end_is_one_finding(text: str, limits: Limits) -> None:
    file, _ = parse(Source("x", text))
    expander = expanded(file, limits)
    assert [found.code for found in expander.findings] == ["TYP107"]
    assert len(expander.statements) <= 7
