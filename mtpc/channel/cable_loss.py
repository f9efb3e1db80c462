"""The loss of one cable alone, measured with one reference cord: both its end pairs, its splices, its fibre."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mtpc.catalogue.types import Fibre, Splice, Terminal, WiredPart
from mtpc.channel.attenuation import listed_wavelength
from mtpc.model.site import Site

_PER_METRE = Decimal("0.001")


def pass_limits(
    fibre: Fibre | None, ends: Iterable[Terminal], splices: Iterable[Splice], length_m: Decimal | None
) -> list[Decimal]:
    """The maximum at each test wavelength, which is the limit of the cable's own test; [] if unknown."""
    return _losses_db(fibre, _both(terminal.loss_db for terminal in ends), splices, length_m)


def typical_losses(
    fibre: Fibre | None, ends: Iterable[Terminal], splices: Iterable[Splice], length_m: Decimal | None
) -> list[Decimal]:
    """What is to be measured at each test wavelength: pairs at the typical loss of their grade; [] if unknown."""
    return _losses_db(fibre, _both(terminal.loss_typical_db for terminal in ends), splices, length_m)


def cable_limit_db(site: Site, component: int, at_nm: int | None = None, *, pairs: int = 2) -> Decimal | None:
    """The pass limit of a cable, of the leg where it is greatest; None if unknown.

    At the test wavelength at which its fibre is calculated for `at_nm`: where there is none, the least of all. Without
    a wavelength the greatest of all. `pairs`: how many of its end pairs count, the one that loses least first.
    """
    article = site.part_of(component)
    if not isinstance(article, WiredPart):
        return None
    sides = [[terminal.loss_db for terminal in article.terminals if terminal.side == side] for side in ("a", "b")]
    greatest = [max((loss for loss in side if loss is not None), default=None) for side in sides]
    if any(None in side for side in sides) or None in greatest:
        return None
    fibre, ends_db = site.fibres.get(article.fibre or ""), sorted(loss for loss in greatest if loss is not None)
    limits_db = _losses_db(fibre, [*ends_db[:pairs]], site.splices_of(component), site.length_m(component))
    if fibre is None or at_nm is None:
        return max(limits_db, default=None)
    by_nm = dict(zip(fibre.test_wavelengths_nm, limits_db, strict=False))
    return by_nm.get(listed_wavelength(fibre, at_nm) or 0, min(limits_db, default=None))


def _both(losses_db: Iterable[Decimal | None]) -> list[Decimal | None]:
    """The losses of the pairs at two ends; unknown where there are not two."""
    every = list(losses_db)
    return every if len(every) == 2 else [None]


def _losses_db(
    fibre: Fibre | None, pairs_db: list[Decimal | None], splices: Iterable[Splice], length_m: Decimal | None
) -> list[Decimal]:
    if fibre is None or length_m is None:
        return []
    connections_db = [*pairs_db, *(splice.loss_db for splice in splices for _ in range(splice.count))]
    losses_db = []
    for wavelength in fibre.test_wavelengths_nm:
        rows = [row.db_per_km for row in fibre.attenuation if row.wavelength_nm == wavelength]
        if not rows or None in connections_db:
            return []
        fibre_db = max(rows) * length_m * _PER_METRE
        losses_db.append(sum((loss_db for loss_db in connections_db if loss_db is not None), fibre_db))
    return losses_db
