"""Findings with one code at one place become one with a count and all of their consequences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from mtpc.diagnostics import Consequence, Diagnostic, Turn, Waiver, turns_key
from mtpc.rules.files import rule
from mtpc.text import Span, natural_key

MORE_MAX = 20  # objects a folded finding still names
APART_MAX = 4  # findings at one place that are still reported one by one, of a rule that does not fold


def fold(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings, repeats folded; the first object in natural order is named.

    Those of a rule that does not fold stay apart while there are few of them.
    """
    groups: dict[tuple[str, Span | None, Waiver | None, bool, int], list[Diagnostic]] = {}
    for number, finding in enumerate(findings):
        key = (finding.code, _place(finding), finding.waived, finding.known, number if finding.span is None else -1)
        groups.setdefault(key, []).append(finding)
    folded: list[Diagnostic] = []
    for (code, *_), group in groups.items():
        at_cells = _place(group[0]) != group[0].span
        together = len(group) > (1 if _folds(code) and not at_cells else APART_MAX)
        folded += [_as_one(group)] if together else group
    return folded


def _place(finding: Diagnostic) -> Span | None:
    """Where a finding stands; that of a table's cell, at the line of the spec that reads it."""
    return next((label.span for label in finding.labels if label.reads), finding.span)


@cache
def _folds(code: str) -> bool:
    its_rule = rule(code)
    return its_rule is not None and its_rule.fold


def _as_one(group: list[Diagnostic]) -> Diagnostic:
    by_object: dict[str | tuple[str, tuple[Turn, ...]], Diagnostic] = {}
    for finding in sorted(group, key=lambda each: (natural_key(each.object), turns_key(each), each.message)):
        by_object.setdefault(finding.object or (finding.message, finding.context), finding)
    first, *others = by_object.values()
    more = tuple(map(_subject, others[:MORE_MAX]))
    return replace(first, count=len(by_object), more=more, consequences=_consequences(group))


def _consequences(group: list[Diagnostic]) -> tuple[Consequence, ...]:
    """Those of all findings of a group, in the natural order of their objects."""
    each = dict.fromkeys(one for finding in group for one in finding.consequences)
    return tuple(sorted(each, key=lambda one: (natural_key(one.object), one.code, one.message)))


def _subject(finding: Diagnostic) -> str:
    """The object of a finding; where it has none, the turn of the loop."""
    return finding.object or ", ".join(turn.shown for turn in finding.context)
