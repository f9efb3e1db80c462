"""Runs the checks of the rules on a traced plant, phase after phase.

A rule of matings is named for the fault it reports, a rule of requirements `… not as required`: both are imported only
where the plant has such a fault, or a policy requires something. A rule of the folder `asked` is checked, and imported,
only where a policy states a severity for its code. Most plants spare their start-up.
"""

from __future__ import annotations

from mtpc.channel.mating_faults import mates
from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.rules._one_cause import as_one_cause
from mtpc.rules._unjudged import what_is_not_judged
from mtpc.rules.files import ASKED, RuleFile, is_of_requirements, rule, rule_files

MATINGS = "matings"
# What rules of the other folders describe is found elsewhere.
PHASES = (MATINGS, "lanes", "budget", "floor", ASKED)
# Faults of a plug that does not go into its adapter.
MISFIT_FAULTS = {MatingFault.KEY_FAMILY_MISMATCH, MatingFault.CONNECTOR_MISMATCH}


def judge(plant: Plant) -> tuple[list[Diagnostic], list[Unjudged]]:
    """The findings of every check, and what checks could not judge."""
    faults = {fault for kind in plant.matings.kinds for fault in mates(kind)}
    if plant.site.misfits:
        faults |= MISFIT_FAULTS
    judged: list[Diagnostic | Unjudged] = []
    for phase in PHASES:
        for file in rule_files().values():
            if file.folder == phase and _can_find(file, plant, faults):
                judged += _judged_by(file, plant)
    findings = as_one_cause(plant, (each for each in judged if isinstance(each, Diagnostic)))
    unjudged = [each for each in judged if isinstance(each, Unjudged)]
    return findings, unjudged + what_is_not_judged(plant, findings)


def _can_find(file: RuleFile, plant: Plant, faults: set[MatingFault]) -> bool:
    if file.folder == MATINGS:
        return file.name in faults
    if file.folder == ASKED:
        return file.code in plant.site.policy.severity
    return bool(plant.site.policy.requires) or not is_of_requirements(file)


def _judged_by(file: RuleFile, plant: Plant) -> list[Diagnostic | Unjudged]:
    its_rule = rule(file.code)
    assert its_rule is not None
    assert its_rule.check is not None, f"{file.module} has no check"
    return list(its_rule.check(plant))
