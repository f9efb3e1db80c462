"""Records of standards as values: families, fibres, applications, maps, pin-outs, grades."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from mtpc.catalogue.colours import Colours, colours_of
from mtpc.catalogue.limit_types import Attenuation, Limit, Overload, Reflectance
from mtpc.catalogue.mode_types import Mode
from mtpc.catalogue.ranges import positions
from mtpc.catalogue.records import Record, UnknownName, as_written, decimal_or_none, fact_of, is_recalled
from mtpc.catalogue.types import (
    Alignment,
    Application,
    Confidence,
    Fact,
    Family,
    Fibre,
    FibreMode,
    Gender,
    Polish,
    Terminal,
)
from mtpc.lazy_dataclass import dataclass

_MULTIMODE = r"(\d+(?:\.\d+)?)(T?)G?(?:BASE)?-[SV]R(\d+)"  # 800GBASE-SR4: rate, tera, lanes


@dataclass(frozen=True, slots=True)
class Map:
    """Pairs of positions. Of `kind` cable they join end a to end b of every leg, else terminals by name."""

    name: str
    kind: str  # cable, part
    pairs: tuple[tuple[str, str], ...]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Pinout:
    """Where lanes are in a module's receptacle, looking into it, keyway up."""

    name: str
    connector: str
    tx: tuple[int, ...]
    rx: tuple[int, ...]
    lane_order_confidence: Confidence
    fact: Fact
    receptacles: int = 1  # identical; the lanes of the next one continue the count
    tx_nm: tuple[int, ...] = ()  # band of each lane, where a position carries light in both directions
    gender: Gender | None = None  # of the receptacle; None: not stated, or its family has no pins
    polish: Polish | None = None  # of its ferrule; None: not stated, or each module states its own
    is_own: bool = False  # of the user's, and not of the catalogue

    @property
    def bands(self) -> tuple[int, ...]:
        """The band each lane sends in, from 1; () where no position sends and receives.

        A fibre that carries light in both directions has a band for each. Where no wavelengths are stated, the lanes of
        the first half send in band 1: lane k is received where the far end expects its own lane k.
        """
        if not set(self.tx) & set(self.rx):
            return ()
        if self.tx_nm:
            order = list(dict.fromkeys(self.tx_nm))
            return tuple(order.index(wavelength_nm) + 1 for wavelength_nm in self.tx_nm)
        return tuple(1 if lane < len(self.tx) / 2 else 2 for lane in range(len(self.tx)))


@dataclass(frozen=True, slots=True)
class WavelengthGrid:
    """Wavelengths that filters and modules are made for, each with the band it stands for."""

    name: str  # cwdm
    bands: dict[str, Colours]  # by name: cwdm-1550
    fact: Fact


def grid_of(record: Record) -> WavelengthGrid:
    """A grid of wavelengths."""
    return WavelengthGrid(
        record["name"], {row["name"]: colours_of(row["nm"]) for row in record["band"]}, fact_of(record)
    )


@dataclass(frozen=True, slots=True)
class Grade:
    """Maximum loss of one mated pair or splice, and the connectors it is a grade of: () = of all."""

    name: str
    shown: str
    loss_db: Decimal
    fact: Fact
    words: tuple[str, ...] = ()  # what the trade calls it: low, elite
    shells: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    polishes: tuple[str, ...] = ()
    typical_db: Decimal | None = None
    return_loss_db: Decimal | None = None  # minimum

    def is_of(self, end: Terminal, fibre: Fibre | None) -> bool:
        """Whether a connector can be of this grade, by what is known of it."""
        return (
            (not self.shells or end.family.shell in self.shells)
            and (not self.modes or (fibre is not None and fibre.mode in self.modes))
            and (not self.polishes or end.polish in self.polishes)
        )


def grade_for(grades: Iterable[Grade], end: Terminal, fibre: Fibre | None) -> Grade | None:
    """The grade among those of one word that a connector can be of; None where there is none or more than one."""
    matching = [grade for grade in grades if grade.is_of(end, fibre)]
    return matching[0] if len(matching) == 1 else None


def losses_of(grade: Grade, shown: str) -> Record:
    """The figures a connector has from its grade, by the field names of a `Terminal`."""
    return {
        "grade": shown,
        "loss_db": grade.loss_db,
        "loss_fact": grade.fact,
        "loss_typical_db": grade.typical_db,
        "return_loss_db": grade.return_loss_db,
    }


def alignment_of(record: Record) -> Alignment | None:
    """How plugs are aligned with each other, where a record states it."""
    return Alignment(record["mating"]) if "mating" in record else None


