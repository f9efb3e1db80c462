"""The words of findings: nothing of the program's in them, and things named as a spec names them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.rules._naming import named_connector, port_name
from mtpc.rules.rule import Rule
from tests.support.broken_specs import SPECS, compiled
from tests.support.examples import EXAMPLES, on_the_floor
from tests.support.listing import for_each
from tests.support.parts import plug, wired
from tests.support.sites import Floor

OURS = re.compile(r"\b(None|True|False|Decimal|NaN|nan)\b|\[\]|\(\)|\{\}|<\w+ |  |^\s|\s$|\bof$|\bof[.,;:]")


def words_of(finding: Diagnostic) -> list[str]:
    return [finding.message, finding.help or "", *finding.notes, *(label.message for label in finding.labels)]


@for_each(SPECS, lambda path: path.stem)
def test_findings_of_a_broken_spec_hold_no_words_of_the_program(path: Path) -> None:
    for found in compiled(path).diagnostics:
        assert not [words for words in words_of(found) if OURS.search(words)], found


@for_each(EXAMPLES, lambda rule: rule.code)
def test_findings_of_an_example_hold_no_words_of_the_program(rule: Rule) -> None:
    for found in on_the_floor(rule.bad).diagnostics:
        assert not [words for words in words_of(found) if OURS.search(words)], found


# ---- names


def test_legs_are_named_by_number_where_there_are_several() -> None:
    floor = Floor()
    ends = (plug("a1", "mpo12"), plug("b1", "lc"), plug("b2", "lc"))
    faces = floor.add("h", wired("h", ends, [(0, 1, 1, 1), (0, 2, 2, 1)], "harness"))
    box = floor.add("box", wired("box", ends, [(0, 1, 1, 1)], "cassette"))
    site = floor.done()
    assert [named_connector(site, face) for face in faces] == ["harness h", "leg 1 of harness h", "leg 2 of harness h"]
    assert [named_connector(site, face) for face in box] == ["cassette box"] * 3


@pytest.mark.parametrize("port", ["p.1.1", "p.1.rear1"])
def test_a_port_of_a_plate_is_named_by_its_front(port: str) -> None:
    """The plate's sockets are the first of the floor."""
    text = (
        'edition 2026\nuse "catalog:acme-fibre" as acme\nrack R : acme.rack-42u\npanel p : acme.panel-4slot at R.U1\n'
        f"plate p.1 : acme.plate-12lc\ncord {port} -- p.1.5 : acme.patch-lc-om4 {{ length = 2m }}\n"
    )
    site = compile_texts({"a.mtp": text}).plant.site
    names = {port_name(site, face) for face in range(len(site.faces.component)) if site.terminal(face).loose}
    assert names == {"p.1.1", "p.1.5"}
