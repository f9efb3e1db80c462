"""What is written becomes the nodes it stands for."""

from __future__ import annotations

import gc
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mtpc.syntax import decls as d
from mtpc.syntax.parse import parse
from mtpc.text import Source
from tests.unit.syntax.shapes import clean, only, parsed, shape

SPECS = sorted((Path(__file__).parents[2] / "data" / "syntax").glob("*.mtp"))


def value(text: str) -> Any:
    statement = only(f"x = {text}")
    assert isinstance(statement, d.Attribute)
    return statement.value


def name(*parts: Any) -> tuple[object, ...]:
    return ("Name", parts)


def path(*steps: Any) -> tuple[object, ...]:
    return ("Path", tuple(name(step) if isinstance(step, str) else step for step in steps))


def group(*elements: Any) -> tuple[object, ...]:
    return ("Group", elements)


def whole(text: str) -> tuple[object, ...]:
    return ("Int", int(text), text)


def span(first: str, last: str, step: object = None) -> tuple[object, ...]:
    return ("Range", whole(first), whole(last), step)


@pytest.mark.parametrize("file", SPECS, ids=lambda file: file.stem)
def test_the_worked_specs_are_read_whole(file: Path) -> None:
    assert clean(file.read_text("utf-8"))


def test_a_thing_has_kind_what_type_place_route_and_body() -> None:
    thing = only(
        "circuit up1 : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0\n  via T01.3 { cords = acme.patch }"
    )
    assert shape(thing) == (
        "Thing",
        "circuit",
        ("Ends", path("up1"), None),
        ("Media", "100GBASE-SR4"),
        ("Ends", path("leaf01", "et-0/0/48"), path("spine1", "et-0/0/0")),
        path("T01", "3"),
        (("Attribute", "cords", path("acme", "patch")),),
        "",
        (),
    )


