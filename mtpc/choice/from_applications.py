"""The facts of applications, where there is no plan: their receptacles, end faces, fibres and rates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from mtpc.catalogue.load import Library
from mtpc.choice.types import FactName, FigureName, Situation


def facts_of_applications(names: Iterable[str]) -> Situation:
    """What the records of these applications say; raises KeyError for one that there is not."""
    library = Library.standard()
    words: dict[FactName, set[str]] = defaultdict(set)
    rates: list[Decimal] = []
    for name in names:
        application, record = library.application(name), library.record("applications", name)
        if application is None or record is None:
            raise KeyError(name)
        rates.append(Decimal(record["data_rate_gbps"]) if "data_rate_gbps" in record else Decimal(0))
        pinout = library.pinout(record.get("pinout", ""))
        family = library.family(pinout.connector) if pinout else None
        if pinout and family and not family.is_electrical:
            words[FactName.RECEPTACLE].add(family.name)
            words[FactName.PARALLEL].add("yes" if family.gendered else "no")
            if pinout.polish is not None and family.gendered:
                words[FactName.POLISH].add(pinout.polish)
        for limit in application.limits:
            fibre = library.fibre(limit.fibre)
            if fibre is not None and not fibre.is_copper:
                words[FactName.MODE].add(fibre.mode)
    figures = {FigureName.RATE_GBPS: max(rates)} if rates and all(rates) else {}
    return Situation({name: frozenset(found) for name, found in words.items()}, figures)
