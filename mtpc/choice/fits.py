"""What an answer leaves on the channels of a plan: the margin of its loss, or the reach that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from mtpc.catalogue.load import Library
from mtpc.catalogue.standards import Grade, grade_for
from mtpc.catalogue.types import Confidence, Terminal, lowest
from mtpc.channel.budget import budget, half_unit
from mtpc.channel.types import Budget, Plant, Route, TermKind
from mtpc.choice.deciding import Fits
from mtpc.choice.rule_files import questions
from mtpc.choice.types import ChannelFit, FactName, Situation, Subject
from mtpc.units import show

Channel = tuple[str, Budget, tuple[Route, ...]]  # what it is called
_FitOf = Callable[[Plant, Channel, str], ChannelFit | None]


def fits_of(plant: Plant, numbers: Iterable[int]) -> Fits:
    """For each answer that can be calculated, what it leaves on the worst of these channels."""
    channels = list(_distinct(plant, numbers))
    found: dict[tuple[Subject, str], ChannelFit] = {}
    for question in questions():
        fit_of = _FITS.get(question.subject)
        for answer in question.answers if fit_of else ():
            fits = [fit for channel in channels if fit_of and (fit := fit_of(plant, channel, answer.name))]
            if fits:
                found[question.subject, answer.name] = min(fits, key=_badness)
    return found


def held_by(fits: Fits) -> Situation:
    """The grades with which every channel is known to keep its limit."""
    names = frozenset(
        answer
        for (subject, answer), fit in fits.items()
        if subject is Subject.GRADE and fit.margin_db is not None and fit.margin_db >= 0
    )
    return Situation({FactName.HOLDS: names} if names else {}, {})


def _distinct(plant: Plant, numbers: Iterable[int]) -> Iterator[Channel]:
    """The channels that differ in their budgets, each under the name of the first: a circuit, or its two ports."""
    seen: set[int] = set()
    for number in numbers:
        its_budget = budget(plant, number)
        if id(its_budget) in seen or plant.channels.shape_of(number).far is None:
            continue
        seen.add(id(its_budget))
        circuits = plant.channels.circuits[number]
        site = plant.site
        ends = f"{site.face_name(plant.channels.near[number])} -- {site.face_name(plant.channels.far[number])}"
        name = site.circuits[circuits[0]].name if circuits else ends
        yield name, its_budget, plant.channels.shape_of(number).routes


def _badness(fit: ChannelFit) -> tuple[bool, bool, Decimal]:
    """The worst first: exceeded, then not known, then the least that is left."""
    left = fit.margin_db if fit.margin_db is not None else fit.spare_m
    return not fit.is_too_much, left is not None, left if left is not None else Decimal(0)


def _by_grade(plant: Plant, channel: Channel, answer: str) -> ChannelFit:
    """The margin where every array on the way is of that grade; other connectors keep what their parts state."""
    name, its_budget, routes = channel
    alike = [route for route in routes if len(routes) == 1 or len(route.hops) == its_budget.mated_pairs + 1]
    route = alike[0] if alike else None
    if route is None or its_budget.limit_db is None:
        return ChannelFit(f"{name}: margin not known")
    total, confidences = Decimal(0), [Confidence(its_budget.confidence)]
    for term in its_budget.terms:
        loss_db = term.loss_db
        if term.kind is TermKind.MATED_PAIR and 1 <= term.number < len(route.hops):
            before, after = list(pairwise(route.hops))[term.number - 1]
            ends = ((before.article, before.leave), (after.article, after.enter))
            if all(part.terminals[index].family.gendered for part, index in ends):
                grades = [_grade(answer, plant, part.fibre or "", part.terminals[index]) for part, index in ends]
                confidences += [grade.fact.confidence for grade in grades if grade]
                losses = [grade.loss_db for grade in grades if grade]
                loss_db = max(losses) if len(losses) == len(ends) else None
        if loss_db is None:
            return ChannelFit(
                f"{name}: margin not known, the loss of {term.of or 'its fibre'} is not known in this grade"
            )
        total += loss_db
    return _margin(name, its_budget, total, lowest(confidences))


def _grade(word: str, plant: Plant, fibre: str, end: Terminal) -> Grade | None:
    return grade_for(Library.standard().grades_called(word), end, plant.site.fibres.get(fibre))


def _by_build(_: Plant, channel: Channel, answer: str) -> ChannelFit | None:
    """The margin without a mated pair for a direct cord of the same length; as planned for a structured path."""
    name, its_budget, _routes = channel
    if answer not in ("direct", "structured"):
        return None
    direct = answer == "direct"
    kinds = (TermKind.FIBRE, TermKind.EXTRA) if direct else tuple(TermKind)
    losses = [term.loss_db for term in its_budget.terms if term.kind in kinds]
    if not direct and its_budget.mated_pairs == 0:
        return ChannelFit(f"{name} has no panels on its way to calculate with")
    if its_budget.limit_db is None or not losses or None in losses:
        return ChannelFit(f"{name}: margin not known")
    total = sum((loss for loss in losses if loss is not None), Decimal(0))
    return _margin(name, its_budget, total, Confidence(its_budget.confidence))


def _margin(name: str, its_budget: Budget, loss_db: Decimal, confidence: Confidence) -> ChannelFit:
    assert its_budget.limit_db is not None
    margin_db = its_budget.limit_db - loss_db
    why = f"{name}: {show(loss_db)} of {show(its_budget.limit_db)} dB, {its_budget.application}"
    return ChannelFit(why, margin_db, None, confidence, is_too_much=margin_db < -half_unit(its_budget.limit_db))


def _by_fibre(plant: Plant, channel: Channel, answer: str) -> ChannelFit:
    """The reach of the application over that class, less the length of the channel."""
    name, its_budget, _ = channel
    application = plant.site.applications.get(its_budget.application)
    limit = application.limit(answer, its_budget.length_m) if application else None
    if limit is None or limit.reach_m is None:
        return ChannelFit(f"{name}: no reach of {its_budget.application} is known over {answer.upper()}")
    if its_budget.length_m is None:
        return ChannelFit(f"{name}: length not known")
    spare_m = limit.reach_m - its_budget.length_m
    why = f"{name}: {show(its_budget.length_m)} of {show(limit.reach_m)} m, {its_budget.application}"
    return ChannelFit(why, None, spare_m, limit.reach_fact.confidence, is_too_much=spare_m < 0)


_FITS: dict[Subject, _FitOf] = {Subject.GRADE: _by_grade, Subject.BUILD: _by_build, Subject.FIBRE: _by_fibre}
