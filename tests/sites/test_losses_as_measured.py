"""A cable of which only the loss is known (case cs-20), and losses that the project asks for beside those of parts.

Figures by hand, from the records of the parts: 100GBASE-SR4 over OM4 1.9 dB and 100 m; om4 3.0 dB/km at 850 nm, so a
cord of 3 m loses 0.009 dB; a mated pair of mtp-elite at most 0.35 dB.
"""

from __future__ import annotations

from decimal import Decimal

from mtpc.channel.budget import budget
from mtpc.channel.types import LossVerdict
from mtpc.pipeline import compile_texts
from mtpc.result import Result

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device s[1..2] : acme.sw-32x100 at R[1..2].U1
optic s[1..2].et-0/0/0 : acme.q28-100g-sr4
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
trunk T1 : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- pp2.1.rear1 { length = %s }
cord s[1..2].et-0/0/0 -- pp[1..2].1.1 : acme.patch-mpo12-b-om4 { length = 3m }
circuit c : 100GBASE-SR4 at s1.et-0/0/0 -- s2.et-0/0/0
"""
MEASURED = "as-built T1 { tested = 2026-01-01; loss = %s }\n"


def compiled(length: str, more: str = "") -> Result:
    return compile_texts({"a.mtp": SPEC % length + more})


def test_the_loss_measured_counts_where_the_length_is_not_known() -> None:
    result = compiled("unknown", MEASURED % "0.6dB")
    assert [finding.code for finding in result.diagnostics] == ["LEN102"]
    calculated = budget(result.plant, 0)
    assert calculated.loss_db == Decimal("0.618")  # two cords of 3 m, and the trunk with both its pairs as measured
    assert (calculated.verdict, calculated.length_m) == (LossVerdict.PASS, None)
    assert calculated.mated_pairs == 2
    codes = {code for each in result.unjudged for code in each.codes if each.object == "c"}
    assert "LEN101" in codes
    assert "LOS301" not in codes


def test_a_loss_measured_that_is_too_much_is_an_error() -> None:
    """It counts whole among the connections as well, as how much of it is fibre is not known."""
    found = [finding.code for finding in compiled("unknown", MEASURED % "2.0dB").diagnostics]
    assert found == ["LEN102", "LOS301", "LOS304"]


def test_without_a_measurement_the_loss_is_not_known() -> None:
    assert budget(compiled("unknown").plant, 0).verdict is LossVerdict.UNKNOWN


def test_extra_losses_are_terms_of_every_channel() -> None:
    extra = (
        'extra-loss repair { loss = 0.3dB; source = "contract" }\n'
        'extra-loss ageing { per-pair = 0.1dB; source = "contract" }\n'
    )
    plain, more = budget(compiled("30m").plant, 0), budget(compiled("30m", extra).plant, 0)
    assert plain.loss_db is not None
    assert more.loss_db == plain.loss_db + Decimal("0.5")  # 0.3 dB, and two mated pairs of 0.1 dB each
    assert more.of_parts_db == plain.loss_db
    too_much = compiled("30m", extra.replace("0.3dB", "1.5dB"))
    assert [finding.code for finding in too_much.diagnostics] == ["LOS301"]


def test_an_extra_loss_is_nothing_that_dims_a_launch() -> None:
    """A loss that may come one day does not count where a receiver needs one today."""
    extra = 'extra-loss repair { loss = 9dB; source = "contract" }\n'
    calculated = budget(compiled("30m", extra).plant, 0)
    assert calculated.maximum_db is not None
    assert calculated.of_parts_db == calculated.maximum_db - 9


def test_an_extra_loss_has_a_figure_and_a_source() -> None:
    for lines, message in (
        ('extra-loss repair { source = "contract" }\n', "extra loss repair has no figure"),
        ("extra-loss repair { loss = 0.3dB }\n", "extra loss repair has no source"),
    ):
        (finding,) = compiled("30m", lines).diagnostics
        assert (finding.code, finding.message) == ("TYP110", message)
