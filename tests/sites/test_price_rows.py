"""Which row of a price table a line takes: the number of its own length says more than the name of the family."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.support import mtpc
from tests.support.floors import HEAD, TWO_SWITCHES

SPEC = f"""{HEAD}use "catalog:cisco" as cisco
use "prices.csv" as prices
{TWO_SWITCHES}
cord s1.et-0/0/0 -- s2.et-0/0/0 : cisco.CB-M12-M12-MMF {{ length = 15m; fibre = om4; polish = upc; gender = unpinned }}
policy {{ order {{ prices = prices }} }}
"""
SPELLED = "cisco.CB-M12-M12-MMF,,9,EUR"
OWN, FAMILY, LENGTH = "CB-M12-M12-MMF15M=,,5,EUR", "CB-M12-M12-MMF,,3,EUR", "cisco.CB-M12-M12-MMF,15m,4,EUR"


@pytest.mark.parametrize(
    ("rows", "price"),
    [
        ([FAMILY], "3"),
        ([FAMILY, LENGTH], "4"),
        ([FAMILY, LENGTH, OWN], "5"),
        ([OWN, FAMILY], "5"),
        ([LENGTH, OWN], "5"),
        ([FAMILY, SPELLED], ""),  # one part, spelled in two ways, at two prices: which holds is not known
        ([FAMILY, SPELLED, LENGTH], "4"),
    ],
)
def test_the_row_that_says_most_is_taken(tmp_path: Path, rows: list[str], price: str) -> None:
    (tmp_path / "a.mtp").write_text(SPEC, "utf-8")
    (tmp_path / "prices.csv").write_text("\n".join(["part,length,unit_price,currency", *rows, ""]), "utf-8")
    done = mtpc("build", "a.mtp", "-o", "out", "--only", "bom", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    header, *lines = (tmp_path / "out" / "bom.csv").read_text("utf-8").splitlines()
    (cord,) = [line for line in lines if "CB-M12" in line]
    cells = dict(zip(header.split(","), next(csv.reader([cord])), strict=True))
    assert (cells["unit_price"], cells["currency"]) == (price, "EUR" if price else "")
