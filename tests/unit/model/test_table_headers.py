"""What heads the columns of a table: names, the words of the trade, and headers that cannot be read as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mtpc.model.sources.headers import matching_columns
from mtpc.pipeline import compile_texts
from tests.unit.model.tables import ROOMS, names, only, rooms, workbook


@pytest.mark.parametrize(
    ("name", "header", "meant"),
    [
        ("a_rack", ["A Rack", "B Rack"], ["A Rack"]),
        ("a_rack", ["SourceRack", "DestRack"], ["SourceRack"]),
        ("b_rack", ["SourceRack", "DestRack"], ["DestRack"]),
        ("b_port", ["A-Node Name", "A-Port", "Z-Node Name", "Z-Port"], ["Z-Port"]),
        ("b_device", ["A-Node Name", "A-Port", "Z-Node Name", "Z-Port"], ["Z-Node Name"]),
        ("a_device", ["Source", "Destination"], ["Source"]),
        ("rack", ["Cabinet", "RU#"], ["Cabinet"]),
        ("ru", ["Cabinet", "U"], ["U"]),
        ("length", ["Cable Length"], ["Cable Length"]),
        ("rack", ["Cabinet", "Rack ID"], ["Cabinet", "Rack ID"]),
        ("rack", ["rack", "Cabinet"], ["rack"]),
        ("rack", ["SourceRack", "DestRack"], []),
        ("a-rack", ["A Rack", "a_rack"], ["A Rack", "a_rack"]),
    ],
)
def test_a_header_is_found_under_the_words_of_the_trade(name: str, header: list[str], meant: list[str]) -> None:
    assert matching_columns(name, header) == meant


def test_a_column_that_may_be_two_is_a_finding() -> None:
    spec = 'use "t.csv" as t\nfor $r in t { room $r.rack }\n'
    found = only(rooms(spec, t_csv="Cabinet,Rack ID\n1,2\n"))
    assert (found.code, found.message) == ("REF111", "column rack of table t may be Cabinet or Rack ID")
    assert names('{ rename { name = "Rack ID" } }', "Cabinet,Rack ID\n1,2\n") == ["2"]


def test_the_help_for_two_columns_of_one_name_can_be_followed() -> None:
    """Cases cra-02 and tab-02 of the trials: patch lists name both ends alike."""
    table = "Source,Port No.,Dest,Port No.\na,x,b,y\n"
    (found,) = rooms(f'use "t.csv" as t\n{ROOMS}', t_csv=table).diagnostics
    settings = found.help.split("`")[-2]
    assert settings == "header = 1; columns = [Source, Port-No, Dest, Port-No-2]"
    assert names(f"{{ {settings.replace('Source', 'name')} }}", table) == ["a"]


def test_two_columns_of_one_name_in_a_workbook_are_told_at_their_cells(tmp_path: Path) -> None:
    """Case cra-02 of the trials, which fell over."""

    def fill(_: Any, page: Any) -> None:
        page.write_row(0, 0, ["Source", "Port", "Dest", "Port"])
        page.write_row(1, 0, ["sw1", "xe-0/0/0", "sw2", "xe-0/0/0"])

    workbook(tmp_path, fill)
    result = compile_texts({"x.mtp": 'edition 2026\nuse "p2p.xlsx" as t\nfor $r in t { room [$r.Source] }\n'}, tmp_path)
    (found,) = result.diagnostics
    assert found.message == 'the column "Port" appears twice in the header: column B and column D'
    assert found.span is not None
    source = result.sources[found.span.path]
    assert source.text[found.span.start : found.span.end] == "Port"
    assert source.line_column(found.span.start) == (1, 24)
