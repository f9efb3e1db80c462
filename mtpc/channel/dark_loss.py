"""The loss of fibres that no module uses yet: from port to port, at the wavelengths their class is tested at."""

from __future__ import annotations

from decimal import Decimal

from mtpc.catalogue.types import Application, Confidence, Fact, Fibre, WiredPart
from mtpc.channel.follow import Hops
from mtpc.channel.ledger import Ledger
from mtpc.channel.route_loss import note_loss, route_loss, ruling_fibre
from mtpc.channel.types import Figure, Hop, Missing, Route
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import Site


@dataclass(frozen=True, slots=True)
class DarkLoss:
    """What is lost at most at each test wavelength, with a mated pair in the port at each end."""

    at_nm: tuple[tuple[int, Decimal | None], ...]  # a wavelength and the loss in dB; None: not known
    unknown: tuple[Missing, ...]
    confidence: Confidence


def dark_loss(site: Site, hops: Hops) -> DarkLoss | None:
    """The loss of what light passes, connector by connector; None of copper, where none is calculated."""
    route = _route(site, hops)
    components = tuple(site.component_of(enter) for enter, _ in hops)
    ledger = Ledger()
    ruling = ruling_fibre(site, route, ledger)
    if ruling is None:
        return DarkLoss((), tuple(ledger.unknown), ledger.confidence())
    if ruling.is_copper:
        return None
    ends_db = _ends_db(site, hops, ledger)
    losses: list[tuple[int, Decimal | None]] = []
    for wavelength_nm in ruling.test_wavelengths_nm:
        between_db = route_loss(site, route, components, [_tester(ruling, wavelength_nm)], ledger).maximum_db
        losses.append((wavelength_nm, None if between_db is None or ends_db is None else between_db + ends_db))
    return DarkLoss(tuple(losses), tuple(ledger.unknown), ledger.confidence())


def _tester(fibre: Fibre, wavelength_nm: int) -> Application:
    """What sends one wavelength, whatever runs over the fibre later."""
    fact = Fact(fibre.fact.title, Confidence.HIGH)
    return Application("test", "", 1, "", "", (wavelength_nm,), str(wavelength_nm), (), fact)


def _route(site: Site, hops: Hops) -> Route:
    made = []
    for enter, leave in hops:
        article = site.article(enter)
        assert isinstance(article, WiredPart)
        made.append(Hop(article, site.index_of(enter), site.index_of(leave)))
    return Route(tuple(made), (), ())


def _ends_db(site: Site, hops: Hops, ledger: Ledger) -> Decimal | None:
    """What the plugs that will go in at both ends may lose; None where a connector there states none."""
    total_db: Decimal | None = Decimal(0)
    for face in (hops[0][0], hops[-1][1]):
        end, part = site.terminal(face), site.article(face)
        assert isinstance(part, WiredPart)
        if end.loss_db is None:
            ledger.lacks(Figure.PAIR_LOSS, part.name)
            total_db = None
            continue
        note_loss(part, end, ledger)
        total_db = None if total_db is None else total_db + end.loss_db
    return total_db
