"""The loss of a route, term by term, and the facts that were used or missing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from mtpc.catalogue.types import Application, Confidence, Fibre, FibreMode, Splice, Terminal, WiredPart, lowest
from mtpc.channel.attenuation import FibreLoss, fibre_losses
from mtpc.channel.ledger import Ledger
from mtpc.channel.loss_words import term_words
from mtpc.channel.losses_stated import extra_terms, measured_terms
from mtpc.channel.types import Figure, Hop, Route, Term, TermKind
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import CABLES, Site
from mtpc.units import show

_PER_METRE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class RouteLoss:
    """The loss terms of one route at its worst wavelength. None = not known."""

    fibre: Fibre | None
    wavelength_nm: int | None
    length_m: Decimal | None
    mated_pairs: int
    splices: int
    terms: tuple[Term, ...]
    connections_db: Decimal | None
    loss_db: Decimal | None
    maximum_db: Decimal | None  # the sum of maximum losses; `loss_db` differs where it is statistical
    is_statistical: bool = False
    classes: frozenset[str] | None = None  # of its fibres; None where one is not stated
    extra_db: Decimal = Decimal(0)  # of the maximum what no part loses: what the project asks for beside

    @property
    def of_parts_db(self) -> Decimal | None:
        """What the parts lose at most."""
        return None if self.maximum_db is None else self.maximum_db - self.extra_db

    @property
    def least_db(self) -> Decimal:
        """What the parts are known to lose: a maximum says nothing of it."""
        return sum((term.least_db for term in self.terms if term.least_db is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class _Segment:
    """A cable along the route; of `fibres`, the classes it counts as, the one that loses most rules."""

    kind: str
    length_m: Decimal
    fibres: tuple[Fibre, ...]


def route_loss(
    site: Site, route: Route, components: tuple[int, ...], applications: list[Application], ledger: Ledger
) -> RouteLoss:
    """Fibre at the worst of the applications' wavelengths, mated pairs, splices, parts that divide or filter light."""
    ruling = ruling_fibre(site, route, ledger)
    measured = measured_terms(site, components)
    length_m, lossless = _length(site, route, components, measured, ledger)
    if ruling is not None and ruling.is_copper:
        _note_maps(route.hops, ledger)
        return RouteLoss(ruling, None, length_m, len(route.hops) - 1, 0, (), None, None, None)
    wavelength_nm: int | None = None
    fibre_terms: tuple[Term, ...] = (Term(TermKind.FIBRE, None),)
    if ruling is not None and not lossless:
        wavelength_nm, fibre_terms = _worst_fibre(
            site.fibres, _segments(site, route, components, ruling), applications, ledger
        )
    by_itself = [component in measured for component in components]
    pairs = _pairs(route.hops, by_itself, ledger)
    splices = _splices(site, [component for component in components if component not in measured], ledger)
    _note_maps(route.hops, ledger)
    connections = (*pairs, *splices, *measured.values())
    spliced = sum(hop.article.terminals[hop.leave].family.is_spliced for hop in route.hops[:-1])
    extra = extra_terms(site, len(route.hops) - 1 - spliced)
    terms = (*fibre_terms, *connections, *_through(route.hops, ledger), *extra)
    total = _sum(terms)
    connections_db = _sum(connections)
    names = frozenset(hop.article.fibre for hop in route.hops if hop.article.fibre is not None)
    stated = all(hop.article.fibre is not None for hop in route.hops)
    return RouteLoss(
        ruling, wavelength_nm, length_m, len(route.hops) - 1 - spliced, len(splices) + spliced, terms,
        connections_db, total, total, classes=names if stated else None, extra_db=_sum(extra) or Decimal(0),
    )  # fmt: skip


def _sum(terms: tuple[Term, ...]) -> Decimal | None:
    losses = [term.loss_db for term in terms if term.loss_db is not None]
    return sum(losses, Decimal(0)) if len(losses) == len(terms) else None


