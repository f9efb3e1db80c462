"""A word of a closed set is written as the member of its enumeration, never as text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from mtpc.catalogue.numbers.types import LengthCoding, OrderedBy
from mtpc.catalogue.types import Alignment, Confidence, FibreMode, Gender, PartKind, Polish
from mtpc.channel.types import (
    ChannelVerdict,
    FibreEnd,
    Figure,
    LandingKind,
    LossVerdict,
    MatingFault,
    ShapeFault,
    TermKind,
)
from mtpc.choice.types import Effect, FactName, FigureName, Subject
from mtpc.diagnostics import Severity
from mtpc.drawing.strokes import Anchor, Dash, Hatch, Ink, Layer
from mtpc.model.floor_values import FabricKind, Restriction
from mtpc.model.room_words import RackFace, RackHalf, RowDirection, TrayKind, UnitNumbering
from mtpc.opening import Obstacle
from mtpc.plan.fitting import PlaceKind
from mtpc.plan.port_states import PortState
from mtpc.plan.rows.cut_columns import Need
from mtpc.plan.rows.order_words import GivenVerdict, LineChange
from mtpc.plan.verdicts import Verdict
from mtpc.repair.failing import Standing
from mtpc.repair.types import ChangeKind, FactKind
from mtpc.rules.rule import Premise
from mtpc.syntax.recover import Slip
from tests.support import ROOT, tree_files

# What holds a word of a closed set: the name of an attribute, a variable or a parameter, and its enumerations.
HOLDERS: dict[str, tuple[type[StrEnum], ...]] = {
    "about": (Figure,),
    "alignment": (Alignment,),
    "anchor": (Anchor,),
    "change": (LineChange,),
    "confidence": (Confidence,),
    "direction": (RowDirection,),
    "dash": (Dash,),
    "effect": (Effect,),
    "end": (FibreEnd,),
    "face": (RackFace,),
    "fact_name": (FactName,),
    "fault": (MatingFault, ShapeFault),
    "faults": (MatingFault,),
    "gender": (Gender,),
    "figure_name": (FigureName,),
    "found": (Slip,),
    "half": (RackHalf,),
    "kind": (ChangeKind, FabricKind, FactKind, FibreEnd, LandingKind, PartKind, PlaceKind, TermKind, TrayKind),
    "hatch": (Hatch,),
    "ink": (Ink,),
    "kinds": (LandingKind,),
    "lane_order_confidence": (Confidence,),
    "mode": (FibreMode,),
    "number_confidence": (Confidence,),
    "need": (Need,),
    "numbered_from": (UnitNumbering,),
    "obstacle": (Obstacle,),
    "ordered_by": (OrderedBy,),
    "polish": (Polish,),
    "needs": (Premise,),
    "restriction": (Restriction,),
    "severity": (Severity,),
    "length": (LengthCoding,),
    "layer": (Layer,),
    "light": (ChannelVerdict,),
    "state": (PortState,),
    "standing": (Standing,),
    "subject": (Subject,),
    "verdict": (ChannelVerdict, GivenVerdict, LossVerdict, Verdict),
    "word": (MatingFault,),
    "words": (MatingFault,),
}
OURS = [path for path in tree_files(".py") if path.is_relative_to(ROOT / "mtpc")]


def test_no_word_of_a_closed_set_is_compared_as_text() -> None:
    found = {path.relative_to(ROOT).as_posix(): list(texts_compared(path.read_text("utf-8"))) for path in OURS}
    assert {path: texts for path, texts in found.items() if texts} == {}


def test_every_enumeration_has_a_name_that_holds_it() -> None:
    defined = {name for path in OURS for name in enumerations(path)}
    assert defined == {enumeration.__name__ for held in HOLDERS.values() for enumeration in held}


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('way.end == "port"', ["way.end == 'port'"]),
        ('"rx" != landing.kind', ["'rx' != landing.kind"]),
        (
            'site.faces.alignment[face] in ("aligned", "opposed")',
            ["site.faces.alignment[face] in ('aligned', 'opposed')"],
        ),
        ('"both-pinned" in faults', ["'both-pinned' in faults"]),
        ('(way.end, way.face) == ("port", far)', ["way.end == 'port'"]),
        ('verdict not in {LossVerdict.PASS, "unknown"}', ["verdict not in {LossVerdict.PASS, 'unknown'}"]),
        ("way.end is FibreEnd.PORT", []),
        ('component.kind == "optic"', ["component.kind == 'optic'"]),
        ('given["end"] == "port"', []),
    ],
)
def test_texts_are_seen_wherever_they_are_compared(code: str, texts: list[str]) -> None:
    assert list(texts_compared(code)) == texts


def enumerations(path: Path) -> Iterator[str]:
    """The closed sets of words a module defines."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef) and "StrEnum" in map(ast.unparse, node.bases):
            yield node.name


def texts_compared(code: str) -> Iterator[str]:
    """The comparisons of what holds a word of a closed set with such a word as text."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Compare):
            left = node.left
            for operator, right in zip(node.ops, node.comparators, strict=True):
                for one, other in _pairs(left, right):
                    if _texts(other) & _words(one) or _texts(one) & _words(other):
                        yield ast.unparse(ast.Compare(one, [operator], [other]))
                left = right


def _pairs(left: ast.expr, right: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What is compared with what; of two tuples their elements, one by one."""
    if isinstance(left, ast.Tuple) and isinstance(right, ast.Tuple) and len(left.elts) == len(right.elts):
        yield from zip(left.elts, right.elts, strict=True)
    else:
        yield left, right


def _words(node: ast.expr) -> set[str]:
    """The words that what is named so may hold."""
    if isinstance(node, ast.Subscript):
        return _words(node.value)
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return {member.value for enumeration in HOLDERS.get(name, ()) for member in enumeration}


def _texts(node: ast.expr) -> set[str]:
    """A text, or the texts of a written tuple, list or set."""
    elements = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    return {one.value for one in elements if isinstance(one, ast.Constant) and isinstance(one.value, str)}
