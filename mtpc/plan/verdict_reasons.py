"""Why a channel comes to its verdict, as short as it can be told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from mtpc.channel.loss_words import missing_words
from mtpc.channel.types import Budget, LossVerdict
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.verdicts import Verdict, length_verdict
from mtpc.units import show

_CODES_MAX = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A channel with all that was said of it: its names, its light, its figures, the findings about it and its path."""

    verdict: Verdict
    names: Collection[str]
    light: Sequence[str]
    loss: Budget
    findings: Sequence[Diagnostic]
    unjudged: Sequence[Unjudged]


def reasons(judged: Judged, piece: Callable[[str], str]) -> list[str]:
    """What decides: findings by code, else what is wrong with its light or figures, what is not known; [] if it is ok.

    `piece` words the object of a finding.
    """
    match judged.verdict:
        case Verdict.FAIL | Verdict.ERROR:
            errors = [each for each in judged.findings if each.severity is Severity.ERROR or each.lowered]
            return [*_told(errors, judged, piece)] or [*judged.light, *_over_limit(judged.loss)]
        case Verdict.UNKNOWN:
            unjudged = [f"{_codes_shown(subject.codes)} not judged: {subject.premise}" for subject in judged.unjudged]
            return unjudged or [f"not known: {missing_words(missing)}" for missing in judged.loss.unknown]
        case Verdict.WARN:
            warnings = [each for each in judged.findings if each.severity is Severity.WARNING]
            return [*_told(warnings, judged, piece)] or [*judged.light]
    return []


def _codes_shown(codes: Sequence[str]) -> str:
    """`LEN101, LOS301`; of many the first and how many more there are."""
    if len(codes) <= _CODES_MAX:
        return ", ".join(codes)
    return f"{', '.join(codes[: _CODES_MAX - 1])} and {len(codes) - _CODES_MAX + 1} more"


def _told(findings: Iterable[Diagnostic], judged: Judged, piece: Callable[[str], str]) -> Iterator[str]:
    """`POL101 at plate pp1.1: Tx1 of …`: each code once, where possible in the words about this channel."""
    by_code: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    for code, alike in by_code.items():
        own = [finding for finding in alike if finding.object in judged.names]
        causes = [finding for finding in alike if finding.object not in judged.names]
        told = own or causes
        at = f" at {piece(causes[0].object)}" if causes and causes[0].object else ""
        more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
        yield f"{code}{at}: {told[0].message}{more}"


def _over_limit(loss: Budget) -> Iterator[str]:
    """The figures that do not hold, where no finding says so."""
    if loss.verdict is LossVerdict.FAIL and loss.loss_db is not None and loss.limit_db is not None:
        yield f"loss {show(loss.loss_db)} dB of {show(loss.limit_db)} dB"
    if length_verdict(loss) is LossVerdict.FAIL and loss.length_m is not None and loss.reach_m is not None:
        yield f"length {show(loss.length_m)} m of {show(loss.reach_m)} m"
