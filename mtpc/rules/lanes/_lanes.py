"""Findings about lanes: each rule has those of which its fault is the worst; a sound floor is not looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.repair.doubts import doubtful
from mtpc.rules.files import rule
from mtpc.rules.rule import Check, code_and_name


def lane_check(module: str, *left_out: Callable[[Plant], Iterator[Unjudged]]) -> Check:
    """The check of the rule a module states: the groups of facts whose worst fault it is, then what it left out."""

    def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
        yield from _lane_findings(plant, code_and_name(module)[0])
        for unjudged in left_out:
            yield from unjudged(plant)

    return check


def _lane_findings(plant: Plant, code: str) -> Iterator[Diagnostic]:
    if _something_fails(plant):
        from mtpc.rules.lanes._one_finding_a_cause import all_findings

        its_rule = rule(code)
        assert its_rule is not None
        for finding in all_findings(plant):
            if finding.code == code:
                yield replace(finding, severity=its_rule.severity)


def not_compared(plant: Plant) -> Iterator[Unjudged]:
    """Circuits and channels between modules that put lanes at other positions."""
    if _something_fails(plant):
        from mtpc.rules.lanes._lanes_not_judged import incomparable

        yield from incomparable(plant)


def not_mapped(plant: Plant) -> Iterator[Unjudged]:
    """Circuits and channels over a part that does not state its map."""
    if _something_fails(plant):
        from mtpc.rules.lanes._lanes_not_judged import unmapped

        yield from unmapped(plant)


def told_of_method(plant: Plant) -> frozenset[str]:
    """The channels whose method is told where their lanes are: the same piece is against both."""
    if not _something_fails(plant):
        return frozenset()
    from mtpc.rules.lanes._methods import METHOD
    from mtpc.rules.lanes._one_finding_a_cause import all_findings

    every = (consequence for finding in all_findings(plant) for consequence in finding.consequences)
    return frozenset(consequence.object for consequence in every if consequence.code == METHOD)


def _something_fails(plant: Plant) -> bool:
    """Whether a fact about lanes does not hold: only then is looked for what would mend it."""
    if not doubtful(plant):
        return False
    from mtpc.repair.failing import failing_of

    return bool(failing_of(plant))