def statistical_db(terms: tuple[Term, ...], ledger: Ledger) -> Decimal | None:
    """The loss hardly any channel exceeds, rounded up to 0.001 dB; None where a term is not known.

    The sum of typical losses, plus the root of the summed squares of what each connection may lose beyond them: the
    result is as unlikely as the maximum of one. A term without a typical loss is counted at its maximum.
    Formula: applications reference, section 5 (mean + k sigma), with sigma from typical and maximum (derived).
    """
    if any(term.loss_db is None for term in terms):
        return None
    sure, squares = Decimal(0), Decimal(0)
    for term in terms:
        assert term.loss_db is not None
        typical_db = term.loss_db if term.typical_db is None else min(term.typical_db, term.loss_db)
        sure += typical_db
        squares += (term.loss_db - typical_db) ** 2
        if term.typical_db is None and term.kind is TermKind.MATED_PAIR:
            ledger.caution(Figure.TYPICAL_LOSS, f"no typical loss of {term_words(term)} is known; its maximum is used")
    ledger.confidences.append(Confidence.MEDIUM)
    ledger.caution(
        Figure.LOSS_METHOD,
        "statistical sum: typical losses plus the root of the summed squares of what each pair may lose beyond "
        "them; a channel keeps it as often as a pair keeps the maximum loss of its grade (derived, medium)",
    )
    maximum_db = _sum(terms)
    assert maximum_db is not None
    return min(maximum_db, sure + squares.sqrt().quantize(_PER_METRE, ROUND_CEILING))


def ruling_fibre(site: Site, route: Route, ledger: Ledger) -> Fibre | None:
    """The lowest class along the route; None where one is not stated or modes meet."""
    classes: list[Fibre] = []
    for hop in route.hops:
        name = hop.article.fibre
        if name is None:
            ledger.lacks(Figure.FIBRE_CLASS, hop.article.name)
        elif name not in site.fibres:
            ledger.lacks(Figure.ATTENUATION, name)
        else:
            classes.append(site.fibres[name])
    if len(classes) < len(route.hops) or not classes:
        return None
    if len({(fibre.mode, fibre.core if fibre.mode == FibreMode.MM else "") for fibre in classes}) > 1:
        ledger.lacks(Figure.ONE_FIBRE)
        return None
    return min(classes, key=lambda fibre: fibre.rank)


def _length(
    site: Site, route: Route, components: tuple[int, ...], measured: Container[int], ledger: Ledger
) -> tuple[Decimal | None, bool]:
    """The length of all cables, None where one is not known; and whether the loss of one is not known by that."""
    total, complete, lossless = Decimal(0), True, False
    for hop, component in zip(route.hops, components, strict=True):
        length_m = site.through_m(component, hop.legs_m)
        if length_m is not None:
            total += length_m
        elif site.kind_of(component) in CABLES:
            known = component in measured
            ledger.lacks(Figure.LENGTH_OF_MEASURED if known else Figure.LENGTH, site.name_of(component))
            complete, lossless = False, lossless or not known
    return total if complete else None, lossless


def _segments(site: Site, route: Route, components: tuple[int, ...], ruling: Fibre) -> list[_Segment]:
    """Cables with their length and the classes they count as."""
    segments = []
    for hop, component in zip(route.hops, components, strict=True):
        length_m = site.through_m(component, hop.legs_m)
        if length_m is not None and hop.article.fibre is not None:
            fibres = _counted_as(site, ruling, site.fibres[hop.article.fibre])
            segments.append(_Segment(hop.article.kind, length_m, fibres))
    return segments


def _counted_as(site: Site, ruling: Fibre, fibre: Fibre) -> tuple[Fibre, ...]:
    """Multimode counts as the ruling class, single-mode as its own; a class of one's own with its own figures as well.

    What the project states of the ruling class itself holds for the cables that are of it, not for the others.
    """
    if ruling.mode is FibreMode.SM or fibre is ruling:
        return (fibre,)
    standard = site.fibres[ruling.based_on] if ruling.based_on else ruling
    return (standard, fibre) if fibre.based_on else (standard,)


