"""Tables of stock, receipts and prices that cannot be: one finding at row and column, and no order is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.attack import CLEAN, RACK, SPEC, Attack, Done, Family, each, holds

BUILD = ("build", SPEC, "-o", "out", "--only", "bom,orders", "--today", "2026-11-20")
CABLES = """device [a, b] : acme.sw-48x25-8x100 at A01.U[1, 3]
cord a.xe-0/0/0 -- b.xe-0/0/0 : acme.dac-25g-sfp28 {{ length = {0} }}
"""
STOCK = f'{RACK}use "t.csv" as t\npolicy {{ order {{ stock = t }} }}\n'
RECEIVED = STOCK.replace("stock = t", "received = t")
PRICES = STOCK.replace("stock = t", "prices = t")
HELD = {  # cells of part, count, length; the column of the one that cannot be
    "a negative count": ("rack-42u,-2,", 10),
    "a count with a point": ("rack-42u,2.5,", 10),
    "a count of words": ("rack-42u,two,", 10),
    "a count in other digits": ("rack-42u,٣,", 10),
    "a count of 5,000 digits": (f"rack-42u,{'9' * 5000},", 10),
    "no count": ("rack-42u,,", 1),
    "no part": (",2,", 1),
    "a formula as a part": ('"=HYPERLINK(""http://x"",""y"")",2,', 1),
    "a formula as a count": ("rack-42u,=1+1,", 10),
    "a length without a unit": ("rack-42u,2,3", 12),
    "a length of two points": ("rack-42u,2,1.2.3m", 12),
    "a length of nothing": ("rack-42u,2,0m", 12),
    "a negative length": ("rack-42u,2,-3m", 12),
    "a length in litres": ("rack-42u,2,3l", 12),
}
PRICED = {  # cells of part, unit_price, currency, pack, minimum
    "a price with a comma": ('rack-42u,"1,50",EUR,,', 10),
    "a negative price": ("rack-42u,-1,EUR,,", 10),
    "a price with its currency": ("rack-42u,€1,EUR,,", 10),
    "a price that is not a number": ("rack-42u,NaN,EUR,,", 10),
    "a formula as a price": ("rack-42u,=A1,EUR,,", 10),
    "a currency in words": ("rack-42u,1,euro,,", 12),
    "a formula as a currency": ("rack-42u,1,=EUR,,", 12),
    "no currency": ("rack-42u,1,,,", 1),
    "a pack of none": ("rack-42u,1,EUR,0,", 16),
    "a pack of less than none": ("rack-42u,1,EUR,-5,", 16),
    "half a pack": ("rack-42u,1,EUR,0.5,", 16),
    "a smallest order of words": ("rack-42u,1,EUR,,few", 17),
    "a second currency": ("sw-32x100,1,USD,,\nrack-42u,1,EUR,,", 1),
    "a second price": ("rack-42u,1,EUR,,\nrack-42u,2,EUR,,", 1),
}


LAYOUT = STOCK.replace("stock = t", "layout = t")
LAID_OUT = {  # cells of title, field, text
    "a field that there is not": ("Qty,quantitty,", 5),
    "a formula as a heading": ("=1+1,quantity,", 1),
    "a formula as a text": ('Note,,"=HYPERLINK(""http://x"",""y"")"', 7),
    "a column without a heading": (",quantity,", 1),
    "a field and a text": ("Note,quantity,4711", 15),
    "a text of 5,000 characters": (f"Note,,{'x' * 5000}", 7),
}


def nothing_written(_: Done, folder: Path) -> None:
    assert not (folder / "out").exists()


def attack(name: str, spec: str, header: str, row: str, column: int, variant: str = "") -> Attack:
    line = 2 + row.count("\n")
    says = (f"t.csv:{line}:{column}", "ORD104")
    files = {SPEC: spec, "t.csv": f"{header}\n{row}\n"}
    return Attack(Family.TABLES, name, files, BUILD, says=says, also=nothing_written, variant=variant)


ATTACKS = [
    *(attack(name, STOCK, "part,count,length", *row, "stock") for name, row in HELD.items()),
    *(attack(name, RECEIVED, "part,count,length", *row, "received") for name, row in list(HELD.items())[:2]),
    *(attack(name, LAYOUT, "title,field,text", *row) for name, row in LAID_OUT.items()),
    *(attack(name, STOCK.replace("stock = t", "given = t"), "part,count,length", *row, "given")
      for name, row in list(HELD.items())[:2]),
    Attack(Family.TABLES, "a layout of 101 columns", {
        SPEC: LAYOUT, "t.csv": "title,field\n" + "Qty,quantity\n" * 101,
    }, BUILD, says=("t.csv:102:5", "ORD104"), also=nothing_written),
    Attack(Family.TABLES, "one serial number twice", {
        SPEC: RECEIVED, "t.csv": "part,count,serial\nrack-42u,1,S1\nrack-42u,1,S1\n",
    }, BUILD, says=("t.csv:3:1", "serial number S1 is in two rows"), also=nothing_written),
    Attack(Family.TABLES, "a serial number of two pieces", {
        SPEC: RECEIVED, "t.csv": "part,count,serial\nrack-42u,2,S1\n",
    }, BUILD, says=("t.csv:2:10", "is for one piece"), also=nothing_written),
    Attack(Family.TABLES, "a vendor of whom nothing is used", {
        SPEC: RACK + "policy { prefer { vendor = acmee } }\n",
    }, BUILD, says=("site.mtp:4:28", "REF102"), also=nothing_written),
    Attack(Family.TABLES, "a day that is none", {
        SPEC: RACK + "delivery d { dock = 2027-02-30 }\n",
    }, BUILD, says=(": 1 error",), also=nothing_written),
    *(attack(name, PRICES, "part,unit_price,currency,pack,minimum", *row) for name, row in PRICED.items()),
    Attack(Family.TABLES, "stock without counts", {SPEC: STOCK, "t.csv": "part,lenght\nrack-42u,2m\n"}, BUILD,
           says=("t.csv:1:1", "no column count"), also=nothing_written),
    Attack(Family.TABLES, "prices without prices", {SPEC: PRICES, "t.csv": "part,currency\nrack-42u,EUR\n"}, BUILD,
           says=("t.csv:1:1", "no column unit_price"), also=nothing_written),
    Attack(Family.TABLES, "two columns of counts", {SPEC: STOCK, "t.csv": "part,Qty,Pieces\nrack-42u,1,2\n"}, BUILD,
           says=("t.csv:1:1", "several columns that may be count"), also=nothing_written),
    Attack(Family.TABLES, "a table of nothing", {SPEC: STOCK}, BUILD,
           says=("REF109", ": 1 error"), hides=("TYP101",), also=nothing_written),
    Attack(Family.TABLES, "a length nobody sells", {SPEC: RACK + CABLES.format("4.7m")}, BUILD, says=("ORD101",),
           also=nothing_written),
    Attack(Family.TABLES, "a table twice", {
        SPEC: STOCK + "policy more { order { stock = t } }\n", "t.csv": "part,count\nrack-42u,1\n",
    }, BUILD, says=("REF113",), also=nothing_written),
]  # fmt: skip


@each(ATTACKS)
def test_it_is_one_finding_and_no_order(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "@SUM(A1)", "cage 2; <b>"])
def test_a_place_that_looks_like_a_formula_is_text_or_refused(cell: str, tmp_path: Path) -> None:
    code = 1 if cell.startswith("=") else CLEAN
    files = {SPEC: STOCK, "t.csv": f"part,count,place\nnothing-known,2,{cell}\n"}
    holds(Attack(Family.TABLES, "a place", files, BUILD, code), tmp_path)