def test_offsets_are_those_of_the_text() -> None:
    text = "rack A01 : acme.rack { pitch = 600mm }  # here\n"
    (thing,) = clean(text)
    assert isinstance(thing, d.Thing)
    assert thing.body is not None
    (pitch,) = thing.body
    assert isinstance(pitch, d.Attribute)
    assert isinstance(thing.type, d.Path)
    said = {
        "thing": (thing.start, thing.end),
        "kind": (thing.start, thing.kind_end),
        "what": (thing.what.start, thing.what.end),
        "type": (thing.type.start, thing.type.end),
        "step": (thing.type.steps[1].start, thing.type.steps[1].end),
        "property": (pitch.start, pitch.end),
        "name": (pitch.name_start, pitch.name_end),
        "value": (pitch.value.start, pitch.value.end),
    }
    assert {what: text[start:end] for what, (start, end) in said.items()} == {
        "thing": "rack A01 : acme.rack { pitch = 600mm }",
        "kind": "rack",
        "what": "A01",
        "type": "acme.rack",
        "step": "rack",
        "property": "pitch = 600mm",
        "name": "pitch",
        "value": "600mm",
    }


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("leaf", [name("leaf")]),
        ("leaf[01..32]", [name("leaf", group(span("01", "32")))]),
        ("leaf[01..32]-b", [name("leaf", group(span("01", "32")), "-b")]),
        ("T[1..2]-[1..4]", [name("T", group(span("1", "2")), "-", group(span("1", "4")))]),
        ("a.et-0/0/30:2", [name("a"), name("et-0/0/30:2")]),
        ("a.et-0/0/[0..3]:[0..1]", [name("a"), name("et-0/0/", group(span("0", "3")), ":", group(span("0", "1")))]),
        ("mda.[1..6]", [name("mda"), name(group(span("1", "6")))]),
        ("lp01.2.3", [name("lp01"), name("2"), name("3")]),
        ("fca.0/[1..24]", [name("fca"), name("0/", group(span("1", "24")))]),
        ("edge.01A.3", [name("edge"), name("01A"), name("3")]),
        ("sw.100G-a", [name("sw"), name("100G-a")]),
        ("$r.name", [("Var", "r"), name("name")]),
        ('port."eth 0"', [name("port"), ("Text", ("eth 0",))]),
        ("x[a, $l - 1]", [name("x", group(path("a"), ("Binary", "-", ("Var", "l"), whole("1"))))]),
        ("x[6..1 step -1]", [name("x", group(span("6", "1", ("Unary", "-", whole("1")))))]),
    ],
)
def test_a_path_is_steps_and_a_step_is_text_and_groups(text: str, steps: list[object]) -> None:
    assert shape(value(text)) == ("Path", tuple(steps))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("rack 0412", path("0412")),
        ("rack 12A[1..2]", path(name("12A", group(span("1", "2"))))),
        ("rack [A..D][01..16]", path(name(group(("Range", path("A"), path("D"), None)), group(span("01", "16"))))),
        ("reserve [A01, A02]", ("List", (path("A01"), path("A02")))),
        ('project "DC1"', ("Text", ("DC1",))),
        ("device $r", ("Var", "r")),
        ("reserve port($r.a, 1)", ("Call", "port", (path(("Var", "r"), name("a")), whole("1")), ())),
        ("rack A[1..9] except A5", ("Binary", "except", path(name("A", group(span("1", "9")))), path("A5"))),
    ],
)
def test_what_is_named_or_placed_may_start_with_a_digit_or_a_range(text: str, what: object) -> None:
    thing = only(text)
    assert isinstance(thing, d.Thing)
    assert shape(thing.what.left) == what


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("01", whole("01")),
        ("3.50", ("Float", Decimal("3.50"))),
        ("35m", ("Qty", "35m")),
        ("0.4dB/km", ("Qty", "0.4dB/km")),
        ("5%", ("Qty", "5%")),
        ("2027-03-31", ("Date", "2027-03-31")),
        ("400GBASE-SR4.2", ("Media", "400GBASE-SR4.2")),
        ("64GFC", ("Qty", "64GFC")),
        ("35m-2m", ("Binary", "-", ("Qty", "35m"), ("Qty", "2m"))),
        # names that begin with digits: no unit can be meant (cases wor-06 and wor-07 of the trials)
        ("1000BASE-LX", ("Media", "1000BASE-LX")),
        ("10GBASE-T", ("Media", "10GBASE-T")),
        ("100BASE-FX", ("Media", "100BASE-FX")),
        ("2xlc-duplex", ("Media", "2xlc-duplex")),
        ("4x25G-SR", ("Media", "4x25G-SR")),
        ("2x100", ("Media", "2x100")),
        ("6m-lc", ("Media", "6m-lc")),
        ("35m-metres(3)", ("Binary", "-", ("Qty", "35m"), ("Call", "metres", (whole("3"),), ()))),
        ("35m-$x", ("Binary", "-", ("Qty", "35m"), ("Var", "x"))),
        ("2.5dB-0.5dB", ("Binary", "-", ("Qty", "2.5dB"), ("Qty", "0.5dB"))),
        ("42U-1U", ("Binary", "-", ("Qty", "42U"), ("Qty", "1U"))),
        ("auto", ("Word", "auto")),
        ("unknown", ("Word", "unknown")),
        ("auto-x", path("auto-x")),
        ("true", ("Word", "true")),
        ("[xlsx, pdf,]", ("List", (path("xlsx"), path("pdf")))),
        ("[]", ("List", ())),
        ("each(1m, n = 2)", ("Call", "each", (("Qty", "1m"),), (("n", whole("2")),))),
        ("f()", ("Call", "f", (), ())),
        ("1 + 2 * 3", ("Binary", "+", whole("1"), ("Binary", "*", whole("2"), whole("3")))),
        ("(1 + 2) * 3", ("Binary", "*", ("Binary", "+", whole("1"), whole("2")), whole("3"))),
        ("7 div 2 mod 2", ("Binary", "mod", ("Binary", "div", whole("7"), whole("2")), whole("2"))),
        ("not 1 < 2 and 3 == 3", None),
        ("leaf-1", path("leaf-1")),
        ("leaf - 1", ("Binary", "-", path("leaf"), whole("1"))),
        ("-1", ("Unary", "-", whole("1"))),
    ],
)
def test_values(text: str, node: object) -> None:
    if node is None:
        less = ("Binary", "<", whole("1"), whole("2"))
        node = ("Binary", "and", ("Unary", "not", less), ("Binary", "==", whole("3"), whole("3")))
    assert shape(value(text)) == node


def test_a_colon_before_a_number_or_a_range_is_the_names_and_elsewhere_says_what_it_is() -> None:
    assert shape(only("optic a.osfp01:2:acme.q")) == shape(only("optic a.osfp01:2 : acme.q"))
    circuit = only("circuit x:100GBASE-SR4")
    assert isinstance(circuit, d.Thing)
    assert shape(circuit.type) == ("Media", "100GBASE-SR4")
    faster = only("circuit x:1.6T-2xDR4")
    assert isinstance(faster, d.Thing)
    assert shape(faster.type) == ("Media", "1.6T-2xDR4")


@pytest.mark.parametrize("name", ["1000BASE-LX", "10GBASE-T", "2xlc-duplex", "2xlc", "1A", "4x100"])
def test_a_type_may_begin_with_digits(name: str) -> None:
    thing = only(f"port a : {name} {{ polish = pc }}")
    assert isinstance(thing, d.Thing)
    assert shape(thing.type) == ("Media", name)


