"""Cells of the cut sheet that a part decides, with its length and the two connectors of a leg."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.types import Confidence, DirectCable, Splice, WiredPart
from mtpc.channel.cable_loss import pass_limits, typical_losses
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import Site
from mtpc.plan.part_words import fibre_shown, grade, number_for, polarity, shown_all, vendor_shown
from mtpc.plan.rows.plug_pairs import PlugPair


@dataclass(frozen=True, slots=True)
class OfPart:
    """What the part, the length and the two connectors decide."""

    cells: dict[str, str]
    wavelengths_nm: tuple[int, ...]
    limits_db: tuple[Decimal, ...]


@dataclass(slots=True)
class PartCells:
    """Makes these cells; what legs have in common is calculated once."""

    site: Site
    _alike: dict[tuple[object, ...], OfPart] = field(default_factory=dict)

    def of(self, component: int, part: WiredPart, pair: PlugPair) -> OfPart:
        """The cells of one leg of a cable."""
        length_m = self.site.length_m(component)
        splices = self.site.splices_of(component)
        key = (id(part), pair.a, pair.b, length_m, splices)
        alike = self._alike.get(key)
        if alike is None:
            alike = self._alike[key] = self._of_part(part, pair, length_m, splices)
        return alike

    def _of_part(
        self, part: WiredPart, pair: PlugPair, length_m: Decimal | None, splices: tuple[Splice, ...]
    ) -> OfPart:
        site = self.site
        terminals = [part.terminals[index] for index in (pair.a, pair.b) if index is not None]
        fibre = site.fibres.get(part.fibre or "")
        is_copper = any(terminal.family.is_electrical for terminal in terminals)
        tier = site.project.settings.get("test-tier", "")
        wavelengths_nm = fibre.test_wavelengths_nm if fibre else ()
        limits_db = tuple(pass_limits(fibre, terminals, splices, length_m))
        cells = {
            "fibre_type": fibre_shown(site, part),
            "fibre_count": "" if isinstance(part, DirectCable) or is_copper else str(len(part.wiring)),
            "polarity": polarity(part),
            "loss_grade": grade(terminals),
            "jacket": part.detail.get("jacket", ""),
            "jacket_colour": part.detail.get("jacket_colour", ""),
            "vendor": vendor_shown(site, part),
            "part_number": number_for(part, length_m) if part.number_confidence == Confidence.HIGH else "",
            "test_tier": f"T{tier}" if tier else "",
            "limit_wavelengths": shown_all(wavelengths_nm),
            "cable_typical_db": shown_all(typical_losses(fibre, terminals, splices, length_m)),
            "loss_budget_db": shown_all(limits_db),
        }
        return OfPart(cells, wavelengths_nm, limits_db)
