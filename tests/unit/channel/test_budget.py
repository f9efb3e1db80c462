from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtpc.catalogue.limit_types import Limit
from mtpc.catalogue.types import Splice
from mtpc.channel import budget as loss
from mtpc.channel.budget import budget, half_unit
from mtpc.channel.limits import ChannelLimits
from mtpc.channel.loss_words import term_words
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from tests.support.budgets import caveats, unknown
from tests.support.families import FACT
from tests.support.parts import SFP, fibre, plug, wired
from tests.support.sites import Floor
from tests.unit.channel.rows import OM3, OM4, OS1A, OS2, RECALLED, application, first, limit, plant

CASES = yaml.safe_load((Path(__file__).parents[2] / "data" / "loss_cases.yaml").read_text("utf-8"))["cases"]


def _splices(given: dict[str, Any]) -> tuple[Splice, ...]:
    """A case's splices; what it adds for other reasons (a penalty, a clock) is a loss at one more place."""
    each, other = Decimal(str(given["splices"]["loss_db_each"])), Decimal(str(given["other_loss_db"]))
    count = given["splices"]["count"]
    spliced = (Splice("mid", count, "fusion", "straight", each, FACT),) if count else ()
    return (*spliced, Splice("other", 1, "", "straight", other, FACT)) if other else spliced


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_worked_loss_case_sums_and_is_judged_as_published(case: dict[str, Any]) -> None:
    given, expected = case["inputs"], case["expected"]
    (pairs,) = given["mated_pairs"]
    coefficient = str(given["attenuation_db_per_km"])
    of = fibre("case", at_850=coefficient)
    printed = f"{expected['limit_db']:.{expected['limit_decimals']}f}"
    tested = application("TEST", limit(printed, None, "case"))
    count = pairs["count"] + 1
    made = plant(
        [str(given["length_m"]), *["0"] * (count - 1)],
        fibres=[of] * count,
        loss_db=[str(pairs["loss_db_each"])] * count,
        applications=(tested,),
        splices=_splices(given),
    )
    found = first(made)
    each = Decimal(str(pairs["loss_db_each"]))
    connections_db = pairs["count"] * each + sum(one.count * (one.loss_db or 0) for one in _splices(given))
    exact = Decimal(given["length_m"]) * Decimal(coefficient) / 1000 + connections_db
    assert (found.loss_db, found.mated_pairs, found.verdict) == (exact, pairs["count"], expected["verdict"])
    assert abs(exact - Decimal(str(expected["total_db"]))) <= Decimal("0.005")
    assert found.connections_db == connections_db
    assert found.margin_db == Decimal(printed) - exact
    assert abs(Decimal(printed) - exact - Decimal(str(expected["margin_db"]))) <= Decimal("0.005")


def test_all_worked_loss_cases_are_there() -> None:
    assert [case["id"] for case in CASES] == [f"L{number:02d}" for number in range(1, 33)]


def test_a_channel_lists_its_summands_and_leaves_out_the_plugs_in_the_modules() -> None:
    found = first(plant(["3", "35", "3"], applications=(application("TEST", limit()),)))
    assert [(term_words(term), term.loss_db) for term in found.terms] == [
        ("cord 3 m at 850 nm", Decimal("0.009")),
        ("cord 35 m at 850 nm", Decimal("0.105")),
        ("cord 3 m at 850 nm", Decimal("0.009")),
        ("mated pair 1, LC", Decimal("0.35")),
        ("mated pair 2, LC", Decimal("0.35")),
    ]
    assert (found.loss_db, found.margin_db, found.length_m) == (Decimal("0.823"), Decimal("1.077"), Decimal(41))
    assert (found.fibre, found.wavelength_nm, found.reach_m, found.allocation_db) == (
        "om4",
        850,
        Decimal(100),
        Decimal("1.5"),
    )
    assert (found.verdict, found.confidence, found.caveats, found.unknown) == ("pass", "high", (), ())


def test_a_mated_pair_loses_what_its_worse_connector_may() -> None:
    found = first(plant(["1", "1"], loss_db=["0.35", "0.75"], applications=(application("TEST", limit()),)))
    assert found.connections_db == Decimal("0.75")


def test_the_strictest_of_the_three_applications_counts_figure_by_figure() -> None:
    long, lossy = application("LONG", limit("1.5", "300")), application("LOSSY", limit("2.6", "70"))
    wanted = application("WANTED", limit("1.9", "100", allocation_db=Decimal("1.0")))
    found = first(plant(["10"], applications=(long, lossy), wanted=wanted, near="LONG", far="LOSSY"))
    assert (found.application, found.limit_db, found.reach_m) == ("WANTED", Decimal("1.5"), Decimal(70))
    assert found.allocation_db == Decimal("1.0")


