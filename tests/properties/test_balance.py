"""The accounts balance on random floors: ordered + in stock + received is enough, and nothing is ordered twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from mtpc.catalogue.types import OpticPart, PartKind
from mtpc.model.floor_values import ORDERED, Equipment, Insert, Rack
from mtpc.model.site import CABLES, Site
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.bom_lines import bill
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work
from tests.support.floor_specs import PATH, Floor
from tests.support.random_floors import drawn_floor

FLOORS, PER_TEST = 200, 20
SUPPLIED = (("existing", "true"), ("supplied-by", '"landlord"'))
POLICY = """use "./stock.csv" as store
use "./received.csv" as arrived
use "./prices.csv" as prices
policy {{ spares {{ {spares} }}; order {{ stock = store; received = arrived; prices = prices }} }}
"""
Row = tuple[str, str]  # part, length


def bought(chance: Random, floor: Floor) -> Floor:
    """The floor with some of its statements of what is there already, or brought by others."""
    changed = []
    for statement in floor.statements:
        said = statement.attributes
        if statement.kind != "circuit" and chance.random() < 0.2:
            said = (*said, chance.choice(SUPPLIED))
        changed.append(replace(statement, attributes=said))
    return replace(floor, statements=tuple(changed))


def tables(chance: Random, rows: list[Row]) -> dict[str, str]:
    """Stock, receipts and prices of some of what is needed, and of a part that nobody knows."""
    kept = [row for row in rows if chance.random() < 0.5]
    held = ["part,length,count,gender_a,gender_b,polish"]
    held += [f"{part},{length},{chance.randint(0, 9)},,," for part, length in kept] + ["nothing-known,,3,,,"]
    priced = ["part,unit_price,currency,pack,minimum"]
    priced += [
        f"{part},{chance.randint(0, 900)}.50,EUR,{chance.choice(('', 1, 5, 12))},{chance.choice(('', 0, 7))}"
        for part in sorted({part for part, _ in rows if chance.random() < 0.5})
    ] + ["nothing-known,1,EUR,,"]
    half = len(held) // 2
    return {
        "stock.csv": "\n".join(held),
        "received.csv": "\n".join([held[0], *held[half:]]),
        "prices.csv": "\n".join(priced),
    }


def needed(site: Site) -> Counter[Row]:
    """Pieces that have to be got, counted from what stands on the floor."""
    counts: Counter[Row] = Counter()
    plates = [insert for insert in site.inserts if insert.component < 0]
    things: list[Rack | Equipment | Insert] = [*site.racks, *site.equipment, *plates]
    for thing in things:
        counts[thing.part.name, ""] += thing.origin.supply == ORDERED
    for component in site.every_component():
        part, length_m = site.part_of(component), site.ordered_m(component)
        if site.kind_of(component) is PartKind.PANEL or (isinstance(part, OpticPart) and part.is_built_in):
            continue
        is_cable = site.kind_of(component) in CABLES and length_m is not None
        length = f"{length_m.normalize():f}" if is_cable and length_m is not None else ""
        counts[part.name, length] += site.origin_of(component).supply == ORDERED
    return +counts


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, FLOORS, PER_TEST))
def test_every_account_balances(first: int) -> None:
    for seed in range(first, first + PER_TEST):
        chance = Random(seed)
        text = bought(chance, drawn_floor(chance, chance.randint(1, 3))).text()
        bare = compile_texts({PATH: text}).plant.site
        rows = [(line.part.name, "" if line.length_m is None else f"{line.length_m}m") for line in bill(bare).lines]
        shares = [f"{kind} = {chance.randint(0, 40)}%" for kind in ("cord", "optic", "trunk") if chance.random() < 0.5]
        policy = POLICY.format(spares="; ".join([*shares, f"minimum = {chance.randint(0, 3)}"]))
        work = Work(compile_texts({PATH: text + policy, **tables(chance, rows)}).plant, Issue())
        assert_balanced(work, needed(bare))


def assert_balanced(work: Work, design: Counter[Row]) -> None:
    """Each row of the balance adds up, holds what the floor needs, and is on the orders once."""
    found: Counter[Row] = Counter()
    for row in work.balance:
        figures = {
            name: int(row[name]) for name in ("design", "spares", "ordered", "in_stock", "received", "left_over")
        }
        there = figures["ordered"] + figures["in_stock"] + figures["received"]
        assert there >= figures["design"] + figures["spares"], row
        assert there - figures["design"] - figures["spares"] == figures["left_over"], row
        found[row["part"], row["length"]] += figures["design"]
        if figures["in_stock"] + figures["received"] >= figures["design"] + figures["spares"]:
            assert figures["ordered"] == 0, row
    assert +found == design
    assert not any(line.price and line.quantity % line.price.pack for line in work.bom)
    on_orders = sum(Decimal(line["quantity"]) for order in work.orders for line in order.lines)
    assert on_orders == sum(line.quantity for line in work.bom)
