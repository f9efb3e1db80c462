"""`fibre legacy-om2 : om2 { attenuation { … }; source = "OTDR 2021" }`: a fibre class of your own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mtpc.catalogue.fact_checks import check_bandwidth, check_typical, check_window
from mtpc.catalogue.limit_types import Attenuation
from mtpc.catalogue.records import Contradiction, Record
from mtpc.catalogue.types import Fibre
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import DESCRIPTION, ROW_SOURCE, AttributeDefinition, Kind, taking
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.own_facts import FactSort, fact_stated, kind_of_fact
from mtpc.model.placing.stated_figures import blocks_of
from mtpc.model.values import Index, spelled


def _fibre(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> Fibre:
    class_name = spelled(statement.type) if statement.type else ""
    record = builder.library.record("fibres", class_name)
    base = builder.library.fibre(class_name) if record else None
    if record is None or base is None:
        span, known = statement.origin.type, builder.library.names("fibres")
        raise builder.unknown(statement, span, "fibre class", class_name, known)
    rows = blocks_of(statement, "attenuation")
    if not rows:
        message = f"fibre {name} says nothing that {base.name} does not"
        help_ = "write `attenuation { wavelength = 850nm; maximum = 3.8dB/km }`"
        raise statement.fault("TYP110", statement.what_spans[0], message, help_, about=name)
    attenuation = base.attenuation
    for row in rows:
        attenuation = _with_row(builder, statement, row, attenuation)
        _check_figures(row, base)
        _check_bandwidth(row, record)
    return replace(
        base,
        name=name,
        shown=statement.setting("description") or name,
        attenuation=attenuation,
        fact=fact_stated(builder, statement),
        based_on=base.name,
    )


def _with_row(
    builder: SiteBuilder, statement: ExpandedStatement, row: ExpandedStatement, others: tuple[Attenuation, ...]
) -> tuple[Attenuation, ...]:
    """The figures with those of one block in the place of the same wavelength's."""
    wavelength_nm = _wavelength_nm(row)
    maximum = row.figure("maximum")
    if maximum is None:
        message, help_ = "this attenuation has no maximum", "write it: `maximum = 3.8dB/km`"
        raise row.fault("TYP110", row.origin.what, message, help_)
    same = [other for other in others if other.wavelength_nm == wavelength_nm]
    fact = fact_stated(builder, row, statement)
    own = Attenuation(
        wavelength_nm,
        maximum,
        fact,
        delay_ns_per_m=same[0].delay_ns_per_m if same else None,
        typical_db_per_km=row.figure("typical"),
    )
    rest = [other for other in others if other.wavelength_nm != wavelength_nm]
    return tuple(sorted([*rest, own], key=lambda each: each.wavelength_nm))


def _check_figures(row: ExpandedStatement, base: Fibre) -> None:
    """Raise Fault where a class of fibre is not used at a wavelength, or typically loses more than at most."""
    attribute = "wavelength"
    try:
        check_window(base.shown, base.mode, _wavelength_nm(row))
        attribute = "typical"
        check_typical("attenuation", (row.figure("typical"), row.figure("maximum")))
    except Contradiction as wrong:
        raise row.fault("TYP108", row.attributes[attribute].span, str(wrong), wrong.help) from None


def _wavelength_nm(row: ExpandedStatement) -> int:
    wavelength_nm = row.figure("wavelength")
    if wavelength_nm is None or wavelength_nm != int(wavelength_nm):
        span = row.attributes["wavelength"].span if "wavelength" in row.attributes else row.origin.what
        message, help_ = "this attenuation has no wavelength in whole nanometres", "write it: `wavelength = 850nm`"
        raise row.fault("TYP110", span, message, help_)
    return int(wavelength_nm)


def _check_bandwidth(row: ExpandedStatement, record: Record) -> None:
    """Raise Fault where the reaches over the class it is based on do not hold, as its bandwidth is lower."""
    given = row.value("bandwidth")
    if not isinstance(given, Index):
        return
    try:
        check_bandwidth(record, _wavelength_nm(row), Decimal(given.value))
    except Contradiction as wrong:
        raise row.fault("TYP104", row.attributes["bandwidth"].span, str(wrong), wrong.help) from None


KIND = kind_of_fact(
    "fibre",
    "a fibre class of your own: another one with attenuation as measured; limits over that class hold over it",
    FactSort("fibres", "fibre class", (), _fibre, before_others=True),
    type_="fibre class",
    attributes=DESCRIPTION,
    children=(
        Kind(
            "attenuation",
            "what it loses at one wavelength",
            0,
            ("nothing",),
            attributes=(
                AttributeDefinition("wavelength", "wavelength", "at which it is stated"),
                *taking(
                    "attenuation",
                    maximum="maximum attenuation of the cable",
                    typical="typical attenuation of the cable",
                ),
                AttributeDefinition(
                    "bandwidth", "number", "overfilled bandwidth in MHz km; it may not be below that of its class"
                ),
                ROW_SOURCE,
            ),
        ),
    ),
)
