"""What the trade writes in a part is accepted, or told in one finding with all that is to be done."""

from __future__ import annotations

import pytest

from mtpc.catalogue.types import WiredPart
from mtpc.pipeline import compile_texts
from mtpc.syntax.format.format_spec import format_spec
from mtpc.text import Source
from tests.support.floors import HEAD

# What the trade writes: each is accepted, or one finding whose help is all that is to be done (cases wor-02, wor-03,
# wor-06, wor-07, wor-10 and bla-12 of the trials).
ACCEPTED = [
    "trunk { fibre = om4; polish = pc; gender = pinned; end [a,b] : mpo12; map = B }",
    "trunk { fibre = OM4; polish = pc; gender = pinned; end [a,b] : MPO12; map = b12 }",
    "optic { form-factor = q; application = 1000BASE-LX; port m : lc-duplex { polish = upc; pinout = lc-duplex } }",
    "optic { form-factor = q; application = IB-NDR-2XFR4\n"
    "port m[1..2] : lc-duplex { polish = upc; pinout = 2xlc-duplex } }",
    "panel { height = 1U; slots = [1A, 2B]; takes = 3x-slot }",
    "direct-cable { medium = dac; application = 100GBASE-CR4; lengths = 1m; end [a,b] : qsfp28 }",
    "direct-cable { medium = aoc; application = x; lengths = [1m, 3m]; end a : qsfp28; end b[1..4] : sfp28 }",
]


@pytest.mark.parametrize("part", ACCEPTED)
def test_the_words_of_the_trade_are_accepted(part: str) -> None:
    assert compile_texts({"a.mtp": f"{HEAD}part x : {part}\n"}).found == ()


# In one row i goes to N + 1 - i: polarity reference, 3.2 and 3.5; MPO-8 is an MPO-12 with the centre four dark.
@pytest.mark.parametrize(
    ("connector", "letter", "name"),
    [("mpo12", "B", "b12"), ("mpo12", "a", "a12"), ("mpo8", "b", "b8"), ("mpo16", "C", "c16"), ("mpo16", "b", "b16")],
)
def test_a_letter_is_the_map_of_the_plug(connector: str, letter: str, name: str) -> None:
    stated = (
        f"part x : trunk {{ fibre = om4; polish = pc; gender = pinned; end [a,b] : {connector}; map = {letter} }}\n"
    )
    named = stated.replace(f"map = {letter}", f"map = {name}")
    made = [_part_of(text, connector) for text in (stated, named)]
    assert made[0].map_name == name
    assert made[0].wiring == made[1].wiring


def _part_of(text: str, connector: str) -> WiredPart:
    plate = f"part plate-of-x : plate {{ format = acme-slot; connector = {connector}; count = 1; mating = opposed }}\n"
    floor = "rack R : acme.rack-42u\npanel p[1..2] : acme.panel-4slot at R.U[10, 20]\nplate p[1..2].1 : plate-of-x\n"
    site = compile_texts({"a.mtp": f"{HEAD}{plate}{text}{floor}trunk T : x at p1.1.rear1 -- p2.1.rear1\n"}).plant.site
    (trunk,) = site.components_of(("trunk",))
    part = site.part_of(trunk)
    assert isinstance(part, WiredPart)
    return part


@pytest.mark.parametrize(
    ("part", "asked"),
    [
        (
            "optic { form-factor = q; application = IB-HDR-SR4\n"
            "port m : mpo12 { polish = apc; pinout = mpo12-4p4-mm-apc } }",
            "up-angled = true; gender = pinned",
        ),
        ("direct-cable { end [a,b] : qsfp28 }", "medium = …; application = …"),
    ],
)
def test_all_that_is_missing_is_asked_for_at_once(part: str, asked: str) -> None:
    (found,) = compile_texts({"a.mtp": f"{HEAD}part x : {part}\n"}).found
    assert found.code == "CAT102"
    assert f"add `{asked}`" in found.help


@pytest.mark.parametrize(
    ("attribute", "written", "right"),
    [
        ("gender", "male", "pinned"),
        ("gender", "Female", "unpinned"),
        ("polish", "PC", "pc"),
        ("polish", "APC", "apc"),
        ("map", "Type-B", "B"),
        ("map", '"Type B"', "B"),
        ("map", "typeA", "A"),
    ],
)
def test_words_of_the_trade_are_read_as_what_they_mean_and_formatted_to_ours(
    attribute: str, written: str, right: str
) -> None:
    stated = {"gender": "pinned", "polish": "pc", "map": "B"}

    def text(value: str) -> str:
        said = "; ".join(f"{name} = {each}" for name, each in (stated | {attribute: value}).items())
        return f"part x : trunk {{ fibre = om4; {said}; end [a, b] : mpo12 }}\n"

    said, meant = (_part_of(text(value), "mpo12") for value in (written, right))
    assert (said.terminals, said.wiring, said.map_name) == (meant.terminals, meant.wiring, meant.map_name)
    assert format_spec(Source("a.mtp", text(written))).text == text(right)


def test_a_plus_sign_ends_a_name_and_is_formatted_in_quotes() -> None:
    written = "part n : device { height = 1U; port e : sfp+ { accepts = [sfp28, sfp+] } }\n"
    assert compile_texts({"a.mtp": HEAD + written}).found == ()
    quoted = 'part n : device { height = 1U; port e : "sfp+" { accepts = [sfp28, "sfp+"] } }\n'
    assert format_spec(Source("a.mtp", written)).text == quoted


def test_the_type_of_a_cable_with_two_rows_is_asked_for_by_the_maps_it_may_mean() -> None:
    text = "part x : trunk { map = Type-B; polish = pc; gender = male; end [a, b] : mpo24 }\n"
    (found,) = compile_texts({"a.mtp": HEAD + text}).found
    assert (found.code, found.help) == ("CAT104", "write `map = b24n` or `map = b24r`")


@pytest.mark.parametrize(
    ("line", "help_"),
    [
        ("part x : cord { fibre = om9; end [a,b] : lc-duplex; map = duplex-ab }", "om"),
        ("part x : cord { map = b13; polish = pc; gender = pinned; end [a,b] : mpo12 }", "b12"),
        ("part x : cord { map = B; end [a,b] : lc-duplex }", "write duplex-aa or duplex-ab"),
        (
            "part x : trunk { map = B; polish = pc; gender = pinned; end [a,b] : mpo24 }",
            "write `map = b24n` or `map = b24r`",
        ),
    ],
)
def test_a_name_that_there_is_not_is_told_with_those_that_fit(line: str, help_: str) -> None:
    (found,) = compile_texts({"a.mtp": f"{HEAD}{line}\n"}).found
    assert found.code == "CAT104"
    assert help_ in found.help
    assert "b16" not in found.help
