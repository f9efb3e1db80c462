"""From a traced plant to findings: rules check it, the policy of its project settles what is found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged, in_reading_order, in_subject_order
from mtpc.diagnostics.fixes import exact
from mtpc.model.sources.rows import with_rows
from mtpc.policy import apply_policy
from mtpc.rules.fold import fold
from mtpc.rules.judge import judge
from mtpc.text import Source

Findings = tuple[Diagnostic, ...]


def check_plant(plant: Plant, today: str | None) -> tuple[list[Diagnostic], tuple[Unjudged, ...]]:
    """The findings of rules, reservations and requested documents on a plant, and what was not judged."""
    findings, unjudged = judge(plant)
    if plant.site.reservations:
        from mtpc.model.reserved_use import check_reservations

        findings += check_reservations(plant.site, today)
    if plant.site.outputs or plant.site.policy.buying.tables:
        from mtpc.artefacts._outputs import judge_outputs  # documents are imported only where a spec asks for some

        findings += judge_outputs(plant.site)
    return findings, in_subject_order(unjudged)


def settle(
    findings: Sequence[Diagnostic], plant: Plant, sources: Mapping[str, Source], today: str | None
) -> tuple[Findings, Findings]:
    """All findings as the project takes them, with exact fixes, in reading order: each by itself, and folded."""
    settled = apply_policy(findings, plant.site, today)
    alone = in_reading_order([exact(with_rows(finding, sources), sources) for finding in settled])
    return alone, in_reading_order(fold(alone))
