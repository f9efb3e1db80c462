"""The files of a vendor: JSON, a request that can be mailed, and orders in XML where there is something to order."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from itertools import accumulate
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from mtpc.artefacts._artefact import emit
from mtpc.artefacts._file_names import file_names
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue

# The fields of a request for a trunk that stop an order where they are missing, from a survey of makers' and
# sellers' checklists; "length" stands as length, length definition and length tolerance.
MUST = (
    "assembly family", "connector system", "fibre count total", "fibres per connector", "fibre type", "connector a",
    "connector b", "polish a", "polish b", "gender a", "gender b", "polarity", "loss grade", "jacket", "length",
    "length definition", "length tolerance", "leg count a", "leg count b", "leg length a", "leg length b",
    "pulling eye", "leg labels", "factory test report", "approval",
)  # fmt: skip
SHOULD = ("leg stagger", "furcation tubing", "pull eye diameter tension", "packaging", "no returns")
SPEC = """edition 2026
use "catalog:acme-fibre" as acme
use "./prices.csv" as prices
project "Hall <2> & co" { revision = "R1"; owner = "netops@example.net" }
policy { order { prices = prices } }
part dac : direct-cable {
  vendor = "Example"; number = "EX-1"; number-confidence = high; source = "data sheet 2026-10"; confidence = high
  application = 25GBASE-CR; medium = dac; end [a, b] : sfp28; lengths = [2m, 3m]
}
part mf : trunk {
  vendor = "Example"; source = "data sheet 2026-10"; confidence = high
  fibre = om4; loss = 0.35dB; polish = pc; gender = pinned; map = b12; end [a, b] : mpo12
}
rack R[1..2] : acme.rack-42u
device [a, b] : acme.sw-48x25-8x100 at R1.U[1, 3]
cord a.xe-0/0/[0..3] -- b.xe-0/0/[0..3] : dac { length = each(2m, 2m, 2m, 3m) }
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
trunk T1 : mf at pp1.1.rear1 -- pp2.1.rear1 { length = 20m }
"""
PRICES = "part,length,unit_price,currency,pack\nEX-1,2m,12.50,EUR,10\nEX-1,3m,14,EUR,\n"
UBL = {
    "u": "urn:oasis:names:specification:ubl:schema:xsd:Order-2",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}


def documents(prices: str = PRICES, today: str = "2026-11-20", spec: str = SPEC) -> dict[str, bytes]:
    result = compile_texts({"x.mtp": spec, "prices.csv": prices})
    assert [one.message for one in result.diagnostics if one.severity == "error"] == []
    return emit(result.plant, Issue(today=today, tool_version="0"), frozenset({"orders"}))


def name(documents: dict[str, bytes], ending: str) -> str:
    (found,) = [name for name in documents if name.endswith(f".{ending}") and "example" in name]
    return found


def _filled(before: str, group: str) -> str:
    return group or before


def test_a_vendor_has_its_order_in_every_form() -> None:
    made = documents()
    assert {each.partition(".")[2] for each in made if "example" in each} == {
        "csv", "xlsx", "json", "rfq.xlsx", "cxml", "ubl.xml",
    }  # fmt: skip
    acme = {each for each in made if each.startswith("orders/acme")}
    assert acme == {"orders/acme.csv", "orders/acme.xlsx", "orders/acme.json", "orders/acme.rfq.xlsx"}
    assert made == documents()


def test_the_order_in_json_says_null_for_what_is_not_known() -> None:
    made = documents()
    order = json.loads(made[name(made, "json")])
    assert order["schema"] == "mtpc-order/1"
    trunk, *_ = [line for line in order["lines"] if line["kind"] == "trunk"]
    assert (trunk["request"], trunk["unit_price"], trunk["jacket"], trunk["cable_ids"]) == ("RFQ", None, None, "T1")


def test_the_request_has_every_field_that_must_be_there_and_no_racks() -> None:
    made = documents()
    book = load_workbook(io.BytesIO(made[name(made, "rfq.xlsx")]))
    groups, heads, *rows = [[str(cell or "") for cell in row] for row in book["Assemblies"].values]
    assert {*MUST, *SHOULD} <= set(heads)
    over = list(accumulate(groups, _filled))  # of merged cells only the first has a text
    assert {over[heads.index(field)] for field in MUST if field != "length"} == {"must be stated"}
    (row,) = rows
    told = dict(zip(heads, row, strict=True))
    assert (told["polarity"], told["gender a"], told["length"], told["quantity"]) == ("B", "M pinned", "20", "1")
    assert (told["jacket"], told["mark with cable ids"]) == ("", "T1")
    assert "jacket" in told["please state"]
    acme = load_workbook(io.BytesIO(made["orders/acme.rfq.xlsx"]))
    text = " ".join(str(cell) for sheet in acme for row in sheet.values for cell in row)
    assert "12 MPO adapters" in text
    assert "rack, 42 units" not in text
    assert "switch" not in text


def test_cxml_has_the_lines_to_order_with_their_prices() -> None:
    made = documents()
    text = made[name(made, "cxml")].decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE cXML SYSTEM "http')
    assert "not validated" in text
    root = ElementTree.fromstring(text)
    head = root.find("Request/OrderRequest/OrderRequestHeader")
    assert head is not None
    assert head.get("orderID") == "Hall <2> & co-R1-Example"
    assert head.get("orderDate") == "2026-11-20T00:00:00+00:00"
    money = head.find("Total/Money")
    assert money is not None
    assert (money.text, money.get("currency")) == ("139", "EUR")  # a pack of ten at 12.50, and one at 14
    items = root.findall("Request/OrderRequest/ItemOut")
    assert [(item.get("quantity"), item.findtext("ItemID/SupplierPartID")) for item in items] == [
        ("10", "EX-1"), ("1", "EX-1"),
    ]  # fmt: skip
    assert head.findtext("Comments") == "lines that are requests for quotation, and not in this order: 1"


def test_ubl_has_the_lines_to_order_in_the_order_of_its_schema() -> None:
    made = documents()
    text = made[name(made, "ubl.xml")].decode()
    assert "not validated" in text
    root = ElementTree.fromstring(text)
    assert root.tag == f"{{{UBL['u']}}}Order"
    assert [child.tag.partition("}")[2] for child in root] == [
        "UBLVersionID", "ID", "IssueDate", "Note", "DocumentCurrencyCode", "CustomerReference", "BuyerCustomerParty",
        "SellerSupplierParty", "AnticipatedMonetaryTotal", "OrderLine", "OrderLine",
    ]  # fmt: skip
    item = root.find("cac:OrderLine/cac:LineItem", UBL)
    assert item is not None
    assert [child.tag.partition("}")[2] for child in item] == ["ID", "Quantity", "LineExtensionAmount", "Price", "Item"]
    assert item.findtext("cac:Item/cac:SellersItemIdentification/cbc:ID", "", UBL) == "EX-1"
    quantity = item.find("cbc:Quantity", UBL)
    assert quantity is not None
    assert (quantity.text, quantity.get("unitCode")) == ("10", "C62")


def test_without_a_price_there_is_no_cxml_and_without_a_date_no_xml() -> None:
    made = documents("part,unit_price,currency,length\nEX-1,12.50,EUR,2m\n")
    assert not [each for each in made if each.endswith(".cxml")]
    assert "LineExtensionAmount" in made[name(made, "ubl.xml")].decode()
    assert not [each for each in documents(today="") if each.endswith(("xml", "cxml"))]


@pytest.mark.parametrize("bad", ["]]><x/>", "a -- b --", "&amp;<'", "x\u0001y", "\ud800"])
def test_names_of_strangers_stay_names(bad: str) -> None:
    plant = compile_texts({"x.mtp": SPEC, "prices.csv": PRICES}).plant
    plant.site.project = replace(plant.site.project, name=bad, settings={"owner": bad, "revision": bad})
    made = emit(plant, Issue(today="2026-11-20", tool_version="0"), frozenset({"orders"}))
    texts = [content.decode() for each, content in made.items() if each.endswith(("xml", "cxml"))]
    assert len(texts) == 2
    for text in texts:
        assert ElementTree.fromstring(text).tag


def test_no_two_vendors_share_a_file() -> None:
    names = file_names(["fs", "fs.rfq", "fs.ubl"])
    files = [f"{name}.{ending}" for name in names.values() for ending in ("csv", "xlsx", "rfq.xlsx", "ubl.xml", "xml")]
    assert len(set(files)) == len(files)
