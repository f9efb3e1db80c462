"""Channels as `mtpc trace` shows them: pages for people, `mtpc-trace/1` for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice

from mtpc.channel.loss_words import missing_words, pair_words, term_words
from mtpc.channel.reflections import reflected_words
from mtpc.channel.types import Budget, ChannelVerdict, LimitOwner, LossVerdict, Reflected, Skew
from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics._terminal import visible_json
from mtpc.plan.show.channel_walks import Lane, Walk
from mtpc.plan.show.dark_ways import DarkWay
from mtpc.plan.show.judged_walks import JudgedWalk
from mtpc.plan.verdicts import length_verdict
from mtpc.units import show

Fields = dict[str, object]


def as_json(walks: Iterable[JudgedWalk], dark: Sequence[DarkWay] = ()) -> Iterator[str]:
    """The document in pieces, one channel each; decimals are strings, unknown is null."""
    yield '{"schema": "mtpc-trace/1", "channels": ['
    separator = "\n"
    for judged in walks:
        yield separator + visible_json(json.dumps(_channel(judged), ensure_ascii=False))
        separator = ",\n"
    ways = ",\n".join(visible_json(json.dumps(_dark(way), ensure_ascii=False)) for way in dark)
    yield f'\n], "dark_ways": [\n{ways}\n]}}\n' if dark else "\n]}\n"


def _dark(way: DarkWay) -> Fields:
    return {
        "near": way.near, "far": way.far, "end": way.end, "path": [step.what for step in way.steps],
        "places": [step.where for step in way.steps], "map": [list(pair) for pair in way.position_map],
        "length_m": _exact(way.length_m),
        "loss": None if way.loss is None else {
            "at_nm": {str(wavelength_nm): _exact(loss_db) for wavelength_nm, loss_db in way.loss.at_nm},
            "unknown": [missing_words(missing) for missing in way.loss.unknown],
            "confidence": way.loss.confidence,
        },
    }  # fmt: skip


def dark_as_text(ways: Iterable[DarkWay]) -> Iterator[str]:
    """One block per way of dark fibre, an empty line between them."""
    for way in ways:
        width = max(len(step.what) for step in way.steps)
        rows = [f"{step.what.ljust(width)}  {step.where}" for step in way.steps]
        pairs = " ".join(f"{near}→{far}" for near, far in way.position_map)
        lines = [
            f"{way.near} -- {way.far}   dark fibre: {way.end}", *_block("path", rows), _line("map", pairs),
            _line("length", "not known" if way.length_m is None else f"{show(way.length_m)} m"),
            *(_line("loss", text) for text in _dark_loss(way)),
        ]  # fmt: skip
        yield "\n".join(lines) + "\n\n"


def _dark_loss(way: DarkWay) -> Iterator[str]:
    """What dark fibre loses at its test wavelengths, or what is missing for that."""
    if way.loss is not None and way.loss.unknown:
        yield f"not known; missing: {', '.join(map(missing_words, way.loss.unknown))}"
    elif way.loss is not None and way.loss.at_nm:
        losses = ", ".join(f"{_db(loss_db)} at {wavelength_nm} nm" for wavelength_nm, loss_db in way.loss.at_nm)
        yield f"at most {losses}, with a mated pair at each end   confidence {way.loss.confidence}"


def _channel(judged: JudgedWalk) -> Fields:
    walk, budget = judged.walk, judged.walk.budget
    return {
        "near": walk.near,
        "far": walk.far,
        "application": budget.application,
        "circuits": list(walk.circuits),
        "verdict": judged.verdict,
        "path": [step.what for step in walk.steps],
        "places": [step.where for step in walk.steps],
        "lanes": [_lane(lane) for lane in walk.lanes],
        "lanes_back": [_lane(lane) for lane in walk.lanes_back],
        "position_map": walk.position_map,
        "fibre": budget.fibre,
        "wavelength_nm": budget.wavelength_nm,
        "length_m": _exact(budget.length_m),
        "lengths_auto": [{"cable": name, "how": str(how)} for name, how in walk.lengths],
        "reach_m": _exact(budget.reach_m),
        "reach_of": _owner(budget.reach_of),
        "length_verdict": length_verdict(budget),
        "mated_pairs": budget.mated_pairs,
        "splices": budget.splices,
        "loss_terms": [{"what": term_words(term), "db": _exact(term.loss_db)} for term in budget.terms],
        "connections_db": _exact(budget.connections_db),
        "allocation_db": _printed(budget.allocation_db),
        "loss_method": budget.method,
        "loss_greatest_db": _exact(budget.maximum_db),
        "loss_statistical_db": _exact(budget.statistical_db),
        "loss_db": _exact(budget.loss_db),
        "loss_limit_db": _printed(budget.limit_db),
        "loss_limit_of": _owner(budget.limit_of),
        "loss_min_db": _printed(budget.loss_min_db),
        "margin_db": _exact(budget.margin_db),
        "installation_limit_db": _exact(walk.installation[1]) if walk.installation else None,
        "loss_verdict": budget.verdict,
        "reflectance": _reflectance(budget.reflected),
        "skew": _skew(budget.skew),
        "confidence": budget.confidence,
        "caveats": [caveat.sentence for caveat in budget.caveats],
        "unknown": [missing_words(missing) for missing in budget.unknown],
        "findings": [_finding(finding) for finding in judged.findings],
    }


def _reflectance(reflected: Reflected | None) -> Fields | None:
    if reflected is None:
        return None
    return {
        "application": reflected.application,
        "counted": reflected.counted,
        "most_db": _exact(reflected.limit_db),
        "worst": pair_words(reflected.worst) if reflected.worst else None,
        "worst_db": _exact(reflected.worst_db),
        "verdict": reflected.verdict,
        "confidence": reflected.confidence,
        "unknown": [missing_words(missing) for missing in reflected.unknown],
    }


def _skew(skew: Skew | None) -> Fields | None:
    if skew is None:
        return None
    return {"application": skew.application, "ns": _exact(skew.skew_ns), "most_ns": _exact(skew.limit_ns)}


def _lane(lane: Lane) -> Fields:
    fields: Fields = {"from": lane.sent, "to": lane.met, "reaches": lane.reaches}
    return {**fields, "stops": lane.stops} if lane.stops else fields


def _finding(finding: Diagnostic) -> Fields:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "object": finding.object,
        "waived": finding.waived is not None,
    }


def _owner(owner: LimitOwner | None) -> Fields | None:
    return {"name": owner.name, "part": owner.is_part} if owner else None


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else show(value)


def _printed(limit: Decimal | None) -> str | None:
    """A limit with the decimals its standard prints: 3.0; a sum may be rounded by half a unit of the last."""
    return None if limit is None else format(limit, "f")


# ---- for people ------------------------------------------------------------------------------


def as_text(walks: Iterable[JudgedWalk]) -> Iterator[str]:
    """One block per channel, an empty line between them. A note stands in full once, then its number does."""
    every = iter(walks)
    first = list(islice(every, 2))
    notes = _Notes(numbered=len(first) > 1)
    for judged in chain(first, every):
        body = _body(judged.walk, notes)
        yield "\n".join([_headline(judged), *body, *_findings(judged.findings)]) + "\n\n"


class _Notes:
    """The notes that were shown; `numbered`: others may follow that are the same."""

    def __init__(self, *, numbered: bool) -> None:
        self._numbered = numbered
        self._known: dict[str, int] = {}

    def shown(self, sentences: Iterable[str]) -> Iterator[str]:
        """The numbers of those that were shown before, then the new ones."""
        every = list(dict.fromkeys(sentences))
        numbers = [self._known[each] for each in every if each in self._known]
        if numbers:
            yield f"note{'s' * (len(numbers) > 1)} {', '.join(map(str, sorted(numbers)))}: as above"
        for each in every:
            if each not in self._known:
                self._known[each] = len(self._known) + 1
                yield f"note {self._known[each]}: {each}" if self._numbered else f"note: {each}"


def _headline(judged: JudgedWalk) -> str:
    walk = judged.walk
    ends = f"{walk.near} -- {walk.far}" if walk.far else f"{walk.near} -- nowhere"
    return f"{ends}   {walk.budget.application}   {judged.verdict}"


def _body(walk: Walk, notes: _Notes) -> Iterator[str]:
    if walk.circuits:
        yield _line("circuit", ", ".join(walk.circuits))
    width = max((len(step.what) for step in walk.steps), default=0)
    yield from _block("path", [f"{step.what.ljust(width)}  {step.where}" for step in walk.steps])
    if walk.light is ChannelVerdict.DIRECT_CABLE:
        yield _line("length", _metres(walk.budget.length_m))
        return
    yield from _block("lanes", [_lanes(walk.lanes, walk.far)])
    yield from _block("back", [_lanes(walk.lanes_back, walk.near)] if walk.lanes_back else [])
    if walk.position_map:
        yield _line("map", " ".join(f"{near}→{far}" for near, far in walk.position_map) + "  (plug to plug)")
    yield from _block("length", [f"{name}: {how}" for name, how in walk.lengths])
    yield from _block("loss", list(_loss(walk, notes)) if walk.far else [])


def _findings(findings: Iterable[Diagnostic]) -> Iterator[str]:
    words = ((finding, "waived" if finding.waived else finding.severity) for finding in findings)
    yield from _block("found", [f"{word}[{finding.code}] {finding.message}" for finding, word in words])


def _block(title: str, rows: list[str]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield _line("" if number else title, row)


def _line(title: str, text: str) -> str:
    return f"  {title:<8}{text}".rstrip()


def _lanes(lanes: tuple[Lane, ...], far: str | None) -> str:
    shown = ", ".join(f"{lane.sent}→{lane.met}" + (f" ({lane.stops})" if lane.stops else "") for lane in lanes)
    return f"{shown}  at {far}" if far else shown


def _loss(walk: Walk, notes: _Notes) -> Iterator[str]:
    budget = walk.budget
    if budget.verdict is LossVerdict.NOT_CALCULATED:
        yield f"{_length(budget)}; copper: loss is measured, not calculated"
        yield from _owners(budget)
        yield from _beside(budget, notes)
        return
    term_texts = [term_words(term) for term in budget.terms]
    width = max(map(len, term_texts), default=0)
    for words, term in zip(term_texts, budget.terms, strict=True):
        yield f"{words.ljust(width)}  {_db(term.loss_db):>10}"
    yield f"{'sum'.ljust(width)}  {_db(budget.maximum_db):>10}"
    if budget.statistical_db is not None:
        yield f"{'statistical sum, checked'.ljust(width)}  {_db(budget.statistical_db):>10}"
    if budget.allocation_db is not None and budget.mated_pairs + budget.splices:
        allocated = f"the {_printed(budget.allocation_db)} dB allocated to them"
        yield f"connections {_db(budget.connections_db)} of {allocated}"
    if budget.loss_min_db is not None or budget.loss_min_open:
        yield f"at least {_limit(budget.loss_min_db)} is needed; with less the receiver is overloaded"
    yield (
        f"limit {_limit(budget.limit_db)}, margin {_db(budget.margin_db)}: {budget.verdict}"
        f"   {_length(budget)}"
        f"{f'   splices: {budget.splices}' if budget.splices else ''}"
    )
    yield from _owners(budget)
    if walk.installation:
        standard, limit_db = walk.installation
        yield f"installation: {standard} allows a loss of {_db(limit_db)}, whatever the application"
    if budget.reflected:
        yield f"reflectance: {reflected_words(budget.reflected)}"
        yield from (f"unknown: {missing_words(missing)}" for missing in budget.reflected.unknown)
    if budget.skew:
        skew, skew_max = (_ns(figure) for figure in (budget.skew.skew_ns, budget.skew.limit_ns))
        yield f"skew {skew} of {skew_max} between lanes; the fibres of one cable are assumed to be equally long"
    yield from _beside(budget, notes)


def _length(budget: Budget) -> str:
    compared = f"length {_metres(budget.length_m)} of {_metres(budget.reach_m)}: {length_verdict(budget)}"
    return f"{compared}   confidence {budget.confidence}"


def _beside(budget: Budget, notes: _Notes) -> Iterator[str]:
    """What is missing from a budget, and what its user has to know."""
    yield from (f"unknown: {missing_words(missing)}" for missing in budget.unknown)
    yield from notes.shown(caveat.sentence for caveat in budget.caveats)


def _owners(budget: Budget) -> Iterator[str]:
    """Whose limits rule, where they are not those of the application in the headline."""
    words = [
        f"the {what} is that of {'the maker of ' if owner.is_part else ''}{owner.name}"
        for what, owner in (("loss limit", budget.limit_of), ("reach", budget.reach_of))
        if owner is not None and owner.name != budget.application
    ]
    if words:
        yield "; ".join(words)


def _db(value: Decimal | None) -> str:
    return "unknown" if value is None else f"{show(value)} dB"


def _limit(value: Decimal | None) -> str:
    return "unknown" if value is None else f"{_printed(value)} dB"


def _ns(value: Decimal | None) -> str:
    return "unknown" if value is None else f"{show(value)} ns"


def _metres(value: Decimal | None) -> str:
    return "unknown" if value is None else f"{show(value)} m"
