"""The same order, bags and schedule, in whichever order a spec is written."""

from __future__ import annotations

from random import Random

import pytest

from mtpc.artefacts import costs, deliveries, orders
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
use "catalog:nvidia" as nvidia
use "catalog:generic" as std
use "./prices.csv" as prices
use "./stock.csv" as store
"""
# Parts state their source: without one it is the line they are written on.
STATEMENTS = """row [A, B]
rack [A, B][1..2] : std.rack-48u at [A, A, B, B]
delivery late { dock = 2027-03-01 }
delivery early { dock = 2027-01-11; need-by = 2027-01-18 }
policy pods at A { prefer { delivery = early; vendor = [nvidia, Zen] } }
policy { prefer { delivery = late; vendor = Zen }; spares { cord = 5%; optic = 1 } }
policy buy { order { prices = prices; stock = store } }
part rail : cord { source = "s"; fibre = om3; map = b8; polish = apc; gender = unpinned; end [a, b] : mpo8 }
part fit : cord { source = s; vendor = Zen; fibre = om4; map = b8; polish = apc; gender = unpinned; end [a, b] : mpo8 }
part sw : device { source = "s"; vendor = "Ay"; height = 1U; port p[1..4] : qsfp112 { accepts = qsfp112 } }
part sx : device { source = "s"; vendor = "Bee"; height = 1U; port p[1..4] : qsfp112 { accepts = qsfp112 } }
device a[1..2] : sw at A[1..2].U40
device b[1..2] : sx at B[1..2].U40
optic [a, b][1..2].p[1..4] : std."400GBASE-SR4" { form-factor = qsfp112 }
cord a1.p[1..2] -- a2.p[1..2] : rail { length = 4m }
cord b1.p[1..2] -- b2.p[1..2] : rail { length = 4m }
cord a1.p3 -- a2.p3 : rail { length = 9m }
circuit x[1..2] : 400GBASE-SR4 at a1.p[1..2] -- a2.p[1..2]
circuit y[1..2] : 400GBASE-SR4 at b1.p[1..2] -- b2.p[1..2]
spare rail { count = 2; length = 4m }
""".splitlines()
TABLES = {
    "prices.csv": "part,unit price,currency,lead days,pack\nMFP7E10,40,EUR,30,\nfit,35,EUR,20,6\n",
    "stock.csv": "part,count,length\nfit,1,4m\n",
}


def written(statements: list[str]) -> dict[str, bytes]:
    result = compile_texts({"x.mtp": HEAD + "\n".join(statements), **TABLES})
    assert not [finding for finding in result.diagnostics if finding.severity == "error"], result.diagnostics
    work = Work(result.plant, Issue(today="2026-12-01", model_digest="0" * 64, spec_digests=(("x", "0"),)))
    files = {
        name: make()
        for document in (orders, deliveries, costs)
        for name, make in document.ARTEFACT.files(work).items()
        if name.endswith((".csv", ".json"))
    }
    assert len(files) > 8
    return files


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_statements_does_not_matter(seed: int) -> None:
    shuffled = list(STATEMENTS)
    Random(seed).shuffle(shuffled)
    first, other = written(STATEMENTS), written(shuffled)
    assert first.keys() == other.keys()
    assert [name for name in first if first[name] != other[name]] == []