def _worst_fibre(
    classes: Mapping[str, Fibre], segments: list[_Segment], applications: list[Application], ledger: Ledger
) -> tuple[int | None, tuple[Term, ...]]:
    """The wavelength at which the fibre loses most, and the terms there; an unknown attenuation is the worst."""
    wavelengths = sorted({figure for application in applications for figure in application.wavelengths_nm})
    if not wavelengths:
        ledger.lacks(Figure.WAVELENGTH)
        return None, (Term(TermKind.FIBRE, None),)
    for application in applications:
        ledger.used(Figure.WAVELENGTH, f"the wavelength of {application.name}", application.fact)
    fibres = fibre_losses((fibre for segment in segments for fibre in segment.fibres), classes, applications)
    terms_at = {
        wavelength_nm: tuple(_fibre_term(segment, wavelength_nm, fibres) for segment in segments)
        for wavelength_nm in wavelengths
    }
    losses = {wavelength_nm: _sum(terms) for wavelength_nm, terms in terms_at.items()}
    worst = max(wavelengths, key=lambda figure: (losses[figure] is None, losses[figure] or Decimal(0), -figure))
    for fibre in fibres.values():
        fibre.note(worst, ledger)
    return worst, tuple(map(_with_least, zip(*terms_at.values(), strict=True), terms_at[worst]))


def _with_least(of_wavelengths: Iterable[Term], term: Term) -> Term:
    """A term of fibre with the least that it is known to lose at any of the wavelengths."""
    least = [each.least_db for each in of_wavelengths]
    stated = [figure for figure in least if figure is not None]
    return replace(term, least_db=min(stated) if len(stated) == len(least) else None)


def _fibre_term(segment: _Segment, wavelength_nm: int, fibres: Mapping[str, FibreLoss]) -> Term:
    figures = [fibres[fibre.name].db_per_km(wavelength_nm) for fibre in segment.fibres]
    known = [figure for figure in figures if figure is not None]
    loss_db = segment.length_m * max(known) * _PER_METRE if len(known) == len(figures) else None
    typical = [fibres[fibre.name].typical_db_per_km(wavelength_nm) for fibre in segment.fibres]
    stated = [figure for figure in typical if figure is not None]
    least_db = segment.length_m * min(stated) * _PER_METRE if len(stated) == len(typical) else None
    return Term(
        TermKind.FIBRE,
        loss_db,
        of=segment.kind,
        length_m=segment.length_m,
        wavelength_nm=wavelength_nm,
        least_db=least_db,
    )


def _pairs(hops: tuple[Hop, ...], measured: Sequence[bool], ledger: Ledger) -> tuple[Term, ...]:
    """One term per mated pair, the greater of what its connectors state; a measured cable has its own in its loss."""
    pairs = []
    for number, (before, after) in enumerate(pairwise(hops), start=1):
        if measured[number - 1] or measured[number]:
            continue
        ends = ((before.article, before.leave), (after.article, after.enter))
        losses = []
        typicals = [article.terminals[index].loss_typical_db for article, index in ends]
        if any(article.terminals[index].family.is_electrical for article, index in ends):
            continue
        for article, index in ends:
            loss_db = article.terminals[index].loss_db
            if loss_db is None:
                ledger.lacks(Figure.PAIR_LOSS, article.name)
            else:
                note_loss(article, article.terminals[index], ledger)
                losses.append(loss_db)
        family = before.article.terminals[before.leave].family
        maximum_db = max(losses) if len(losses) == len(ends) else None
        stated = [figure for figure in typicals if figure is not None]
        typical_db = max(stated) if len(stated) == len(ends) else None
        least_db = min(stated) if len(stated) == len(ends) else None
        kind = TermKind.SPLICE if family.is_spliced else TermKind.MATED_PAIR
        pairs.append(Term(kind, maximum_db, typical_db, family.shown, number, least_db=least_db))
    return tuple(pairs)