@pytest.mark.parametrize(
    ("made", "missing"),
    [
        (plant([None], applications=(application("TEST", limit()),)), "length of cord0"),
        (plant(["3"]), "figures of TEST"),
        (plant(["3"], applications=(application("TEST"),)), "limits of TEST over OM4"),
        (plant(["3"], applications=(application("TEST", limit(None)),)), "loss limit of TEST over OM4"),
        (plant(["3"], applications=(application("TEST", limit(), wavelengths=()),)), "wavelength of the application"),
        (
            plant(["3", "3"], loss_db=["0.35", None], applications=(application("TEST", limit()),)),
            "maximum loss of a mated pair of part1",
        ),
        (
            plant(["3", "3"], fibres=[OM4, OS2], applications=(application("TEST", limit()),)),
            "one kind of fibre from end to end",
        ),
        (
            plant(["3"], applications=(application("TEST", limit(), wavelengths=(800,)),)),
            "attenuation of OM4 at 800 nm",
        ),
    ],
)
def test_what_is_not_known_is_named_and_never_passes(made: Plant, missing: str) -> None:
    found = first(made)
    assert missing in unknown(found)
    assert (found.verdict, found.margin_db) == ("unknown", None)


def test_an_unknown_limit_of_one_optic_does_not_hide_that_the_other_is_exceeded() -> None:
    known, bare = application("KNOWN", limit("0.1")), application("BARE", limit(None, None))
    found = first(plant(["60"], applications=(known, bare), near="KNOWN", far="BARE"))
    assert (found.verdict, found.limit_db, found.reach_m) == ("fail", Decimal("0.1"), None)
    short = first(plant(["1"], applications=(known, bare), near="KNOWN", far="BARE"))
    assert (short.verdict, short.limit_db) == ("unknown", None)


def test_the_worst_multimode_class_rules_and_single_mode_is_summed_cable_by_cable() -> None:
    rows = [limit(of=name) for name in ("om3", "om4", "os1a", "os2")]
    tested = application("TEST", *rows, wavelengths=(850,))
    mixed = first(plant(["100", "100"], fibres=[OM4, OM3], applications=(tested,)))
    assert (mixed.fibre, [term.loss_db for term in mixed.terms[:2]]) == ("om3", [Decimal("0.35"), Decimal("0.35")])
    single = application("TEST", *rows, wavelengths=(1310,))
    summed = first(plant(["1000", "1000"], fibres=[OS2, OS1A], applications=(single,)))
    assert [term.loss_db for term in summed.terms[:2]] == [Decimal("0.4"), Decimal("1")]


def test_the_worst_wavelength_counts_and_an_unlisted_one_borrows_the_next_lower() -> None:
    two = application("TEST", limit(), wavelengths=(1300, 850))
    assert first(plant(["10"], applications=(two,))).wavelength_nm == 850
    between = first(plant(["10"], applications=(application("TEST", limit(), wavelengths=(880,)),)))
    assert between.terms[0].loss_db == Decimal("0.03")
    assert caveats(between) == ("attenuation of OM4 is not listed at 880 nm; its maximum at 850 nm is used",)


def test_a_recalled_limit_keeps_its_mark() -> None:
    unsure = application("TEST", limit(loss_fact=RECALLED))
    found = first(plant(["10"], applications=(unsure,)))
    assert (found.verdict, found.confidence) == ("pass", "medium")
    assert caveats(found) == ("the loss limit of TEST over OM4 is recalled, not read from its source (medium)",)


SR4_ROWS = (limit("1.9", "100"), limit("1.5", "150", allocation_db=Decimal("1.0")))


@pytest.mark.parametrize(
    ("length", "limit_db", "reach_m", "allocation_db"),
    [("60", "1.9", 100, "1.5"), ("100", "1.9", 100, "1.5"), ("101", "1.5", 150, "1.0"), ("160", "1.5", 150, "1.0")],
)
@pytest.mark.parametrize("rows", [SR4_ROWS, SR4_ROWS[::-1]], ids=["short row first", "long row first"])
def test_of_several_rows_the_shortest_reach_that_covers_the_length_rules(
    length: str, limit_db: str, reach_m: int, allocation_db: str, rows: tuple[Limit, ...]
) -> None:
    """40GBASE-SR4 over OM4: 150 m allow 1.5 dB, up to 100 m the figures of OM3 hold (1.9 dB)."""
    found = first(plant([length], applications=(application("TEST", *rows),)))
    assert (found.limit_db, found.reach_m) == (Decimal(limit_db), Decimal(reach_m))
    assert found.allocation_db == Decimal(allocation_db)
    ruled = f"TEST over OM4 is checked against its row {limit_db} dB up to {reach_m} m"
    assert [caveat.startswith(ruled) for caveat in caveats(found)] == [True]


def test_of_several_rows_the_longest_reach_stands_while_the_length_is_not_known() -> None:
    found = first(plant([None], applications=(application("TEST", *SR4_ROWS),)))
    assert (found.limit_db, found.reach_m, found.verdict) == (Decimal("1.5"), Decimal(150), "unknown")


