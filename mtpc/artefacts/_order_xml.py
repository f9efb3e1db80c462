"""An order as cXML OrderRequest and as UBL Order. Neither is validated: their DTD and schema are not shipped.

Both hold the lines that are certain enough to be ordered; what has to be quoted is not in them. Elements, their names
and their order: cXML 1.2 and UBL 2.1 as recalled and as in published samples (Coupa, Carbone; medium).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from mtpc.artefacts.formats.xml import Element, as_xml
from mtpc.plan.rows.issue import Header
from mtpc.plan.rows.order_files import OrderFile, OrderLine
from mtpc.units import show

Line = Mapping[str, str]
_CXML = "1.2.066"
_DTD = f"http://xml.cxml.org/schemas/cXML/{_CXML}/cXML.dtd"
_UBL = "urn:oasis:names:specification:ubl:schema:xsd"
_EACH = "C62"  # UN/ECE recommendation 20: one
_ATTRIBUTES = (
    "length", "length_unit", "fibre_type", "polarity", "connector_a", "connector_b", "gender_a", "gender_b",
    "polish_a", "polish_b", "loss_grade", "jacket", "pulling_eye", "cable_ids",
)  # fmt: skip


def all_priced(entries: Sequence[OrderLine]) -> bool:
    """Whether there are lines, each with a price."""
    return bool(entries) and all(entry.line.price for entry in entries)


def cxml(order: OrderFile, header: Header) -> bytes:
    """The order as cXML; every line has a price, and the issue a date."""
    lines, number = [entry.cells for entry in order.to_order], _number(order, header)
    stamp = f"{header.date}T00:00:00+00:00"
    said = [Element("Comments", _left_out(order), {"xml:lang": "en"})] if order.to_quote else []
    head = Element(
        "OrderRequestHeader",
        [Element("Total", [_money(_total(lines), lines[0]["currency"])]), *said],
        {"orderID": number, "orderDate": stamp, "type": "new"},
    )
    request = Element("OrderRequest", [head, *map(_item_out, lines)])
    root = Element(
        "cXML",
        [_parties(order, header), Element("Request", [request], {"deploymentMode": "test"})],
        {
            "payloadID": f"{header.model_digest[:32]}.{order.vendor}@mtpc", "timestamp": stamp,
            "version": _CXML, "xml:lang": "en",
        },
    )  # fmt: skip
    about = "cXML OrderRequest, not validated against its DTD; fill in the identities of buyer and supplier"
    return as_xml(root, doctype=_DTD, comment=about)


def ubl(order: OrderFile, header: Header) -> bytes:
    """The order as UBL; the issue has a date."""
    lines = [entry.cells for entry in order.to_order]
    currency = lines[0]["currency"] if all_priced(order.to_order) else ""
    owner = [_named_party(header.owner)] if header.owner else []
    reference = " ".join(text for text in (header.project, header.revision) if text)
    root = Element(
        "Order",
        [
            Element("cbc:UBLVersionID", "2.1"),
            Element("cbc:ID", _number(order, header)),
            Element("cbc:IssueDate", header.date),
            *([Element("cbc:Note", _left_out(order))] if order.to_quote else []),
            *([Element("cbc:DocumentCurrencyCode", currency)] if currency else []),
            *([Element("cbc:CustomerReference", reference)] if reference else []),
            Element("cac:BuyerCustomerParty", owner),
            Element("cac:SellerSupplierParty", [_named_party(order.shown)]),
            *([_ubl_total(lines, currency)] if currency else []),
            *(Element("cac:OrderLine", [Element("cac:LineItem", list(_line_item(line)))]) for line in lines),
        ],
        {
            "xmlns": f"{_UBL}:Order-2", "xmlns:cac": f"{_UBL}:CommonAggregateComponents-2",
            "xmlns:cbc": f"{_UBL}:CommonBasicComponents-2",
        },
    )  # fmt: skip
    return as_xml(root, comment="UBL Order, not validated against its schema")


def _number(order: OrderFile, header: Header) -> str:
    return "-".join(filter(None, (header.project or "order", header.name, order.vendor)))


def _left_out(order: OrderFile) -> str:
    return f"lines that are requests for quotation, and not in this order: {len(order.to_quote)}"


def _total(lines: Sequence[Line]) -> Decimal:
    return sum((Decimal(line["price"]) for line in lines), Decimal(0))


# ---- cXML


def _parties(order: OrderFile, header: Header) -> Element:
    def credential(identity: str) -> Element:
        return Element("Credential", [Element("Identity", identity)], {"domain": "NetworkID"})

    sender = [credential(""), Element("UserAgent", f"mtpc {header.tool_version}")]
    return Element(
        "Header",
        [Element("From", [credential("")]), Element("To", [credential(order.vendor)]), Element("Sender", sender)],
    )


def _money(amount: Decimal, currency: str) -> Element:
    return Element("Money", show(amount), {"currency": currency})


def _item_out(line: Line) -> Element:
    detail = [
        Element("UnitPrice", [_money(Decimal(line["unit_price"]), line["currency"])]),
        Element("Description", line["description"] or line["part"], {"xml:lang": "en"}),
        Element("UnitOfMeasure", line["unit"]),
        Element("Classification", line["kind"], {"domain": "kind"}),
        *(Element("Extrinsic", text, {"name": name}) for name, text in _configured(line)),
    ]
    item = [Element("ItemID", [Element("SupplierPartID", line["part_number"])]), Element("ItemDetail", detail)]
    return Element("ItemOut", item, {"quantity": line["quantity"], "lineNumber": line["line"]})


def _configured(line: Line) -> Iterator[tuple[str, str]]:
    yield from ((name.replace("_", " "), line[name]) for name in _ATTRIBUTES if line.get(name))


# ---- UBL


def _named_party(name: str) -> Element:
    return Element("cac:Party", [Element("cac:PartyName", [Element("cbc:Name", name)])])


def _ubl_total(lines: Sequence[Line], currency: str) -> Element:
    return Element("cac:AnticipatedMonetaryTotal", [_amount("PayableAmount", _total(lines), currency)])


def _amount(name: str, amount: Decimal, currency: str) -> Element:
    return Element(f"cbc:{name}", show(amount), {"currencyID": currency})


def _line_item(line: Line) -> Iterator[Element]:
    yield Element("cbc:ID", line["line"])
    yield Element("cbc:Quantity", line["quantity"], {"unitCode": _EACH})
    if line["unit_price"]:
        yield _amount("LineExtensionAmount", Decimal(line["price"]), line["currency"])
        yield Element("cac:Price", [_amount("PriceAmount", Decimal(line["unit_price"]), line["currency"])])
    yield Element(
        "cac:Item",
        [
            Element("cbc:Description", line["description"] or line["part"]),
            Element("cbc:Name", line["part"]),
            Element("cac:BuyersItemIdentification", [Element("cbc:ID", line["part"])]),
            Element("cac:SellersItemIdentification", [Element("cbc:ID", line["part_number"])]),
            *(
                Element("cac:AdditionalItemProperty", [Element("cbc:Name", name), Element("cbc:Value", text)])
                for name, text in _configured(line)
            ),
        ],
    )
