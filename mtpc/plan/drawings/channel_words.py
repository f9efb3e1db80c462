"""What stands above and below a channel's drawing: its verdict, its loss, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mtpc.channel.types import Budget, LossVerdict
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.drawings.lane_paths import LanePath, LaneRoute
from mtpc.plan.show.judged_walks import JudgedWalk
from mtpc.plan.verdicts import Verdict, length_verdict
from mtpc.units import show

_FINDINGS_MAX = 4
_LEGEND = (
    "Numbers that stand under each other touch. Whole lines: light of the upper module; dashed: of the lower one.",
    "Colours of fibres: TIA-598, counted from end a of each cable (derived); other fibres are thin. "
    "The tab of a connector is its key, dots are its pins.",
)


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A line of text; `stops` marks what is wrong."""

    text: str
    bold: bool = False
    stops: bool = False


def head_lines(judged: JudgedWalk, route: LaneRoute) -> Iterator[ChannelLine]:
    """The two ports, the application with the verdict, and every lane that does not arrive where it should."""
    walk = judged.walk
    fine = judged.verdict is Verdict.OK
    yield ChannelLine(f"{walk.near} -- {walk.far or 'nowhere'}", bold=True)
    circuits = f"circuit {', '.join(walk.circuits)}, " if walk.circuits else ""
    yield ChannelLine(f"{circuits}{walk.budget.application}: {judged.verdict}", bold=not fine, stops=not fine)
    wrong = [lane for lane in route.lanes if lane.is_wrong]
    ways = (("from the upper module", True), ("from the lower module", False))
    for words, forward in ways:
        told = list(_wrong([lane for lane in wrong if lane.forward is forward]))
        if told:
            yield ChannelLine(f"Wrong {words}: {', '.join(told)}", bold=True, stops=True)


def _wrong(lanes: list[LanePath]) -> Iterator[str]:
    """`Tx1 meets Tx2`, `Tx3, Tx4 end where nothing is plugged in`."""
    dark: dict[str, list[str]] = {}
    for lane in lanes:
        if lane.why_dark:
            dark.setdefault(lane.why_dark, []).append(lane.sent)
        else:
            yield f"{lane.sent} meets {lane.met}"
    for why, sent in dark.items():
        yield f"{', '.join(sent)} {'ends' if len(sent) == 1 else 'end'} {why}"


def foot_lines(judged: JudgedWalk) -> Iterator[ChannelLine]:
    """Loss and length against their limits, what was found, and how to read the drawing."""
    if judged.walk.far is not None:
        yield ChannelLine(_figures(judged.walk.budget), bold=True)
    for finding in judged.findings[:_FINDINGS_MAX]:
        word = "waived" if finding.waived else str(finding.severity)
        yield ChannelLine(f"{word} {finding.code}: {finding.message}", stops=not finding.waived)
    if len(judged.findings) > _FINDINGS_MAX:
        yield ChannelLine(
            f"and {len(judged.findings) - _FINDINGS_MAX} more findings: mtpc check lists them all", stops=True
        )
    yield from map(ChannelLine, _LEGEND)


def _figures(budget: Budget) -> str:
    """Loss and length, each against its limit."""
    length = f"Length {_shown(budget.length_m, 'm')} of {_shown(budget.reach_m, 'm')}: {length_verdict(budget)}. "
    confidence = f"Confidence {budget.confidence}."
    if budget.verdict is LossVerdict.NOT_CALCULATED:
        return length + confidence
    loss = f"Loss {_shown(budget.loss_db, 'dB')} of {_shown(budget.limit_db, 'dB')}, "
    return f"{loss}margin {_shown(budget.margin_db, 'dB')}: {budget.verdict}. {length}{confidence}"


def _shown(value: Decimal | None, unit: str) -> str:
    return "unknown" if value is None else f"{show(value)} {unit}"
