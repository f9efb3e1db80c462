"""Findings with one cause made one: keys that are held the wrong way spoil both a mating and the lanes over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mtpc.diagnostics import Diagnostic

OF_KEYS = frozenset({"FIN102", "KEY104"})  # another plate corrects these, and which positions touch
OF_LANES = frozenset({"POL101", "POL102", "POL103", "POL201"})


def as_one_cause(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings; what lanes say of a plate whose keys are told already is a consequence of that."""
    every = list(findings)
    keys = {(finding.object, finding.span) for finding in every if finding.code in OF_KEYS}
    if not keys:
        return every
    of_lanes = [finding for finding in every if finding.code in OF_LANES and (finding.object, finding.span) in keys]
    return [_with_lanes(finding, of_lanes) for finding in every if finding not in of_lanes]


def _with_lanes(finding: Diagnostic, of_lanes: list[Diagnostic]) -> Diagnostic:
    if finding.code not in OF_KEYS:
        return finding
    here = [lanes for lanes in of_lanes if (lanes.object, lanes.span) == (finding.object, finding.span)]
    follows = (consequence for lanes in here for consequence in lanes.consequences)
    return replace(finding, consequences=(*finding.consequences, *follows))
