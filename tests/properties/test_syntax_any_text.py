"""Whatever the text: statements and findings, never an exception; and what mtpc reads is what lark reads."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, Token, Tree
from lark.exceptions import LarkError

from mtpc.assets import asset_folder
from mtpc.syntax.automaton import CARRIES_ON
from mtpc.syntax.parse import parse
from mtpc.syntax.parse_tables import STARTS
from mtpc.syntax.read import read
from mtpc.syntax.tree import NodeBuilder
from mtpc.text import Source
from tests.support.syntax_mutations import SPECS, mutations
from tests.unit.syntax.shapes import shape

WRITTEN = """rack A01 cord -- : at via { } [ ] ( ) = , ; .. . - -> $l $ for in let if else 1 01 35m 2027-03-31
    100GBASE-SR4 "x" "{$l}" "{ " # ## \\ use edition policy leaf[ ]:2 step except not"""
PIECES = st.sampled_from([*WRITTEN.split(), "\n", "\r\n", "\r", "\t", "\0", "\ufeff", "\udc80", " "])
TEXTS = st.text(max_size=80) | st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join)


@settings(deadline=None, max_examples=400)
@given(TEXTS)
def test_any_text_gives_findings_and_never_an_exception(text: str) -> None:
    spec, found = parse(Source("x.mtp", text))
    assert len(found) <= 50
    for one in found:
        assert one.code.startswith("SYN1")
        assert one.message
        assert one.span is not None
        assert 0 <= one.span.start <= one.span.end <= len(text)
    for statement in spec.statements:
        assert 0 <= statement.start <= statement.end <= len(text)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_a_text_is_read_the_same_way_twice(text: str) -> None:
    first, again = (parse(Source("x.mtp", text)) for _ in range(2))
    assert shape(first[0].statements, offsets=True) == shape(again[0].statements, offsets=True)
    assert first[1] == again[1]


# ---- against lark ------------------------------------------------------------------------------


class Newlines:
    """What machine.py does about newlines, told to lark."""

    always_accept = ("_SEP",)

    def process(self, stream: Any) -> Any:
        depth, last = 0, ""
        for token in stream:
            depth += token.type in {"LPAR", "LSQB", "_LG"}
            depth -= token.type in {"RPAR", "RSQB"}
            if token.type == "_SEP" and (depth or last in CARRIES_ON) and not token.lstrip(" \t").startswith(";"):
                continue
            last = token.type
            yield token


@cache
def _lark() -> Lark:
    grammar = (asset_folder("grammar") / "mtp.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", start=list(STARTS), postlex=Newlines(), propagate_positions=True)


def _built(builder: NodeBuilder, node: Any) -> Any:
    """A node of lark's tree, as tree.py builds it."""
    if not isinstance(node, Tree):
        return str(node) if isinstance(node, Token) else node
    if not node.children and node.meta.empty:
        return builder.named(str(node.data))(0, 0, [])
    children = [_built(builder, child) for child in node.children]
    return builder.named(str(node.data))(node.meta.start_pos, node.meta.end_pos, children)


def _by_lark(text: str) -> tuple[object, ...] | None:
    faults: list[str] = []
    builder = NodeBuilder(
        text, lambda start, end: _hole(text, start, end), lambda found, start, end: faults.append(found)
    )
    try:
        tree = _lark().parse(text, start="spec")
    except LarkError:
        return None
    found: tuple[object, ...] = _built(builder, tree)
    return None if faults else found


def _hole(text: str, start: int, end: int) -> Any:
    tree = _lark().parse(" " * start + text[start:end], start="hole")
    return _built(NodeBuilder(text, lambda *_: None, lambda *_: None), tree)


@pytest.mark.parametrize("file", SPECS, ids=lambda file: file.stem)
def test_the_worked_specs_are_the_nodes_that_lark_finds(file: Path) -> None:
    text = file.read_text("utf-8")
    statements, faults, _ = read(text)
    assert faults == []
    assert shape(statements, offsets=True) == shape(_by_lark(text), offsets=True)


GLUED = re.compile(r"(?:div|mod|and|or|not|in|at|via|on|as|step|except|else|version)[\w\[:/-]|\d[A-Za-z_]")


@pytest.mark.parametrize("mutation", mutations(40, seed=7), ids=lambda one: one.name)
def test_what_is_read_without_fault_is_what_lark_reads(mutation: Any) -> None:
    statements, faults, _ = read(mutation.text)
    by_lark = _by_lark(mutation.text)
    if faults:
        assert by_lark is None or GLUED.search(mutation.text, faults[0].start - 8, faults[0].end + 8)
    else:
        assert shape(statements, offsets=True) == shape(by_lark, offsets=True)