def _splices(site: Site, components: Iterable[int], ledger: Ledger) -> tuple[Term, ...]:
    """One term per splice, cable by cable."""
    terms = []
    for component in components:
        name = site.name_of(component)
        for splice in site.splices_of(component):
            _note_splice(splice, name, ledger)
            terms += [
                Term(TermKind.SPLICE, splice.loss_db, of=name, number=number, place=splice.place, splice=splice.kind)
                for number in (range(1, splice.count + 1) if splice.count > 1 else (0,))
            ]
    return tuple(terms)


def _through(hops: tuple[Hop, ...], ledger: Ledger) -> tuple[Term, ...]:
    """One term per part that loses light between its connectors: taps, splitters, filters."""
    terms = []
    for hop in hops:
        article, through_db = hop.article, _through_db(hop)
        if through_db is not None:
            ledger.used(Figure.THROUGH_LOSS, f"the loss through {article.name}", article.fact)
        elif article.splits or article.divides:
            ledger.lacks(Figure.THROUGH_LOSS, article.name)
        else:
            continue
        terms.append(Term(TermKind.THROUGH, through_db, of=article.name, least_db=_through_typical_db(hop)))
    return tuple(terms)


def _through_db(hop: Hop) -> Decimal | None:
    """The loss that one of its two connectors states, else that of the part."""
    ends = (hop.article.terminals[index].through_db for index in (hop.enter, hop.leave))
    return max((loss_db for loss_db in ends if loss_db is not None), default=hop.article.through_db)


def _through_typical_db(hop: Hop) -> Decimal | None:
    """The same of typical losses: where a connector has a maximum of its own, the part's typical loss is not its."""
    ends = [hop.article.terminals[index] for index in (hop.enter, hop.leave)]
    own = [end for end in ends if (end.through_db, end.through_typical_db) != (None, None)]
    typical = [end.through_typical_db for end in own]
    if not typical:
        return hop.article.through_typical_db
    stated = [loss_db for loss_db in typical if loss_db is not None]
    return min(stated) if len(stated) == len(typical) else None


def _note_splice(splice: Splice, cable: str, ledger: Ledger) -> None:
    what = f"splice {splice.place} of {cable}"
    if splice.loss_db is None:
        ledger.lacks(Figure.SPLICE_LOSS, cable, splice.place)
    elif splice.ceiling:
        ledger.caution(
            Figure.SPLICE_LOSS,
            f"{what} states no loss; {show(splice.loss_db)} dB, the maximum of {splice.ceiling}, is used",
        )
    if splice.fact is not None:
        ledger.used(Figure.SPLICE_LOSS, f"the loss of {what}", splice.fact)


def note_loss(article: WiredPart, end: Terminal, ledger: Ledger) -> None:
    """The figure comes from the grade, the grade from the part: the less certain of the two counts."""
    graded = end.loss_fact or article.fact
    if end.family.is_spliced:
        ledger.used(Figure.SPLICE_LOSS, f"the loss of a splice of {article.name}", graded)
        return
    what = f"the maximum loss of a mated pair of grade {end.grade}" if end.grade else "the loss of a mated pair"
    if lowest((article.fact.confidence, graded.confidence)) is not article.fact.confidence:
        ledger.used(Figure.PAIR_LOSS, what if end.grade else f"{what} of {article.name}", graded)
    else:
        ledger.used(Figure.PAIR_LOSS, f"the loss of a mated pair of {article.name}", article.fact)


def _note_maps(hops: tuple[Hop, ...], ledger: Ledger) -> None:
    """Maps that are not certain: the lanes depend on them, no loss does."""
    for hop in hops:
        fact = hop.article.map_fact
        if fact is not None and fact.confidence != Confidence.HIGH:
            ledger.caution(Figure.MAP, f"the map {hop.article.map_name} is not confirmed ({fact.confidence})")