def family_of(record: Record) -> Family:
    """A connector family."""
    return Family(
        **as_written(record, "name", "shown", "rows", "columns", "shell", "gendered"),
        pitch_mm=decimal_or_none(record, "pitch_mm"),
        lit=positions(record["lit"]),
        position_names=tuple(record.get("position_names", ())),
        fact=fact_of(record),
        alignment=alignment_of(record),
        half_of=record.get("half_of", ""),
        is_electrical=record.get("electrical", False),
    )


def fibre_of(record: Record) -> Fibre:
    """A fibre class; attenuation is the TIA column."""
    fact = fact_of(record)
    return Fibre(
        **as_written(record, "name", "shown", "core", "rank", "jacket_colour"),
        mode=FibreMode(record["mode"]),
        attenuation=tuple(
            Attenuation(
                wavelength_nm=row["wavelength_nm"],
                db_per_km=Decimal(row["tia_db_per_km"]),
                fact=_row_fact(fact, row, "confidence"),
                iso_db_per_km=decimal_or_none(row, "iso_db_per_km"),
                plant=row.get("plant", ""),
                delay_ns_per_m=decimal_or_none(row, "delay_ns_per_m"),
                typical_db_per_km=decimal_or_none(row, "typical_db_per_km"),
            )
            for row in record["attenuation"]
            if "tia_db_per_km" in row
        ),
        test_wavelengths_nm=tuple(record["test_wavelengths_nm"]),
        fact=fact,
        based_on=record.get("based_on", ""),
        permanent_link_m=decimal_or_none(record, "permanent_link_m"),
        channel_m=decimal_or_none(record, "channel_m"),
    )


def application_of(record: Record) -> Application:
    """A physical layer with its limits."""
    fact, text = fact_of(record), str(record.get("wavelength_text", ""))
    return Application(
        **as_written(record, "name", "standard", "lanes", "lane_tech", "host_fec", "status"),
        wavelength_text=text,
        wavelengths_nm=tuple(record["wavelengths_nm"]),
        limits=tuple(_limit(row, fact) for row in record["limit"]),
        fact=fact,
        reflectance_rule=record.get("reflectance_rule", ""),
        reflectance=tuple(
            Reflectance(row.get("count"), Decimal(row["db_max"]), Confidence(row["confidence"]))
            for row in record.get("reflectance", ())
        ),
        reflectance_counted_db=decimal_or_none(record, "reflectance_counted_db"),
        skew_max_ns=decimal_or_none(record, "skew_max_ns"),
        overloads=tuple(_overload(row, fact) for row in record.get("overload", ())),
        shown=record.get("shown") or record["name"],
        group=record.get("group", ""),
        bidi_fibres=record.get("bidi_fibres", 0),
        tx_positions=record.get("tx_fibres", 0) + record.get("bidi_fibres", 0) or record["lanes"],
        modes=modes_of(record),
        based_on=record.get("based_on", ""),
        sends=colours_of(text) if text else (),
        hears=colours_of(str(record.get("hears_nm", text))) if text else (),
        grid=record.get("grid", ""),
        conditioned=tuple(record.get("conditioned", ())),
    )


def modes_of(record: Record) -> tuple[Mode, ...]:
    """What a receptacle can run as, by the record of its part or of its application."""
    return tuple(
        Mode(row["name"], row["application"], row["links"], fact_of(row if "source" in row else record))
        for row in record.get("mode", ())
    )


def _overload(row: Record, fact: Fact) -> Overload:
    return Overload(row["receiver"], decimal_or_none(row, "loss_min_db"), _row_fact(fact, row, "confidence"))


def _limit(row: Record, fact: Fact) -> Limit:
    return Limit(
        fibre=row["fibre"],
        reach_m=decimal_or_none(row, "reach_m"),
        reach_min_m=decimal_or_none(row, "reach_min_m"),
        loss_db=decimal_or_none(row, "loss_db"),
        loss_min_db=decimal_or_none(row, "loss_min_db"),
        allocation_db=decimal_or_none(row, "allocation_db"),
        reach_fact=_row_fact(fact, row, "reach_confidence"),
        loss_fact=_row_fact(fact, row, "loss_confidence"),
        loss_min_open=row.get("loss_min_open", False),
        fibre_db_per_km=decimal_or_none(row, "fibre_db_per_km"),
    )


