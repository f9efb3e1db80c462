"""Scenarios c, e, g, h, i, k: splices, shuffles, breakouts, parts of our own. Expectations are worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.channel.budget import budget
from mtpc.pipeline import compile_texts
from mtpc.plan.show.channel_walks import Walk, walk
from mtpc.result import Result
from mtpc.text import Source
from tests.support import ROOT

FOLDER = ROOT / "specs" / "scenarios"
NAMES = ("c_mmr", "e_rail", "g_breakout", "h_sr10", "i_sr8split", "k_userpart")


def compiled(name: str) -> Result:
    path = FOLDER / name / f"{name}.mtp"
    return compile_texts({path.name: path.read_text("utf-8")}, base=path.parent)


def walks(result: Result) -> dict[str, Walk]:
    """Channels by the circuit that wants them."""
    made = [walk(result.plant, channel) for channel in range(len(result.plant.channels))]
    return {circuit: one for one in made for circuit in one.circuits}


def lanes(found: Walk) -> list[tuple[str, str, str | None]]:
    return [(lane.sent, lane.met, lane.reaches) for lane in found.lanes]


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_is_clean_and_every_circuit_has_its_light(name: str) -> None:
    result = compiled(name)
    assert result.found == ()
    assert isinstance(result.sources[f"{name}.mtp"], Source)
    assert {circuit.name for circuit in result.plant.site.circuits} == set(walks(result))
    assert {one.light for one in walks(result).values()} == {"ok"}


def test_three_links_in_series_with_two_splices_lose_what_is_added_up() -> None:
    result = compiled("c_mmr")
    found = budget(result.plant, 0)
    # 62 m + 1850 m + 48 m + four cords of 3 m = 1972 m at 0.4 dB/km; six pairs of 0.25 dB (grade B); two of 0.08 dB.
    assert (found.length_m, found.mated_pairs, found.splices) == (Decimal(1972), 6, 2)
    assert found.loss_db == Decimal("0.7888") + 6 * Decimal("0.25") + 2 * Decimal("0.08")
    assert result.plant.site.circuits[1].name == "xc-7742"
    assert [leg.name for leg in result.plant.site.circuits[1].via] == ["PA.1", "OSP.1", "PB.1"]


def test_lane_p_of_every_uplink_reaches_plane_p() -> None:
    found = walks(compiled("e_rail"))
    for uplink in range(128):  # connectors in written order: rail, cage, connector
        rail, cage, part = uplink // 16 + 1, uplink // 2 % 8 + 17, uplink % 2 + 1
        box, lane = uplink // 4, uplink % 4 + 1  # four inputs a box; input i leaves on lane i
        for plane in range(1, 5):
            near = f"rail{rail}.osfp{cage}:{part}:{plane}"
            far = f"plane{plane}.osfp{box // 2 + 1:02}:{box % 2 + 1}:{lane}"
            assert lanes(found[f"{near} -- {far}"]) == [(f"Tx{plane}", f"Rx{lane}", far)]


def test_lane_k_of_a_broken_out_port_is_switch_k() -> None:
    found = walks(compiled("g_breakout"))
    for lane in range(1, 5):
        assert lanes(found[f"brk{lane}"]) == [(f"Tx{lane}", "Rx1", f"tor{lane}.et-0/0/0")]
        assert [(one.sent, one.met) for one in found[f"brk{lane}"].lanes_back] == [("Tx1", f"Rx{lane}")]


def test_ten_lanes_arrive_in_the_opposite_order() -> None:
    # Polarity reference, section 3.5: b24n p -> 25-p three times and two opposed adapters swap the rows five times.
    for found in walks(compiled("h_sr10")).values():
        assert [(one.sent, one.met) for one in found.lanes] == [(f"Tx{k}", f"Rx{11 - k}") for k in range(1, 11)]


def test_eight_lanes_split_into_twice_four() -> None:
    found = walks(compiled("i_sr8split"))
    for number in range(1, 9):
        first = 4 * ((number - 1) % 2)
        assert lanes(found[f"y1-{number}"]) == [
            (f"Tx{first + k}", f"Rx{k}", f"tor{number}.et-0/0/1") for k in range(1, 5)
        ]


def test_the_cassette_of_the_spec_says_where_it_comes_from() -> None:
    site = compiled("k_userpart").plant.site
    own, other = site.inserts[0].part, site.inserts[2].part
    assert (own.name, own.fact.title, own.fact.confidence) == ("zx-6lc-centre", "k_userpart.mtp:9", "low")
    assert (other.name, other.fact.title) == (
        "zx-8lc-straight",
        "Zenith drawing ZX-4411 rev C (invented for this example)",
    )
