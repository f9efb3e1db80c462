"""Channels as they are shown, with what is known about them."""

from __future__ import annotations

from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.about import FindingsByObject
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.port_names import own_names
from mtpc.plan.show.channel_walks import Walk
from mtpc.plan.verdicts import Verdict, channel_verdict


@dataclass(frozen=True, slots=True)
class JudgedWalk:
    """A channel as it is shown, the findings about it, and what it comes to."""

    walk: Walk
    verdict: Verdict
    findings: tuple[Diagnostic, ...]


def judged(shown: Walk, known: FindingsByObject) -> JudgedWalk:
    """A channel with what is known about it."""
    findings = known.about(shown.names)
    is_open = known.leaves_open(own_names(shown.near, shown.far, shown.circuits))
    return JudgedWalk(shown, channel_verdict(shown.light, shown.budget, findings, is_open=is_open), tuple(findings))
