"""What a kilometre of fibre loses at a wavelength: as listed, between two listed ones, and beyond the highest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from mtpc.catalogue.limit_types import Attenuation
from mtpc.catalogue.types import Application, Fact, Fibre
from mtpc.channel.ledger import Ledger
from mtpc.channel.types import Figure
from mtpc.lazy_dataclass import dataclass
from mtpc.units import show

_Assumed = tuple[Decimal, str, Fact] | None  # dB/km, the application that assumes it, its source


@dataclass(frozen=True, slots=True)
class FibreLoss:
    """The attenuation of one class of fibre.

    A wavelength that is not listed counts as the worse of its neighbours. Beyond the highest there is one neighbour,
    and fibre may lose more: there a class of one's own counts as the standard's, where that loses more.
    """

    fibre: Fibre
    standard: Fibre | None  # the class that one of one's own is based on
    assumed: _Assumed  # where no wavelength as low is listed: what an application's own sum assumes

    def db_per_km(self, wavelength_nm: int) -> Decimal | None:
        """The maximum attenuation; None where it is not known."""
        _, rows = self._rows(wavelength_nm)
        if rows:
            return rows[0].db_per_km
        return self.assumed[0] if self.assumed is not None else None

    def typical_db_per_km(self, wavelength_nm: int) -> Decimal | None:
        """What it typically loses, the least of the listed wavelengths beside this one; None: one states none."""
        neighbours = (listed_wavelength(self.fibre, wavelength_nm), _next_listed(self.fibre, wavelength_nm))
        nearest = {nm for nm in neighbours if nm is not None}
        rows = [row for row in self.fibre.attenuation if row.wavelength_nm in nearest]
        stated = [row.typical_db_per_km for row in rows if row.typical_db_per_km is not None]
        return min(stated) if stated and len(stated) == len(rows) else None

    def _rows(self, wavelength_nm: int) -> tuple[Fibre, list[Attenuation]]:
        """The listed figures that count, those of the most loss, and whose they are."""
        listed = listed_wavelength(self.fibre, wavelength_nm)
        if listed is None:
            return self.fibre, []
        of_each = [(self.fibre, listed)]
        if listed != wavelength_nm:
            above = _next_listed(self.fibre, wavelength_nm)
            if above is not None:
                of_each.append((self.fibre, above))
            elif self.standard is not None:
                of_each.append((self.standard, listed_wavelength(self.standard, wavelength_nm) or listed))
        return max(((fibre, _at(fibre, nm)) for fibre, nm in of_each), key=lambda found: found[1][0].db_per_km)

    def note(self, wavelength_nm: int, ledger: Ledger) -> None:
        """Note which figure is used, and how sure it is."""
        whose, rows = self._rows(wavelength_nm)
        unlisted = f"attenuation of {self.fibre.shown} is not listed at {wavelength_nm} nm"
        if not rows and self.assumed is not None:
            coefficient, name, fact = self.assumed
            ledger.caution(
                Figure.ATTENUATION, f"{unlisted} or below; {show(coefficient)} dB/km, as {name} assumes, is used"
            )
            ledger.used(Figure.ATTENUATION, f"the attenuation {name} assumes for {self.fibre.shown}", fact)
            return
        if not rows:
            ledger.lacks(Figure.ATTENUATION, self.fibre.shown, f"{wavelength_nm} nm")
            return
        at_nm = rows[0].wavelength_nm
        for row in rows:
            ledger.used(Figure.ATTENUATION, f"the attenuation of {whose.shown} at {at_nm} nm", row.fact)
            _note_column(whose, row, ledger)
        if at_nm != wavelength_nm:
            owner = "its maximum" if whose is self.fibre else f"the maximum of {whose.shown}"
            ledger.caution(Figure.ATTENUATION, f"{unlisted}; {owner} at {at_nm} nm is used")


def fibre_losses(
    fibres: Iterable[Fibre], classes: Mapping[str, Fibre], applications: list[Application]
) -> dict[str, FibreLoss]:
    """The attenuation of each class, by its name; `classes`: all there are."""
    return {
        fibre.name: FibreLoss(fibre, classes.get(fibre.based_on), _assumed(fibre, applications))
        for fibre in dict.fromkeys(fibres)
    }


def listed_wavelength(fibre: Fibre, wavelength_nm: int) -> int | None:
    """The wavelength itself, else the next lower listed one."""
    return max((row.wavelength_nm for row in fibre.attenuation if row.wavelength_nm <= wavelength_nm), default=None)


def _next_listed(fibre: Fibre, wavelength_nm: int) -> int | None:
    """The wavelength itself, else the next higher listed one."""
    return min((row.wavelength_nm for row in fibre.attenuation if row.wavelength_nm >= wavelength_nm), default=None)


def _at(fibre: Fibre, wavelength_nm: int) -> list[Attenuation]:
    """The figures listed at a wavelength, the highest first."""
    rows = (row for row in fibre.attenuation if row.wavelength_nm == wavelength_nm)
    return sorted(rows, key=lambda row: -row.db_per_km)


def _assumed(fibre: Fibre, applications: list[Application]) -> _Assumed:
    """The maximum attenuation the applications' own sums assume for a class, and which does; None: none states one."""
    stated = [
        (row.fibre_db_per_km, application.name, row.loss_fact)
        for application in applications
        for row in application.rows(fibre)
        if row.fibre_db_per_km is not None
    ]
    return max(stated, key=lambda assumption: assumption[0], default=None)


def _note_column(fibre: Fibre, row: Attenuation, ledger: Ledger) -> None:
    """Which of the standards' figures is used, where they differ or apply to one kind of cable."""
    other = row.iso_db_per_km if row.iso_db_per_km != row.db_per_km else None
    if other is None and not row.plant:
        return
    figure = f"{fibre.shown} at {row.wavelength_nm} nm: {row.db_per_km} dB/km, TIA-568.3"
    figure += f", {row.plant}" if row.plant else ""
    ledger.caution(Figure.ATTENUATION, f"{figure}; ISO/IEC 11801 {other}" if other is not None else figure)
