"""Reflectance of a route: how many mated pairs reflect, how strongly, and what its applications allow.

Each mated pair between the two modules may be one reflection; the plugs in the modules are not counted, and splices
reflect nothing that is listed. In a pair the connector with the lower return loss counts. A return loss that is not
stated is unknown: the pair may count, and it may reflect too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from mtpc.catalogue.limit_types import Reflectance
from mtpc.catalogue.types import Application, Confidence, Fibre, FibreMode
from mtpc.channel.ledger import Ledger
from mtpc.channel.loss_words import pair_words
from mtpc.channel.types import Figure, Hop, LossVerdict, MatedPair, Missing, Reflected
from mtpc.units import show

Pair = tuple[MatedPair, Decimal | None]  # and the lower of its two return losses


def reflected(
    hops: tuple[Hop, ...], applications: Sequence[Application], fibre: Fibre | None, ledger: Ledger
) -> Reflected | None:
    """The worst result of the applications' rules; None where none of them states figures."""
    for application in applications:
        if application.reflectance_rule and not application.reflectance and fibre and fibre.mode == FibreMode.SM:
            unchecked = f"the reflectance of {application.name} is not checked"
            ledger.caution(Figure.REFLECTANCE, f"{unchecked}; its rule: {application.reflectance_rule}")
    pairs = _pairs(hops)
    results = [_checked(application, pairs) for application in applications if application.reflectance]
    return min(results, key=badness, default=None) if pairs else None


def _pairs(hops: tuple[Hop, ...]) -> list[Pair]:
    pairs: list[Pair] = []
    for number, (before, after) in enumerate(pairwise(hops), start=1):
        ends = (before.article.terminals[before.leave], after.article.terminals[after.enter])
        if ends[0].family.is_spliced:
            continue
        stated = [end.return_loss_db for end in ends if end.return_loss_db is not None]
        pairs.append((MatedPair(number, ends[0].family.shown), min(stated) if len(stated) == 2 else None))
    return pairs


def _checked(application: Application, pairs: Iterable[Pair]) -> Reflected:
    """Fail where a pair that is known to count reflects too much; unknown where one that states nothing could."""
    threshold_db = application.reflectance_counted_db
    unknown = [Missing(Figure.RETURN_LOSS, pair.connector, str(pair.number)) for pair, loss in pairs if loss is None]
    counted = [(loss_db, pair) for pair, loss_db in pairs if loss_db is not None and _counts(loss_db, threshold_db)]
    least_db, worst = min(counted, key=lambda entry: (entry[0], entry[1].number), default=(None, None))
    row = _row(application.reflectance, len(counted))
    if counted and row is None:
        unknown.append(Missing(Figure.REFLECTANCE, application.name, str(len(counted))))
    verdict = LossVerdict.UNKNOWN if unknown else LossVerdict.PASS
    last = application.reflectance[-1]
    ruling = row or last  # more reflections than the last row counts are allowed no more each
    if least_db is not None and -least_db > ruling.db_max:
        verdict = LossVerdict.FAIL
    return Reflected(
        application=application.name,
        counted=len(counted),
        limit_db=row.db_max if counted and row else None,
        worst=worst,
        worst_db=None if least_db is None else -least_db,
        verdict=verdict,
        confidence=row.confidence if row else "low",
        unknown=tuple(unknown),
        most_stated=None if row else last,
    )


def _counts(return_loss_db: Decimal, threshold_db: Decimal | None) -> bool:
    return threshold_db is None or -return_loss_db > threshold_db


def _row(rows: Sequence[Reflectance], count: int) -> Reflectance | None:
    """The row for so many reflections: between two the next one, beyond the last none."""
    return next((row for row in rows if row.count is None or row.count >= count), None)


def badness(reflections: Reflected) -> tuple[int, Decimal]:
    """Sorts the worst result first."""
    limit_db, worst_db = reflections.limit_db, reflections.worst_db
    margin_db = Decimal(0) if limit_db is None or worst_db is None else limit_db - worst_db
    return tuple(LossVerdict).index(reflections.verdict), margin_db


def reflected_words(reflections: Reflected) -> str:
    """`2 mated pairs count, at most -42 dB each; -35 dB at mated pair 1, LC: fail (100GBASE-DR, medium)`."""
    unsure = "" if reflections.confidence == Confidence.HIGH else f", {reflections.confidence}"
    return f"{_counted_words(reflections)}: {reflections.verdict} ({reflections.application}{unsure})"


def _counted_words(reflections: Reflected) -> str:
    if not reflections.counted:
        return "no mated pair is known to count"
    pairs = "mated pair counts" if reflections.counted == 1 else "mated pairs count"
    worst = ""
    if reflections.worst is not None and reflections.worst_db is not None:
        worst = f"; {show(reflections.worst_db)} dB at {pair_words(reflections.worst)}"
    return f"{reflections.counted} {pairs}, {_limit_words(reflections)}{worst}"


def _limit_words(reflections: Reflected) -> str:
    if reflections.limit_db is not None:
        return f"at most {show(reflections.limit_db)} dB each"
    most = reflections.most_stated
    stated = f", up to {most.count} at most {show(most.db_max)} dB each" if most else ""
    return f"the limit for so many is not stated{stated}"
