"""Scenario f: a row before and after a migration; what stays is the same in both."""

from __future__ import annotations

from functools import cache

from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.cable_ids import cable_ids
from tests.support import ROOT

FOLDER = ROOT / "specs" / "scenarios" / "f_migration"


@cache
def floor(name: str) -> Site:
    result = compile_texts({name: (FOLDER / name).read_text("utf-8")}, base=FOLDER)
    assert result.diagnostics == ()
    return result.plant.site


def cables(site: Site) -> dict[str, object]:
    columns = site.components
    return {
        cable: (columns.article[at].name, columns.length_m[at]) for at, cable in enumerate(cable_ids(site)) if cable
    }


def test_every_circuit_reaches_its_far_port_before_and_after() -> None:
    before, after = floor("f_before.mtp"), floor("f_after.mtp")
    assert (len(before.circuits), len(after.circuits)) == (48, 28)  # 8 × 6 at 10G; 4 at 400G and 4 × 6 at 10G


def test_cables_that_stay_keep_id_part_and_length() -> None:
    before, after = cables(floor("f_before.mtp")), cables(floor("f_after.mtp"))
    stay = before.keys() & after.keys()
    assert {f"P{trunk}" for trunk in range(1, 9)} <= stay
    assert len(stay) == 8 + 24 + 24  # trunks, and the cords of racks 5 to 8 at both ends
    assert all(before[cable] == after[cable] for cable in stay)


def test_circuits_that_stay_keep_their_names_and_ports() -> None:
    before, after = (
        {one.name: (one.near.name, one.far.name) for one in floor(name).circuits}
        for name in ("f_before.mtp", "f_after.mtp")
    )
    assert {name: before[name] for name in before.keys() & after.keys()} == {
        f"c{number}": (f"old-core.xe-0/0/{number}", f"tor{5 + (number - 24) // 6}.xe-0/0/{(number - 24) % 6}")
        for number in range(24, 48)
    }


def test_trunks_are_as_long_as_their_ways() -> None:
    # 0.9652 + 19 U (mp in U30 of 48) + 3 U (cp in U46) = 22 × 0.04445 = 0.9779; 2 × 0.8; 1.2 along to C01: 4.7431,
    # 0.6 more for each rack on; with 10 %: 5.21741, 5.87741, 6.53741, 7.19741, 7.85741, 8.51741, 9.17741, 9.83741
    columns = floor("f_after.mtp").components
    lengths = dict(zip(columns.name, columns.length_m, strict=True))
    assert [lengths[f"P{trunk}"] for trunk in range(1, 9)] == [6, 6, 7, 8, 8, 9, 10, 10]
