"""Of any set of policies, in any order, the nearest one fills what is open, and what was filled says which it was."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mtpc.pipeline import compile_texts

FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
site DC
room H at DC
row A at H
rack A1 : acme.rack-42u at A
device sw[1..2] : acme.sw-32x100 at A1.U[40, 38]
optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
"""
# The scopes that hold for a cord in rack A1, the farthest first; those of groups stand inside them.
PLACES = ("", "p at DC", "p at H", "p at A", "p at A1")
CORD = "cord sw1.et-0/0/0 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 {{ length = 2m{} }}"


@settings(max_examples=40, deadline=None)
@given(
    outside=st.permutations(range(len(PLACES))),
    inside=st.permutations(range(len(PLACES))),
    count=st.tuples(st.integers(0, len(PLACES)), st.integers(0, len(PLACES))),
    written=st.booleans(),
)
def test_the_nearest_scope_fills(
    outside: list[int], inside: list[int], count: tuple[int, int], *, written: bool
) -> None:
    around, within = outside[: count[0]], inside[: count[1]]
    lines = [_policy(place, f"out-{place}") for place in around]
    lines += ["group g {", *(_policy(place, f"in-{place}") for place in within)]
    lines += [CORD.format("; ticket = own" if written else ""), "}"]
    result = compile_texts({"spec.mtp": FLOOR + "\n".join(lines) + "\n"})
    assert result.diagnostics == ()
    nearest = f"in-{max(within)}" if within else f"out-{max(around)}" if around else ""
    site = result.plant.site
    assert site.components.settings[-1].get("ticket", "") == ("own" if written else nearest)
    filled = [str(preference.value) for preference in site.components.origin[-1].preferred]
    assert filled == ([nearest] if nearest and not written else [])


def _policy(place: int, ticket: str) -> str:
    return f"policy {PLACES[place]} {{ prefer {{ ticket = {ticket} }} }}"