def test_an_attenuation_nobody_lists_so_low_is_what_the_application_assumes() -> None:
    tested = application("TEST", limit(fibre_db_per_km=Decimal("3.5")), wavelengths=(800,))
    found = first(plant(["20"], applications=(tested,)))
    assert (found.terms[0].loss_db, found.verdict) == (Decimal("0.07"), "pass")
    assert caveats(found) == (
        "attenuation of OM4 is not listed at 800 nm or below; 3.5 dB/km, as TEST assumes, is used",
    )


def test_the_column_of_attenuation_is_told_once_where_the_standards_differ() -> None:
    row = replace(OM4.attenuation[0], iso_db_per_km=Decimal("3.5"))
    found = first(
        plant(["3", "3"], fibres=[replace(OM4, attenuation=(row,))] * 2, applications=(application("TEST", limit()),))
    )
    assert caveats(found) == ("OM4 at 850 nm: 3.0 dB/km, TIA-568.3; ISO/IEC 11801 3.5",)


def test_an_unsure_grade_keeps_its_mark_although_the_part_is_sure() -> None:
    made = plant(["3", "3"], applications=(application("TEST", limit()),))
    route = made.channels.shapes[0].routes[0]
    hops = tuple(
        replace(
            hop,
            article=replace(
                hop.article,
                terminals=tuple(replace(end, grade="LC low", loss_fact=RECALLED) for end in hop.article.terminals),
            ),
        )
        for hop in route.hops
    )
    made.channels.shapes[0] = replace(made.channels.shapes[0], routes=(replace(route, hops=hops),))
    found = first(made)
    assert found.confidence == "medium"
    assert caveats(found) == (
        "the maximum loss of a mated pair of grade LC low is recalled, not read from its source (medium)",
    )


def test_channels_alike_and_equally_long_share_one_budget() -> None:
    made = plant(["3"], applications=(application("TEST", limit()),))
    assert budget(made, 0) is budget(made, 0)
    assert len(made.budgets) == 1


def test_a_cord_that_leads_to_no_port_has_no_loss_to_judge() -> None:
    floor = Floor()
    ends = [plug("a1", "lc"), plug("b1", "lc")]
    a, _ = floor.add("c", wired("c", ends, [(0, 1, 1, 2), (0, 2, 1, 1)]), "3")
    floor.join(a, floor.add("p", SFP)[0])
    found = first(trace(floor.done()))
    assert (found.verdict, found.loss_db, found.limit_db) == ("unknown", None, None)
    assert "a port at the far end" in unknown(found)


def test_figures_of_a_draft_say_that_they_may_change() -> None:
    published = application("TEST", limit())
    draft = replace(published, status="draft", standard="IEEE 802.3dj")
    told = "TEST is a draft (IEEE 802.3dj); its figures may change"
    assert told in caveats(first(plant(["3"], applications=(draft,))))
    assert told not in caveats(first(plant(["3"], applications=(replace(published, status="published"),))))


@pytest.mark.parametrize(("printed", "half"), [("1.9", "0.05"), ("1.90", "0.005"), ("4", "0.5")])
def test_half_a_unit_is_of_the_last_digit_printed(printed: str, half: str) -> None:
    assert half_unit(Decimal(printed)) == Decimal(half)


@pytest.mark.parametrize(
    ("loss_db", "verdict"),
    [("1.9", "pass"), ("1.901", "rounding"), ("1.95", "rounding"), ("1.951", "fail")],
)
def test_a_loss_within_half_a_unit_of_the_printed_limit_is_rounding(loss_db: str, verdict: str) -> None:
    assert loss._verdict(Decimal(loss_db), Decimal("1.9")) == verdict
    assert loss._verdict(None, Decimal("1.9")) == loss._verdict(Decimal(1), None) == "unknown"


@pytest.mark.parametrize(
    ("figures", "measured", "strictest"),
    [
        (("1.9", "2.5"), "1", "1.9"),
        (("1.9", None), "1", None),  # the one nobody states may be stricter
        (("1.9", None), "1.9", None),  # met exactly, the other may still be stricter
        (("1.9", None), "2", "1.9"),  # exceeded anyway
        (("1.9", None), None, None),
        ((None, None), "1", None),
    ],
)
def test_the_stricter_of_two_is_known_where_both_are_or_one_is_exceeded(
    figures: tuple[str | None, ...], measured: str | None, strictest: str | None
) -> None:
    rows = [limit(one) for one in figures]
    limits = ChannelLimits([application(name) for name in "ab"], rows, (), (), lacks_record=False)
    found, owner = limits.loss(None if measured is None else Decimal(measured))
    assert found == (None if strictest is None else Decimal(strictest))
    assert (owner.name if owner else None) == (None if strictest is None else "a")
