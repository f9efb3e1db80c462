"""What is found of losses, lengths, reflections and skew: on channels of shipped records, and just at each figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from typing import Any, cast

import pytest

from mtpc.catalogue.limit_types import Reflectance
from mtpc.catalogue.load import Library
from mtpc.catalogue.types import Application, Confidence
from mtpc.channel.budget import budget
from mtpc.channel.types import Budget, Figure, LossVerdict, MatedPair, Missing, Plant, Reflected, Skew, Term, TermKind
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.rules.budget._channels import CheckedChannel, check_channels, loss_help, too_long
from tests.support.examples import on_the_floor
from tests.unit.channel.rows import OS2, application, limit, plant

LIBRARY = Library.standard()


def shipped(name: str) -> Application:
    found = LIBRARY.application(name)
    assert found
    return found


def between(near: str, far: str, length_m: str, cords: int = 1) -> Plant:
    """Two optics of those applications; the first cord is that long, the others lose 0.35 dB a joint."""
    known = {shipped(name).name: shipped(name) for name in (near, far)}
    lengths: list[str | None] = [length_m, *["0"] * (cords - 1)]
    return plant(lengths, fibres=[OS2] * cords, applications=tuple(known.values()), near=near, far=far)


def messages(module: str, made: Plant) -> list[str]:
    found = import_module(f"mtpc.rules.budget.{module}").check(made)
    return [each.message for each in found if isinstance(each, Diagnostic)]


def overload(near: str, far: str, length_m: str, cords: int) -> list[str]:
    return messages("los309_receiver_overload", between(near, far, length_m, cords))


@pytest.mark.parametrize(
    ("near", "far", "length_m", "cords"),
    [
        ("400G-LR4-10", "400GBASE-FR4", "100", 1),  # 5.1 dBm into 3.5 dBm
        ("400GBASE-FR4", "400G-LR4-10", "100", 1),  # whichever end is named first
        # 0.94 dB of fibre (OS2 at 1271 nm: as assumed) and 1.05 dB
        ("400G-LR4-10", "400GBASE-FR4", "2000", 4),
    ],
)
def test_a_launch_too_strong_for_a_receiver_is_told(near: str, far: str, length_m: str, cords: int) -> None:
    """Review of the tables, section 2.2; applications reference, section 3."""
    (message,) = overload(near, far, length_m, cords)
    assert "1.6 dB would be enough" in message


@pytest.mark.parametrize(
    ("near", "far", "length_m", "cords"),
    [
        ("400GBASE-LR4-6", "400GBASE-FR4", "2000", 4),
        ("100GBASE-LR1", "100GBASE-DR", "2", 1),
        ("100GBASE-LR1", "100GBASE-FR1", "2", 1),
    ],
)
def test_a_launch_too_strong_by_nobody_knows_how_much_is_told(near: str, far: str, length_m: str, cords: int) -> None:
    (message,) = overload(near, far, length_m, cords)
    assert "the loss that is enough is not known" in message


@pytest.mark.parametrize(
    ("near", "far"),
    [("100GBASE-LR1", "100GBASE-LR1"), ("100GBASE-DR", "100GBASE-FR1"), ("400GBASE-FR4", "400GBASE-FR4")],
)
def test_a_launch_a_receiver_takes_is_not_told(near: str, far: str) -> None:
    assert overload(near, far, "2", 1) == []


def test_maximum_losses_that_reach_what_is_enough_are_no_proof_and_no_alarm() -> None:
    """At most 1.99 dB of the 1.6 dB needed: what is really lost may be less, so it is told, as a note."""
    check = import_module("mtpc.rules.budget.los309_receiver_overload").check
    found = [each for cords in (1, 4) for each in check(between("400G-LR4-10", "400GBASE-FR4", "2000", cords))]
    assert [each.severity for each in found if isinstance(each, Diagnostic)] == ["warning", "note"]
    assert [each.codes for each in found if isinstance(each, Unjudged)] == [("LOS309",)] * 2


@pytest.mark.parametrize(
    ("name", "least_db", "length_m", "over"),
    [
        ("10GBASE-ER", "5", "12499", True),  # 0.4 dB/km
        ("10GBASE-ER", "5", "12500", False),
        ("10GBASE-LR", None, "2", False),
    ],
)
def test_a_least_loss_is_kept(name: str, least_db: str | None, length_m: str, over: bool) -> None:
    built = between(name, name, length_m)
    said = messages("los307_loss_under_minimum", built)
    assert bool(said) == over
    assert all(f"at least {Decimal(least_db or 0).normalize()} dB" in one for one in said)


def test_a_least_loss_is_not_held_against_a_loss_nobody_knows() -> None:
    """OS2 is listed from 1310 nm on, and what 40GBASE-ER4 assumes at 1271 nm was not found."""
    made = between("40GBASE-ER4", "40GBASE-ER4", "2000")
    assert messages("los307_loss_under_minimum", made) == []
    assert ["attenuation of OS2 at 1271 nm" in one for one in messages("los303_loss_unknown", made)] == [True]


@pytest.mark.parametrize("name", ["25GBASE-ER", "50GBASE-ER", "200GBASE-ER4", "400GBASE-ER8"])
def test_a_least_loss_nobody_states_is_no_pass(name: str) -> None:
    assert len(messages("los308_minimum_loss_unknown", between(name, name, "30000"))) == 1


def test_only_the_records_that_say_so_need_a_least_loss() -> None:
    """Review of the tables, section 2.2: 10GBASE-ER and 40GBASE-ER4 have a figure; so has every class of PON."""
    known = {name: shipped(name) for name in LIBRARY.names("applications")}
    stated = {name for name, each in known.items() if any(row.loss_min_db is not None for row in each.limits)}
    pon = {name for name, each in known.items() if each.group == "PON"}
    assert stated - pon == {"10GBASE-ER", "40GBASE-ER4"}
    assert pon <= stated


SKEWED = """\
edition 2026
use "catalog:acme-fibre" as acme
rack A[1..2] : acme.rack-42u
device f[1..2] : acme.sw-32x400-sr8 at A[1..2].U20
optic f[1..2].et-0/0/0 : acme.qdd-400g-sr8
panel [l, r] : acme.panel-4slot at A[1..2].U42
plate [l, r].[1..2] : acme.plate-12mpo-opposed-pc
trunk S : acme.trunk-mpo12-b-om4 at l.1.rear1 -- r.1.rear1 { length = 10m }
trunk T : acme.trunk-mpo12-b-om4 at l.2.rear1 -- r.2.rear1 { length = LENGTH }
harness G[1..2] : acme.split-mpo16apc-2xmpo12pc-cross-om4 at f[1..2].et-0/0/0 -- [l, r].[1..2].1 { length = 2m }
"""


def skewed(length: str) -> Result:
    return compile_texts({"a.mtp": SKEWED.replace("LENGTH", length)})


@pytest.mark.parametrize(
    ("length", "codes"),
    [
        ("25.98m", []),  # 15.98 m * 4.9434 ns/m = 78.996 ns
        ("25.99m", ["LEN105"]),  # 79.045 ns
        ("unknown", ["LEN102"]),  # not known is no pass, and it is said once
    ],
)
def test_lanes_that_go_two_ways_may_arrive_79_ns_apart(length: str, codes: list[str]) -> None:
    assert [found.code for found in skewed(length).found] == codes


def test_a_skew_that_cannot_be_worked_out_is_unknown() -> None:
    made = skewed("unknown").plant
    found = budget(made, 0).skew
    assert found is not None
    assert (found.skew_ns, found.limit_ns) == (None, Decimal(79))
    known = budget(skewed("20m").plant, 0).skew
    assert known is not None
    assert known.skew_ns == Decimal("49.434")


def test_lanes_of_one_way_have_no_skew_to_judge() -> None:
    assert budget(between("100GBASE-DR", "100GBASE-DR", "10"), 0).skew is None


# ---- at a figure, just beyond it, and where there is none: budgets made for it


ONE = Decimal("1.00")


def with_budget(**figures: Any) -> Plant:
    """A cord of 2 m on single-mode fibre, and a budget of which these figures are set."""
    floor = plant(["2"], fibres=[OS2], applications=(application("TEST", limit(of="os2")),))
    floor.answers[check_channels] = [CheckedChannel(floor, 0, replace(budget(floor, 0), **figures))]
    return floor


def findings(module: str, **figures: Any) -> list[Diagnostic]:
    return list(import_module(f"mtpc.rules.budget.{module}").check(with_budget(**figures)))


@pytest.mark.parametrize(("most", "found"), [("1.00", 0), ("0.99", 1), (None, 0)])
def test_connections_may_lose_what_is_set_aside_for_them(most: str | None, found: int) -> None:
    allocation = None if most is None else Decimal(most)
    figures = {"verdict": LossVerdict.PASS, "connections_db": ONE, "allocation_db": allocation}
    for splices, what in ((0, "the connections of a -- b"), (2, "the connections and splices of a -- b")):
        faults = findings("los304_connections_over_allocation", splices=splices, **figures)
        assert [fault.message.startswith(f"{what} lose 1 dB") for fault in faults] == [True] * found


@pytest.mark.parametrize(("loss", "found"), [("1.00", 0), ("1.01", 1)])
def test_a_loss_at_its_limit_is_no_loss_over_it(loss: str, found: int) -> None:
    figures = {"verdict": LossVerdict.FAIL, "loss_db": Decimal(loss), "limit_db": ONE, "connections_db": Decimal(loss)}
    assert len(findings("los301_loss_over_limit", **figures)) == found


@pytest.mark.parametrize(("skew", "found"), [("79", 0), ("79.001", 1)])
def test_lanes_may_be_as_far_apart_as_the_application_bears(skew: str, found: int) -> None:
    assert len(findings("len105_skew_exceeded", skew=Skew("TEST", Decimal(skew), Decimal(79)))) == found


@pytest.mark.parametrize("open_", [(), ("TEST",), ("TEST", "OTHER")])
def test_a_least_loss_nobody_states_is_told_once(open_: tuple[str, ...]) -> None:
    assert len(findings("los308_minimum_loss_unknown", loss_min_open=open_, maximum_db=ONE)) == min(len(open_), 1)


@pytest.mark.parametrize(
    ("count", "end"), [(1, "pair 1, LC"), (2, "pair 1, LC and of 1 more"), (3, "pair 1, LC and of 2 more")]
)
def test_reflectances_that_are_not_known_are_counted(count: int, end: str) -> None:
    unknown = tuple(Missing(Figure.RETURN_LOSS, "LC", str(number)) for number in range(1, count + 1))
    light = Reflected("TEST", 0, None, None, None, LossVerdict.UNKNOWN, "high", unknown)
    (fault,) = findings("los311_reflectance_unknown", reflected=light)
    assert fault.message == f"the reflectance of a -- b is not known; missing: return loss of mated {end}"


@pytest.mark.parametrize(
    ("counted", "of", "confidence", "notes"),
    [
        (1, "for its one mated pair that counts", "high", ()),
        (2, "for each of the 2 mated pairs that count", "medium",
         ("the reflectance rule of TEST is not confirmed (medium)",)),
    ],
)  # fmt: skip
def test_a_reflectance_over_its_figure_says_how_many_count(
    counted: int, of: str, confidence: str, notes: tuple[str, ...]
) -> None:
    light = Reflected("TEST", counted, Decimal(-45), MatedPair(1, "LC"), Decimal(-35), LossVerdict.FAIL, confidence, ())
    (fault,) = findings("los310_reflectance_over_limit", reflected=light)
    assert fault.message.endswith(of)
    assert fault.notes == notes


def test_a_figure_for_ten_is_not_told_as_that_for_eleven() -> None:
    most = Reflectance(10, Decimal(-49), Confidence.LOW)
    light = Reflected("TEST", 11, None, MatedPair(1, "LC"), Decimal(-48), LossVerdict.FAIL, "low", (), most)
    (fault,) = findings("los310_reflectance_over_limit", reflected=light)
    assert fault.message.endswith("may reflect -48 dB; TEST allows -49 dB for each of up to 10, and 11 count")


def budget_of(**figures: Any) -> Budget:
    (channel,) = cast(list[CheckedChannel], with_budget(**figures).answers[check_channels])
    return channel.budget


def test_the_greatest_of_the_known_terms_is_named() -> None:
    terms = tuple(
        Term(TermKind.THROUGH, loss_db, of=name)
        for name, loss_db in (("first", Decimal("0.2")), ("second", Decimal("0.5")), ("third", None))
    )
    assert loss_help(budget_of(terms=terms)).endswith("; largest loss: through second (0.5 dB)")
    assert loss_help(budget_of(terms=terms[::-1])).endswith("; largest loss: through second (0.5 dB)")
    assert loss_help(budget_of(terms=terms[2:])) == "use parts of a lower-loss grade or remove a connection"


def test_a_length_at_its_reach_is_not_too_long() -> None:
    assert not too_long(budget_of(length_m=Decimal(100), reach_m=Decimal(100)))
    assert too_long(budget_of(length_m=Decimal("100.1"), reach_m=Decimal(100)))
    assert not too_long(budget_of(length_m=None, reach_m=Decimal(100)))
    assert not too_long(budget_of(length_m=Decimal(100), reach_m=None))


# ---- on the floor of the manual


WAY = """cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 {{ length = {} }}
cord sp01.1.1 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 {{ length = {} }}
circuit up : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0
"""  # over the trunk T01 of 10 m


def test_a_cable_longer_than_the_reach_is_named_and_its_channels_follow() -> None:
    """A cord of 2000 m by a slip (case bla-13): whoever mends it has to find it among many."""
    (finding,) = (each for each in on_the_floor(WAY.format("2000m", "3m")).diagnostics if each.code == "LEN101")
    assert finding.object == "leaf01.et-0/0/48 -- lp01.1.1"
    assert finding.message == "cord leaf01.et-0/0/48 -- lp01.1.1 is 2000 m long; 100GBASE-SR4 reaches 100 m over OM4"
    assert [(each.code, each.object, each.message) for each in finding.consequences] == [
        ("LEN101", "up", "up is 2013 m long; 100GBASE-SR4 reaches 100 m over OM4")
    ]
    assert [label.message for label in finding.labels] == ["up runs over it"]


@pytest.mark.parametrize(("near", "far", "named"), [("95m", "3m", True), ("50m", "50m", False)])
def test_a_channel_that_is_too_long_names_the_cable_that_is_most_of_it(near: str, far: str, named: bool) -> None:
    (finding,) = on_the_floor(WAY.format(near, far)).diagnostics
    assert (finding.code, finding.object) == ("LEN101", "up")
    assert finding.message.endswith("is 95 m of them") == named
    assert bool(finding.labels) == named


def test_length_and_loss_are_told_each_for_itself() -> None:
    long = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 700m }"
    assert {finding.code for finding in on_the_floor(long).diagnostics} == {"LEN101", "LOS301"}  # 2.1 dB of 1.9


def test_a_finding_says_what_its_figures_rest_on() -> None:
    lines = (
        "policy { require { min-margin = 1.9dB } }\n"
        + "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }"
    )
    (found,) = on_the_floor(lines).diagnostics
    assert found.code == "LOS305"
    assert "the loss limit of 100GBASE-SR4 over OM4 is recalled, not read from its source (medium)" in found.notes


@pytest.mark.parametrize(
    ("length", "do"), [("{ length = unknown }", "write the length in place of"), ("", "write `length = ")]
)
def test_a_length_is_to_be_written_or_filled_in(length: str, do: str) -> None:
    (fault,) = on_the_floor(f"cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 {length}").diagnostics
    assert fault.severity is (Severity.WARNING if length else Severity.ERROR)
    assert fault.code == "LEN102"
    assert fault.help.startswith(do)


@pytest.mark.parametrize(("length", "code"), [("{ length = unknown }", None), ("", "LEN102")])
def test_channels_over_a_cable_of_unknown_length_are_not_judged(length: str, code: str | None) -> None:
    result = on_the_floor(f"cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 {length}")
    assert result.failed == (code is not None)
    (subject,) = result.unjudged
    way = "leaf01.et-0/0/48 -- spine1.et-0/0/0"
    assert (subject.object, subject.premise) == (way, f"the length of cord {way} is not known")
    assert {"LEN101", "LOS301"} <= set(subject.codes)
    assert (subject.because[0] if subject.because else None) == code
    assert not result.proof().complete
