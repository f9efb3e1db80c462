"""Which offer is ordered for a part that names no maker: the nearest, of the first vendor who has one that fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.types import Confidence, Part, PartKind
from mtpc.lazy_dataclass import dataclass
from mtpc.model.order_values import OFFERED_KINDS
from mtpc.model.site import Site
from mtpc.plan.part_words import vendor_shown
from mtpc.plan.rows.held import Key
from mtpc.plan.rows.offer_fit import Remark, length_sold, remarks
from mtpc.text import natural_key

NEAR_MAX = 8  # near misses that are told of a line
_BEST_FIRST = tuple(Confidence)


@dataclass(frozen=True, slots=True)
class Offer:
    """A part of a maker for one that names none; what of it is more than is asked for."""

    part: Part
    length_m: Decimal | None
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sourced:
    """What was found for a line: the offer that is ordered, others that fit as well, and near misses."""

    offer: Offer | None = None
    also: tuple[str, ...] = ()  # names of other parts that fit
    near: tuple[str, ...] = ()  # `fs.68017: end face not stated`, each ruled out by one attribute


NOTHING_ASKED = Sourced()


@dataclass(slots=True)
class Offers:
    """The offers of a floor's vendors; what fits one part is found once."""

    site: Site
    _sold: dict[tuple[PartKind, str], list[Part]] = field(default_factory=dict)
    _found: dict[Key, Sourced] = field(default_factory=dict)

    def of(self, key: Key) -> Sourced:
        """What the vendors of a line have for it."""
        wanted = key._replace(pull_eye="")
        if not wanted.vendors or wanted.part.kind not in OFFERED_KINDS:
            return NOTHING_ASKED
        if wanted not in self._found:
            self._found[wanted] = self._find(wanted)
        return self._found[wanted]

    def _find(self, wanted: Key) -> Sourced:
        chosen, also, near = None, list[str](), list[str]()
        for vendor in wanted.vendors:
            fitting = []
            for part in self._parts(wanted.part.kind, vendor):
                told = remarks(self.site, wanted, part)
                against = [remark for remark in told if remark.rules_out]
                if not against:
                    fitting.append((told, part))
                elif len(against) == 1:
                    near.append(f"{called(part)}: {against[0].text}")
            fitting.sort(key=lambda one: _rank(wanted, *one))
            if fitting and chosen is None:
                chosen = _offer(wanted, *fitting.pop(0))
            also += [called(part) for _, part in fitting]
        return Sourced(chosen, tuple(also), tuple(_few(near)))

    def _parts(self, kind: PartKind, vendor: str) -> list[Part]:
        if (kind, vendor) not in self._sold:
            self._sold[kind, vendor] = self.site.catalogues.offers(kind, vendor)
        return self._sold[kind, vendor]


def host_of(site: Site, optic: int) -> str:
    """Who makes the device that an optic stands in: what it is coded for."""
    device = site.equipment_at(site.face_of(optic, 0))
    return vendor_shown(site, device.part) if device else ""


def called(part: Part) -> str:
    """`fs.68017`, a part of a spec by its name."""
    return f"{part.catalogue}.{part.name}" if part.catalogue else part.name


def _rank(wanted: Key, told: list[Remark], part: Part) -> tuple[object, ...]:
    """The nearest to what is asked first: fewest differences, the shortest length, the surest number."""
    length_m = _length(wanted, part)
    sure = _BEST_FIRST.index(part.number_confidence)
    return len(told), length_m or Decimal(0), sure, part.catalogue, natural_key(part.name)


def _offer(wanted: Key, told: list[Remark], part: Part) -> Offer:
    return Offer(part, _length(wanted, part), tuple(remark.text for remark in told))


def _length(wanted: Key, part: Part) -> Decimal | None:
    return None if wanted.length_m is None else length_sold(part, wanted.length_m)


def _few(near: list[str]) -> Iterator[str]:
    yield from near[:NEAR_MAX]
    if len(near) > NEAR_MAX:
        yield f"{len(near) - NEAR_MAX} more"
