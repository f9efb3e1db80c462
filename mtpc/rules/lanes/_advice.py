"""What a search found, as findings say it: where they stand, what to do, why that piece, and the edit that does it."""

from __future__ import annotations

from mtpc.channel.types import Plant
from mtpc.diagnostics import Consequence, Diagnostic, Fix
from mtpc.repair.types import FailingGroup, Remedy
from mtpc.rules.lanes._change_words import all_of, either, evidence, what, what_comes_of_it
from mtpc.rules.lanes._edits import edits
from mtpc.rules.lanes._places import labels_of, name_of, origin_of, span_of
from mtpc.rules.lanes._unserved import or_the_circuits


def with_advice(plant: Plant, group: FailingGroup, worst: Consequence) -> Diagnostic:
    """The finding about a group, of which this is the worst: at what is to change, with one remedy or several alike."""
    site, remedies = plant.site, group.remedies
    first, alone = remedies[0].changes[0], len(remedies) == 1
    helps = [all_of(site, remedy) for remedy in remedies]
    instead = or_the_circuits(plant, group.facts) if _moves_only(group) else ""
    return Diagnostic(
        code=worst.code,
        message=worst.message,
        span=span_of(site, first),
        object=name_of(site, first),
        help=either(helps) + what_comes_of_it(site, group.facts) + instead,
        labels=tuple(labels_of(site, remedies)),
        notes=tuple(evidence(site, remedies[0])) if alone else (),
        context=origin_of(site, first).context,
        fixes=_fixes(plant, remedies[0]) if alone else (),
    )


def _moves_only(group: FailingGroup) -> bool:
    """Whether only plugs are to go elsewhere: then the circuits may be what is wrong."""
    return all(change.part is None for remedy in group.remedies for change in remedy.changes)


def _fixes(plant: Plant, remedy: Remedy) -> tuple[Fix, ...]:
    """The edit that does what was tried; none where it cannot be written so."""
    made = edits(plant, remedy.changes)
    titles = (
        f"use {change.part.name} here" if change.part is not None else what(plant.site, change)
        for change in remedy.changes
    )
    return (Fix("; ".join(titles), made),) if made else ()
