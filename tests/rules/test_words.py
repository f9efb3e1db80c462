"""The words of findings: nothing of the program's in them, and the names of what they are about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.rules.rule import Rule
from tests.docs.test_explain import EXAMPLES, on_the_floor
from tests.sites.test_broken_specs import SPECS, compiled

OURS = re.compile(r"\b(None|True|False|Decimal|NaN|nan)\b|\[\]|\(\)|\{\}|<\w+ |  |^\s|\s$|\bof$|\bof[.,;:]")


def words_of(found: Diagnostic) -> list[str]:
    return [found.message, found.help or "", *found.notes, *(label.message for label in found.labels)]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_findings_of_a_broken_spec_hold_no_words_of_the_program(path: Path) -> None:
    for found in compiled(path).diagnostics:
        assert not [words for words in words_of(found) if OURS.search(words)], found


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_findings_of_an_example_hold_no_words_of_the_program(rule: Rule) -> None:
    for found in on_the_floor(rule.bad).diagnostics:
        assert not [words for words in words_of(found) if OURS.search(words)], found


@pytest.mark.parametrize(
    ("optic", "cord", "told"),
    [
        ("10g-sr", "os2", "is OS2, and leaf01.xe-0/0/5 is 10GBASE-SR, which needs multimode"),
        ("10g-lr", "om4", "is OM4, and leaf01.xe-0/0/5 is 10GBASE-LR, which needs single-mode"),
    ],
)
def test_a_module_on_the_other_kind_of_fibre_is_told_by_its_port(optic: str, cord: str, told: str) -> None:
    lines = f"optic leaf01.xe-0/0/[5..6] : acme.sfp-{optic}\n"
    lines += f"cord leaf01.xe-0/0/5 -- leaf01.xe-0/0/6 : acme.patch-lc-{cord} {{ length = 2m }}"
    (found,) = on_the_floor(lines).found
    assert (found.code, found.object) == ("FIB101", "leaf01.xe-0/0/5 -- leaf01.xe-0/0/6")
    assert found.message.endswith(told)


def test_lanes_in_another_order_say_how_sure_the_order_is() -> None:
    cords = "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-a-om4 { length = 2m }\n"
    cords += "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-c-om4 { length = 2m }"
    (found,) = on_the_floor(cords).diagnostics
    assert found.code == "POL102"
    assert "the order of lanes of 100GBASE-SR4 is not confirmed (medium)" in found.notes