def test_the_words_of_the_language_are_names_where_a_name_may_stand() -> None:
    block = only('spare for { for = "x"; at = "cage 2"; use = 1; via = 2; let = 3; step = on; in = as }')
    assert isinstance(block, d.Thing)
    assert block.body is not None
    named = [one.name for one in block.body if isinstance(one, d.Attribute)]
    assert named == ["for", "at", "use", "via", "let", "step", "in"]
    assert shape(only("device at : at at via")) == (
        "Thing", "device", ("Ends", path("at"), None), path("at"), ("Ends", path("via"), None), None, None, "", (),
    )  # fmt: skip


def test_statements_of_the_head() -> None:
    assert [shape(one) for one in clean('edition 2026\nuse "x.csv" as t { key = name }\nlet $p = 1m')] == [
        ("Edition", whole("2026")),
        ("Use", ("Text", ("x.csv",)), None, "t", (("Attribute", "key", path("name")),)),
        ("Let", ("Var", "p"), ("Qty", "1m")),
    ]
    assert shape(only('use "c" version "1" as a')) == ("Use", ("Text", ("c",)), ("Text", ("1",)), "a", None)


def test_a_loop_has_binders_of_one_or_several_variables() -> None:
    loop = only("for $l in 1..2, ($a, $b) in zip(1..2, 3..4) { rack A[$l] }")
    assert isinstance(loop, d.For)
    assert [shape(one.vars) for one in loop.binders] == [(("Var", "l"),), (("Var", "a"), ("Var", "b"))]
    assert len(loop.body) == 1


def test_a_condition_has_an_else_and_may_go_on_with_another() -> None:
    chosen = only("if $a == 1 { b c } else if $a { } else { d e }")
    assert isinstance(chosen, d.If)
    assert chosen.other is not None
    (second,) = chosen.other
    assert isinstance(second, d.If)
    assert second.body == ()
    assert [shape(one)[:2] for one in second.other or ()] == [("Thing", "d")]  # type: ignore[index]  # a tuple
    assert shape(only("if $a { }")) == ("If", ("Var", "a"), (), None)


def test_a_template_has_parameters_with_types_and_values() -> None:
    assert shape(only("template pod($n : int = 3, $m) { }")) == (
        "Template", "pod",
        (("Param", ("Var", "n"), "int", ("Int", 3, "3")), ("Param", ("Var", "m"), None, None)), (),
    )  # fmt: skip
    assert shape(only("template pod() { }")) == ("Template", "pod", (), ())


def test_a_template_is_applied_with_values_and_a_name() -> None:
    assert shape(only("apply p.pod(1, m = 2) as x[1..2] { n = 3 }")) == (
        "Apply", path("p", "pod"), (("Int", 1, "1"),), (("m", ("Int", 2, "2")),),
        ("Name", ("x", ("Group", (("Range", ("Int", 1, "1"), ("Int", 2, "2"), None),)))),
        (("Attribute", "n", ("Int", 3, "3")),), (),
    )  # fmt: skip
    assert shape(only("apply pod()")) == ("Apply", path("pod"), (), (), None, None, ())


def test_what_concerns_the_floor_as_a_whole() -> None:
    assert shape(only('allow LOS301, LOS302 on a -- b, c { reason = "x" }')) == (
        "Allow", (("Name", ("LOS301",)), ("Name", ("LOS302",))),
        (("Ends", path("a"), path("b")), ("Ends", path("c"), None)),
        (("Attribute", "reason", ("Text", ("x",))),), (),
    )  # fmt: skip
    assert shape(only("moved a -> b")) == ("Moved", ("Ends", path("a"), None), ("Ends", path("b"), None), ())
    assert shape(only("override device leaf07 { model = x }")) == (
        "Override", ("Name", ("device",)), ("Ends", path("leaf07"), None), (("Attribute", "model", path("x")),), (),
    )  # fmt: skip
    assert shape(only('assert $a, "b"')) == ("Assert", ("Var", "a"), ("Text", ("b",)))


def test_a_range_has_a_name_and_its_statement_knows_it() -> None:
    text = "cord a[$s in 1..8].b[($k, $u) in zip(1, 2)] -- c[$k] { x = [$v in 3] }"
    statement = only(text)
    assert isinstance(statement, d.Thing)
    assert [shape(each) for each in statement.ranges] == [
        ("Binder", (("Var", "s"),), ("Range", ("Int", 1, "1"), ("Int", 8, "8"), None), False),
        ("Binder", (("Var", "k"), ("Var", "u")), ("Call", "zip", (("Int", 1, "1"), ("Int", 2, "2")), ()), False),
    ]
    assert shape(statement.what.right) == path(("Name", ("c", ("Group", (("Var", "k"),)))))


