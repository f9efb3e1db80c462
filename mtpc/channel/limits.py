"""The limits a channel is checked against: those of its applications, and those of the makers of its parts.

Where an application states none over the fibre, that of the modules counts which are of it, if each states one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from mtpc.catalogue.limit_types import Limit
from mtpc.catalogue.mode_types import whole_mode
from mtpc.catalogue.part_limits import PartLimit
from mtpc.catalogue.types import Application, Fibre, OpticPart, Part, PartKind
from mtpc.channel.ledger import Ledger
from mtpc.channel.route_loss import RouteLoss
from mtpc.channel.types import Figure, LimitOwner, Route, Shape
from mtpc.lazy_dataclass import dataclass
from mtpc.units import show

Ruling = tuple[Decimal | None, LimitOwner | None]  # the strictest figure and whose it is
_UNKNOWN: Ruling = (None, None)
_FIGURES: tuple[tuple[Figure, str, str], ...] = (
    (Figure.LOSS_LIMIT, "loss limit", "loss_db"),
    (Figure.REACH, "reach", "reach_m"),
)


@dataclass(frozen=True, slots=True)
class ChannelLimits:
    """What limits one route: its applications, each with its row for the fibre that rules, and the parts it passes."""

    applications: Sequence[Application]
    rows: Sequence[Limit | None]
    parts: Sequence[tuple[Part, PartLimit]]
    modules: Sequence[OpticPart]
    lacks_record: bool  # the limits of an application are not known at all
    is_loop: bool = False  # over a loopback plug, which is made for a port by itself: no length is too short

    def loss(self, calculated_db: Decimal | None) -> Ruling:
        """The strictest loss limit; not known where one is missing, unless what there is is exceeded."""
        return self._strictest("loss_db", calculated_db)

    def reach(self, length_m: Decimal | None) -> Ruling:
        """The same of reaches."""
        return self._strictest("reach_m", length_m)

    def _strictest(self, figure: str, calculated: Decimal | None) -> Ruling:
        stated = [
            (found, LimitOwner(application.name))
            for application, row in zip(self.applications, self.rows, strict=True)
            if (found := getattr(row, figure, None)) is not None
        ]
        stated += [
            (found, LimitOwner(part.name, True, limit.fibre))
            for part, limit in self.parts
            if (found := getattr(limit, figure)) is not None
        ]
        strictest = min(stated, key=lambda entry: entry[0], default=_UNKNOWN)
        if strictest[0] is None or (self.is_open(figure) and (calculated is None or calculated <= strictest[0])):
            return _UNKNOWN
        return strictest

    def is_open(self, figure: str) -> bool:
        """Whether a figure of an application is missing."""
        return self.lacks_record or any(
            getattr(row, figure, None) is None and not self.is_answered(application.name, figure)
            for application, row in zip(self.applications, self.rows, strict=True)
        )

    @property
    def loss_min_db(self) -> Decimal | None:
        """The least loss any application needs."""
        return max(self._stated("loss_min_db"), default=None)

    @property
    def loss_min_open(self) -> tuple[str, ...]:
        """The applications that need one and do not state it."""
        pairs = zip(self.applications, self.rows, strict=True)
        return tuple(application.name for application, row in pairs if row and row.loss_min_open)

    @property
    def reach_min_m(self) -> Decimal | None:
        """The least length any application needs."""
        return None if self.is_loop else max(self._stated("reach_min_m"), default=None)

    @property
    def allocation_db(self) -> Decimal | None:
        """The least loss any application allocates to connections."""
        return min(self._stated("allocation_db"), default=None)

    def _stated(self, figure: str) -> list[Decimal]:
        return [found for row in self.rows if (found := getattr(row, figure, None)) is not None]

    def is_answered(self, application: str, figure: str) -> bool:
        """Whether every module of an application states a figure itself, or the project does for those modules."""
        pairs = zip(self.applications, self.rows, strict=True)
        if any(own.based_on == application and getattr(row, figure, None) is not None for own, row in pairs):
            return True
        modules = [module for module in self.modules if module.application == application]
        return bool(modules) and all(
            any(part == module and getattr(limit, figure) is not None for part, limit in self.parts)
            for module in modules
        )


def channel_limits(
    applications: list[Application], shape: Shape, route: Route, loss: RouteLoss, ledger: Ledger
) -> ChannelLimits:
    """The limits of one route; what is missing or not sure is noted."""
    fibre = loss.fibre
    rows = [application.limit(fibre, loss.length_m) if fibre else None for application in applications]
    modules = [module for module in (shape.near, shape.far) if module]
    parts = list(_of_parts([*modules, *(hop.article for hop in route.hops)], fibre))
    is_loop = any(hop.article.kind is PartKind.LOOPBACK for hop in route.hops)
    lacks_record = ledger.misses(Figure.RECORD)
    limits = ChannelLimits(applications, rows, parts, modules if fibre else (), lacks_record, is_loop)
    for application, row in zip(applications, rows, strict=True):
        if application.status == "draft":
            draft = f"{application.name} is a draft ({application.standard}); its figures may change"
            ledger.caution(Figure.RECORD, draft)
        if fibre:
            _note_figures(application, row, fibre, limits.is_answered, ledger)
    for part, limit in parts:
        for kind, what, figure in _FIGURES:
            if getattr(limit, figure) is not None:
                ledger.used(kind, f"the {what} that the maker of {part.name} states", limit.fact)
    return limits


def _of_parts(parts: list[Part], fibre: Fibre | None) -> Iterator[tuple[Part, PartLimit]]:
    """The limits that apply, each part once."""
    for number, part in enumerate(parts):
        mode = (part.mode or whole_mode(part)).name if isinstance(part, OpticPart) else ""
        for limit in part.limits if part not in parts[:number] else ():
            of_fibre = limit.fibre is None or (fibre is not None and limit.fibre in (fibre.name, fibre.based_on))
            if of_fibre and limit.mode in ("", mode):
                yield part, limit


def _note_figures(
    application: Application,
    row: Limit | None,
    fibre: Fibre,
    is_answered: Callable[[str, str], bool],
    ledger: Ledger,
) -> None:
    """Notes the figures an application states, and those that neither it nor its modules do."""
    name = application.name
    missing = []
    figures = _FIGURES[1:] if fibre.is_copper else _FIGURES
    for kind, what, figure in figures:
        if row is not None and getattr(row, figure) is not None:
            fact = row.loss_fact if kind is Figure.LOSS_LIMIT else row.reach_fact
            ledger.used(kind, f"the {what} of {name} over {fibre.shown}", fact)
        elif not is_answered(name, figure):
            missing.append(kind)
    if row is None and len(missing) == len(figures):
        missing = [Figure.LIMITS]
    for kind in missing:
        ledger.lacks(kind, name, fibre.shown)
    if row is not None:
        _note_row(application, row, fibre, ledger)


def _note_row(application: Application, row: Limit, fibre: Fibre, ledger: Ledger) -> None:
    """Notes which row applies, and what it requires that is not checked."""
    others = [other for other in application.rows(fibre) if other is not row]
    if others:
        rest = "; ".join(_row_words(other) for other in others)
        ledger.caution(
            Figure.LIMITS,
            f"{application.name} over {fibre.shown} is checked against its row {_row_words(row)}; another is {rest}",
        )
    if row.loss_min_db is not None:
        ledger.caution(
            Figure.LOSS_MINIMUM,
            f"{application.name} needs a loss of at least {show(row.loss_min_db)} dB; a sum of maximum losses "
            "does not show whether it is reached",
        )


def _row_words(row: Limit) -> str:
    loss = "an unknown limit" if row.loss_db is None else f"{show(row.loss_db)} dB"
    return f"{loss} up to {show(row.reach_m)} m" if row.reach_m is not None else f"{loss} at any length"