def _row_fact(fact: Fact, row: Record, confidence: str) -> Fact:
    """The fact of one row of a record: the record's, with what the row states itself."""
    return Fact(
        title=row["source"],
        confidence=Confidence(row[confidence]),
        place=fact.place,
        read_on=fact.read_on,
        basis=row["basis"],
        note=row.get("note", ""),
        recalled=is_recalled(row["basis"]),
    )


def map_of(record: Record) -> Map:
    """A position map."""
    pairs = []
    for pair in record["pairs"]:
        near, bar, far = pair.partition("-")
        if not (near and bar and far):
            raise ValueError(f"the pair {pair} is not written as A-B")
        pairs.append((near, far))
    return Map(record["name"], record["kind"], tuple(pairs), fact_of(record))


def pinout_of(record: Record) -> Pinout:
    """A pin-out; positions given as seen from the mating plug are converted to the receptacle's frame."""
    lanes = {}
    for direction in ("tx", "rx"):
        if f"{direction}_receptacle" in record:
            lanes[direction] = tuple(record[f"{direction}_receptacle"])
        else:
            lanes[direction] = tuple(mirrored(position, record["columns"]) for position in record[f"{direction}_plug"])
    return Pinout(
        name=record["name"],
        connector=record["connector"],
        tx=lanes["tx"],
        rx=lanes["rx"],
        lane_order_confidence=Confidence(record["lane_order_confidence"]),
        fact=fact_of(record),
        receptacles=record.get("receptacles", 1),
        tx_nm=tuple(record.get("tx_nm", ())),
        gender=Gender(record["gender"]) if "gender" in record else None,
        polish=_POLISHES.get(record.get("polish", "").partition(" ")[0]),
    )


_POLISHES = {polish.upper(): polish for polish in (Polish.PC, Polish.UPC, Polish.APC)}


def mirrored(position: int, columns: int) -> int:
    """The position of a face that an aligned mating brings to this one: the same row, the columns reversed."""
    row, column = divmod(position - 1, columns)
    return row * columns + columns - column


def unknown_application(name: str, known: Sequence[str], alias: Named | None, *keys: str | int) -> UnknownName:
    """What is told of an application that there is not: another name of one, or one of those there are is meant."""
    meant = alias.stands_for if alias else ""
    return UnknownName(
        "application", name, known, *(keys or ("application",)), message=_no_application(name), meant=meant
    )


def _no_application(name: str) -> str:
    """For multimode with 200G lanes also why (second opinion, section 4)."""
    message = f"there is no application {name}"
    match = re.fullmatch(_MULTIMODE, name.upper())
    if match and Decimal(match[1]) * (1000 if match[2] else 1) >= 200 * int(match[3]):
        message += ": no standard is known to have 200G lanes over multimode fibre (medium)"
    return message


def grade_of(record: Record) -> Grade:
    """A grade of connector."""
    return Grade(
        name=record["name"],
        shown=record["shown"],
        loss_db=Decimal(record["loss_db_max"]),
        fact=fact_of(record),
        words=tuple(record.get("words", ())),
        shells=tuple(record.get("shells", ())),
        modes=tuple(record.get("modes", ())),
        polishes=tuple(record.get("polishes", ())),
        typical_db=decimal_or_none(record, "loss_db_typical"),
        return_loss_db=decimal_or_none(record, "return_loss_db_min"),
    )


@dataclass(frozen=True, slots=True)
class ColourCode:
    """The colours by which fibres of a tube, and tubes of a cable, are told; counted from 1."""

    name: str
    shown: str
    fibres: tuple[str, ...]
    tubes: tuple[str, ...]  # () where tubes are told by counting
    fact: Fact

    def fibre(self, number: int) -> str:
        """The colour of a fibre of a tube; "" where the code lists none."""
        return self.fibres[number - 1] if 1 <= number <= len(self.fibres) else ""

    def tube(self, number: int) -> str:
        """The colour of a tube; "" where the code lists none."""
        return self.tubes[number - 1] if 1 <= number <= len(self.tubes) else ""


def colour_code_of(record: Record) -> ColourCode:
    """An order of colours."""
    return ColourCode(
        record["name"], record["shown"], tuple(record["fibre"]), tuple(record.get("tube", ())), fact_of(record)
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A record that is only shown, never calculated with: a document, another name, a make of connector."""

    name: str
    shown: str
    fact: Fact
    stands_for: str = ""  # the application another name is of


def named_of(record: Record) -> Named:
    """A document, another name of an application, a make of connector."""
    return Named(record["name"], record["shown"], fact_of(record), record.get("stands_for", ""))
