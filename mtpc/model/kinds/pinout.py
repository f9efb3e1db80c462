"""`pinout rev-sr4 : mpo12 { tx = [9..12]; rx = [4..1 step -1]; source = "…" }`: where lanes are in a receptacle."""

from __future__ import annotations

from mtpc.catalogue.standards import Pinout
from mtpc.catalogue.types import Confidence
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import AttributeDefinition
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.own_facts import FactSort, fact_stated, kind_of_fact
from mtpc.model.placing.stated_figures import count_stated, positions_stated
from mtpc.model.values import spelled
from mtpc.text import whole_number

_RECEPTACLES_MAX = 16
_NM_MIN, _NM_MAX = 600, 1700  # what fibre carries


def _pinout(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> Pinout:
    connector = spelled(statement.type) if statement.type else ""
    family = builder.library.family(connector)
    if family is None:
        span, known = statement.origin.type, builder.library.names("families")
        raise builder.unknown(statement, span, "connector family", connector, known)
    tx, rx = (positions_stated(statement, side, family.count) for side in ("tx", "rx"))
    if len(tx) != len(rx):
        message = f"{name} sends on {len(tx)} positions and receives on {len(rx)}"
        help_ = "lane k is the k-th of each: name as many"
        raise statement.fault("TYP105", statement.attributes["rx"].span, message, help_, about=name)
    if set(tx) & set(rx) and set(tx) != set(rx):
        message = f"some positions of {name} both send and receive, and some do not"
        help_ = "name the same positions in tx and rx, or none in both"
        raise statement.fault("TYP104", statement.attributes["rx"].span, message, help_, about=name)
    fact = fact_stated(builder, statement)
    lane_order = statement.setting("lane-order")
    return Pinout(
        name=name,
        connector=family.name,
        tx=tx,
        rx=rx,
        lane_order_confidence=Confidence(lane_order) if lane_order else fact.confidence,
        fact=fact,
        receptacles=count_stated(statement, "receptacles", 1, _RECEPTACLES_MAX),
        tx_nm=_tx_nm(statement, len(tx)),
        is_own=True,
    )


def _tx_nm(statement: ExpandedStatement, lanes: int) -> tuple[int, ...]:
    """The wavelength each lane sends in nm, as it is stated; raises Fault."""
    texts = statement.listed("tx-nm") or ()
    if not texts:
        return ()
    numbers, span = [whole_number(text) for text in texts], statement.attributes["tx-nm"].span
    if len(numbers) != lanes:
        message = f"tx-nm has {len(numbers)} wavelengths, tx has {lanes} lanes"
        raise statement.fault("TYP105", span, message, "write one for each lane, in the order of tx")
    known = [number for number in numbers if number is not None and _NM_MIN <= number <= _NM_MAX]
    if len(known) < len(numbers):
        raise statement.fault("TYP108", span, "a wavelength of tx-nm is none of light in fibre", "write nm: [850, 910]")
    return tuple(known)


KIND = kind_of_fact(
    "pinout",
    "where the lanes are in a receptacle of a module of your own, looking into it, keyway up; named by `pinout = …`",
    FactSort("pinouts", "pin-out", ("tx", "rx"), _pinout),
    type_="connector",
    attributes=(
        AttributeDefinition("tx", "names", "positions that send, lane by lane: [1..4]"),
        AttributeDefinition("rx", "names", "positions that receive, lane by lane: [12..9 step -1]"),
        AttributeDefinition(
            "tx-nm",
            "names",
            "wavelength of each lane in nm, where fibres carry light both ways: [850, 910]; default: the lanes of the "
            "first half send one, the others another",
        ),
        AttributeDefinition("receptacles", "number", "identical receptacles of the module; default: 1"),
        AttributeDefinition(
            "lane-order", "name", "how sure the order of the lanes is; default: as sure as the rest", tuple(Confidence)
        ),
    ),
)
