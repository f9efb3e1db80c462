"""A fix that is offered mends: applied alone, its finding is gone and nothing is said that was not said before."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from mtpc.diagnostics import Diagnostic, Fix
from mtpc.fixing import apply
from mtpc.pipeline import compile_texts
from mtpc.syntax.parse import parse
from mtpc.text import Source
from tests.support import ROOT
from tests.support.listing import for_each

BROKEN = ROOT / "specs" / "broken"


@cache
def offered() -> tuple[tuple[Path, Diagnostic, Fix], ...]:
    return tuple(
        (path, finding, fix)
        for path in sorted(BROKEN.glob("*.mtp"))
        for finding in compile_texts({path.name: path.read_text("utf-8")}, BROKEN).found
        for fix in finding.fixes
    )


def said(name: str, text: str) -> Counter[tuple[str, str, str]]:
    return Counter((one.code, one.object, one.message) for one in compile_texts({name: text}, BROKEN).found)


@for_each(offered, lambda case: f"{case[0].stem}-{case[2].title}")
def test_a_fix_of_a_broken_spec_mends_its_finding_and_adds_none(path: Path, finding: Diagnostic, fix: Fix) -> None:
    text = path.read_text("utf-8")
    assert all(edit.span.path == path.name and not edit.was for edit in fix.edits)
    before, after = said(path.name, text), said(path.name, apply([fix], {path.name: text})[path.name])
    assert before - after == Counter([(finding.code, finding.object, finding.message)])
    assert not after - before


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("REF101", True), ("REF102", False), ("REF102-tray", False), ("REF105", False), ("REF108", False),
        ("REF110", False), ("REF111", False), ("REF112", False), ("REF114", True), ("TYP102", False),
        ("REF127", True), ("REF128", True),
        ("TYP103", True), ("TYP106", False), ("TYP106-minus", True), ("POL101", False), ("ORD101", False),
    ],
)  # fmt: skip
def test_findings_that_know_what_was_meant_offer_it(name: str, safe: bool) -> None:
    assert {fix.safe for path, _, fix in offered() if path.stem == name} == {safe}


def test_a_spelling_of_a_unit_is_safe_and_a_unit_that_is_missing_is_not() -> None:
    assert [(fix.title, fix.safe) for path, _, fix in offered() if path.stem == "TYP102-decimal"] == [
        ("use metres: 2.5m", False), ("write 2m", True),
    ]  # fmt: skip


@for_each(sorted((ROOT / "grammar" / "mistakes").glob("*.mtp")), lambda path: path.stem)
def test_a_fix_of_a_slip_in_the_text_leaves_the_rest_of_the_text_readable(path: Path) -> None:
    text = path.read_text("utf-8")
    before = unread(text)
    for finding in parse(Source("a.mtp", text))[1]:
        for fix in finding.fixes:
            after = unread(apply([fix], {"a.mtp": text})["a.mtp"])
            assert before - after == Counter([(finding.code, finding.message)]), fix
            assert not after - before, fix


def unread(text: str) -> Counter[tuple[str, str]]:
    return Counter((found.code, found.message) for found in parse(Source("a.mtp", text))[1])
