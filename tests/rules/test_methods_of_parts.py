"""Each polarity method from parts of the catalogue is that method alone; one wrong part is named, with the reason."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts

METHODS = ("A", "B", "C", "U1", "U2")
PARTS = {
    # cassette, far cassette, trunk, near cord, far cord (polarity reference, 6.3)
    "A": (
        "cassette-6lc-straight-om4",
        "cassette-6lc-straight-om4",
        "trunk-mpo12-a-om4",
        "patch-lc-om4",
        "patch-lc-aa-om4",
    ),
    "B": ("cassette-6lc-b1-om4", "cassette-6lc-b2-om4", "trunk-mpo12-b-om4", "patch-lc-om4", "patch-lc-om4"),
    "C": (
        "cassette-6lc-straight-om4",
        "cassette-6lc-straight-om4",
        "trunk-mpo12-c-om4",
        "patch-lc-om4",
        "patch-lc-om4",
    ),
    "U1": ("cassette-6lc-u1-om4", "cassette-6lc-u1-om4", "trunk-mpo12-b-om4", "patch-lc-om4", "patch-lc-om4"),
    "U2": ("cassette-6lc-u2-om4", "cassette-6lc-u2-om4", "trunk-mpo12-b-om4", "patch-lc-om4", "patch-lc-om4"),
}


def spec(parts: tuple[str, ...], method: str) -> str:
    near, far, trunk, left, right = parts
    return f"""edition 2026
use "catalog:acme-fibre" as acme
use "catalog:worked-cases" as w
policy {{ require {{ method = {method.lower()} }} }}
rack R : w.case-rack
device [a, b] : w.case-host at R.U[1, 2]
panel p[1..2] : acme.panel-4slot at R.U[3, 4]
optic [a, b].m[1..6] : w.sfp
cassette p1.1 : acme.{near}
cassette p2.1 : acme.{far}
trunk T : acme.{trunk} at p1.1.rear1 -- p2.1.rear1 {{ length = 20m }}
cord a.m[1..6] -- p1.1.[1..6] : acme.{left} {{ length = 2m }}
cord p2.1.[1..6] -- b.m[1..6] : acme.{right} {{ length = 2m }}
"""


def told(parts: tuple[str, ...], method: str) -> list[tuple[str, str]]:
    result = compile_texts({"method.mtp": spec(parts, method)})
    return [(one.code, one.message) for one in result.diagnostics]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("asked", METHODS)
def test_the_canonical_channel_of_a_method_is_that_method_and_no_other(method: str, asked: str) -> None:
    found = told(PARTS[method], asked)
    assert [code for code, _ in found] == ([] if method == asked else ["POL203"])


NEAR, FAR, TRUNK, FAR_CORD = 0, 1, 2, 4
B1 = "cassette-6lc-b1-om4"
# Parts swapped so that light still arrives (an odd number of changes of side), and the piece that is told.
SWAPPED = [
    ("A", {TRUNK: "trunk-mpo12-c-om4", FAR_CORD: "patch-lc-om4"}, "T is type C"),
    ("C", {TRUNK: "trunk-mpo12-a-om4", FAR_CORD: "patch-lc-aa-om4"}, "T is type A"),
    ("B", {TRUNK: "trunk-mpo12-a-om4", FAR_CORD: "patch-lc-aa-om4"}, "T is type A"),
    ("A", {NEAR: B1, FAR_CORD: "patch-lc-om4"}, "p1.1 holds plugs with aligned keys"),
    ("C", {NEAR: B1, FAR: B1}, "p1.1 holds plugs with aligned keys"),
    ("U1", {NEAR: "cassette-6lc-u2-om4", FAR: "cassette-6lc-u2-om4"}, "p1.1 is wired U2"),
    ("U2", {NEAR: "cassette-6lc-u1-om4", FAR: "cassette-6lc-u1-om4"}, "p1.1 is wired U1"),
    ("B", {NEAR: "cassette-6lc-u2-om4", FAR: "cassette-6lc-u2-om4"}, "p1.1 is wired U2"),
]


@pytest.mark.parametrize(("method", "swaps", "said"), SWAPPED)
def test_the_part_that_breaks_a_method_is_named_with_the_reason(method: str, swaps: dict[int, str], said: str) -> None:
    parts = tuple(swaps.get(place, part) for place, part in enumerate(PARTS[method]))
    ((code, message),) = told(parts, method)
    assert code == "POL203"
    assert f"is not built by method {method}: " in message
    assert message.endswith(said)


# One part swapped so that light meets a transmitter: lanes are told, and the method stays silent (one fault once).
BROKEN = [
    (method, place, part)
    for method in METHODS
    for place, part in (
        (2, "trunk-mpo12-b-om4" if method == "A" else "trunk-mpo12-a-om4"),
        (3, "patch-lc-aa-om4"),
    )
]


@pytest.mark.parametrize(("method", "place", "part"), BROKEN)
def test_a_wrong_part_that_turns_the_light_is_one_finding_about_lanes(method: str, place: int, part: str) -> None:
    parts = list(PARTS[method])
    parts[place] = part
    codes = {code for code, _ in told(tuple(parts), method)}
    assert codes == {"POL101"}
