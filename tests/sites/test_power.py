"""Power cords: plugs and inlets that go together, and devices on two feeds."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floors import changed

FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
rack R : acme.rack-42u
device pdu-[a, b] : acme.pdu-8c13-2c19 at R.U[1, 2] { feed = each(A, B) }
device srv : acme.server-1u-t at R.U3
cord [pdu-a.1, pdu-b.1] -- srv.psu[1..2] : acme.power-c14-c13 { length = 2m }
"""


def compiled(*changes: tuple[str, str]) -> Result:
    return compile_texts({"spec.mtp": changed(FLOOR, *changes)}, today="2026-12-01")


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ([], []),
        ([("pdu-b.1", "pdu-a.2")], ["PWR101"]),
        ([("each(A, B)", "A")], ["PWR101"]),
        ([("pdu-b.1", "pdu-b.9")], ["OPT102"]),  # an outlet C19
        ([("c14-c13", "c20-c19")], ["OPT102"]),
        ([("[pdu-a.1, pdu-b.1] -- srv.psu[1..2]", "srv.psu[1..2] -- [pdu-a.1, pdu-b.1]")], ["OPT102"]),
        ([(" { feed = each(A, B) }", ""), ("pdu-b.1", "pdu-a.2")], ["PWR101"]),  # one strip, whatever it hangs on
        ([("psu[1..2]", "psu[1, 1]")], ["PRT101"]),
    ],
)
def test_what_is_found(changes: list[tuple[str, str]], codes: list[str]) -> None:
    assert sorted({finding.code for finding in compiled(*changes).diagnostics}) == codes


def test_a_feed_that_is_not_stated_is_not_judged() -> None:
    result = compiled((" { feed = each(A, B) }", ""))
    assert not result.diagnostics
    assert [(subject.object, subject.codes) for subject in result.unjudged] == [("srv", ("PWR101",))]


def test_a_strip_has_the_feed_of_the_strip_it_is_plugged_into() -> None:
    chain = (
        "part pdu : device { height = 1U; port [1..8] : c13 { accepts = c14 }; port in1 : c20 { accepts = c19 } }\n"
        "device low : pdu at R.U5\ncord pdu-a.9 -- low.in1 : acme.power-c20-c19 { length = 1m }\nrack R "
    )
    result = compiled(("rack R ", chain), ("pdu-b.1", "low.1"))
    assert [finding.code for finding in result.diagnostics] == ["PWR101"]
    assert "feed A" in result.diagnostics[0].message


def test_a_power_cord_is_no_channel() -> None:
    assert compiled().proof().channels == 0


def test_a_power_cord_has_no_application_and_another_cable_has_one() -> None:
    part = "part p : direct-cable {{ medium = {}; lengths = [1m]; end a : c14; end b : c13 }}\nrack R "
    assert not compiled(("rack R ", part.format("power"))).diagnostics
    assert [each.code for each in compiled(("rack R ", part.format("dac"))).diagnostics] == ["CAT102"]