def test_the_turns_of_a_loop_are_counted() -> None:
    loop = only("for $r, $n in t, $x in 1..2 { }")
    assert isinstance(loop, d.For)
    assert [shape(each) for each in loop.binders] == [
        ("Binder", (("Var", "r"), ("Var", "n")), path("t"), True),
        ("Binder", (("Var", "x"),), ("Range", ("Int", 1, "1"), ("Int", 2, "2"), None), False),
    ]


def test_a_block_has_no_name() -> None:
    assert shape(only("policy { prefer { slack = 10% } }")) == (
        "Block", "policy", (("Block", "prefer", (("Attribute", "slack", ("Qty", "10%")),)),),
    )  # fmt: skip


def test_remarks_just_above_a_thing_are_its_note() -> None:
    text = "## not this\n\n##  eight trunks\r\n  ## of 144 fibres\ntrunk T\n# no note\ntrunk U\n## x\n# y\ntrunk V ## z"
    assert [one.note for one in clean(text) if isinstance(one, d.Thing)] == ["eight trunks\nof 144 fibres", "", ""]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('""', ("",)),
        ('"row {$l}"', ("row ", ("Var", "l"))),
        ('"{$l} of {count(leaf)}!"', (("Var", "l"), " of ", ("Call", "count", (path("leaf"),), ()), "!")),
        (r'"a \"b\" \\ \n \t \{x}"', ('a "b" \\ \n \t {x}',)),
        ('"a } b # c ; d"', ("a } b # c ; d",)),
        ('"=cmd() <script> ../../x"', ("=cmd() <script> ../../x",)),
    ],
)  # fmt: skip
def test_text_has_escapes_and_holes(text: str, parts: tuple[object, ...]) -> None:
    assert shape(value(text)) == ("Text", parts)


def test_a_hole_knows_where_it_stands() -> None:
    text = 'x = "row {$l}"'
    statement = only(text)
    assert isinstance(statement, d.Attribute)
    assert isinstance(statement.value, d.Text)
    hole = statement.value.parts[1]
    assert isinstance(hole, d.Var)
    assert text[hole.start : hole.end] == "$l"


@pytest.mark.parametrize(
    "text",
    [
        "cord a\n  -- b\n  : t",  # only a clause goes on, a type does not
        "cord a -- b\n{ length = 3m }",
        "rack\nA01",
    ],
)
def test_a_newline_ends_a_statement(text: str) -> None:
    assert parsed(text)[1] != []


@pytest.mark.parametrize(
    "text",
    [
        "cord a\n  -- b : t\n\n  # why\n  at x -- y\n  via z",
        "cord a --\n  b : t at\n x",
        "reserve f(\n  a,\n  b\n)",
        "x = [\n  a,  # one\n\n  b\n]",
        "x = 1 +\n 2",
        "x = 1 ==\n 2 and\n 3",
        "if $a { b c }\nelse { d e }",
        "rack A[\n1..2\n]",
        "x = 1 ;",
        "x = 1 ; ; # c\n;",
        "rack A : t\t{\tpitch = 1m\t}",
    ],
)
def test_a_clause_an_operator_or_an_open_bracket_goes_on_with_the_line_before(text: str) -> None:
    assert len(clean(text)) == 1


def test_a_clause_word_that_starts_a_property_or_a_longer_name_is_no_clause() -> None:
    assert len(clean('spare x {\n  at = "cage 2"\n  via = y\n}\nvia-north z')) == 2


@pytest.mark.parametrize("text", ["rack A # x; y", "# ;", "## a\n# b ;", "rack A;# c"])
def test_a_remark_with_a_semicolon_on_a_last_line_without_newline_is_a_remark(text: str) -> None:
    assert len(clean(text)) == text.count("rack")


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n## remarks", ";;", "\ufeff", "\ufeff# x", " \t"])
def test_a_text_without_statements_is_an_empty_spec(text: str) -> None:
    assert clean(text) == ()


def test_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    text = "rack A01 : t {\n  pitch = 1m\n}\ncord a\n  -- b : t\n"
    expected = [shape(one) for one in clean(text)]
    assert [shape(one) for one in clean(text.replace("\n", "\r\n"))] == expected
    assert [shape(one) for one in clean("\ufeff" + text)] == expected


def test_the_cycle_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    parse(Source("x", "rack A01 : : b"))
    assert gc.isenabled()
    gc.disable()
    try:
        parse(Source("x", "rack A01"))
        assert not gc.isenabled()
    finally:
        gc.enable()
