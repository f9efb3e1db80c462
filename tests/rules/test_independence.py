"""Facts that do not depend on each other are each told: two faults on one channel give what each gives alone.

A plug of the wrong polish excuses neither glass nor length, optics that do not talk excuse neither the fibre between
them nor a joint. Cases hid-01 to hid-14 of the trials were of this kind: the fault that was told hid another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import NamedTuple

import pytest

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.pipeline import compile_texts
from tests.support.floors import TWO_RACKS

CABLES = ("near", "trunk", "far")  # a cord, the trunk, a cord
MODULES = ("near", "far")


class Fault(NamedTuple):
    """One property of one piece that is not as it should be."""

    what: str
    piece: str

    def __str__(self) -> str:
        return f"{self.what} of {self.piece}"


EVERY = [
    *(Fault(what, piece) for what in ("polish", "pins", "glass", "polarity", "length") for piece in CABLES),
    *(Fault("lanes", piece) for piece in MODULES),
]
PAIRS = [pair for pair in combinations(EVERY, 2) if pair[0].what != pair[1].what]

HEAD = (
    TWO_RACKS
    + """part other : optic { form-factor = qsfp28; application = 40GBASE-SR4
  port mdi : mpo12 { gender = pinned; polish = upc; pinout = mpo12-4p4-mm-upc } }
"""
)
SETTLED = 'reason = "seen"; until = 2099-01-01'


def _part(piece: str, faults: frozenset[str]) -> str:
    kind = "trunk" if piece == "trunk" else "cord"
    pinned = (kind == "trunk") != ("pins" in faults)
    attributes = {
        "fibre": "os2" if "glass" in faults else "om4",
        "polish": "apc" if "polish" in faults else "pc",
        "gender": "pinned" if pinned else "unpinned",
        "map": "a12" if "polarity" in faults else "b12",
    }
    written = "; ".join(f"{name} = {value}" for name, value in attributes.items())
    return f"part p{piece} : {kind} {{ {written}; loss = 0.2dB; return-loss = 60dB; end [a, b] : mpo12 }}\n"


def floor(*faults: Fault, circuit: bool = True) -> str:
    of = {piece: frozenset(fault.what for fault in faults if fault.piece == piece) for piece in CABLES}
    text = HEAD + "".join(_part(piece, of[piece]) for piece in CABLES)
    for number, piece in enumerate(MODULES, start=1):
        text += f"optic sw{number}.et-0/0/0 : {'other' if 'lanes' in of[piece] else 'acme.q28-100g-sr4'}\n"
    lengths = {piece: "300m" if "length" in of[piece] else "3m" for piece in CABLES}
    text += f"cord near : pnear at sw1.et-0/0/0 -- pp1.1.1 {{ length = {lengths['near']} }}\n"
    text += f"trunk T1 : ptrunk at pp1.1.rear1 -- pp2.1.rear1 {{ length = {lengths['trunk']} }}\n"
    text += f"cord far : pfar at pp2.1.1 -- sw2.et-0/0/0 {{ length = {lengths['far']} }}\n"
    return text + ("circuit up : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0\n" if circuit else "")


def found(text: str) -> tuple[Diagnostic, ...]:
    return compile_texts({"x.mtp": text}, today="2026-12-01").found


def facts(findings: tuple[Diagnostic, ...]) -> set[str]:
    return {finding.code for finding in findings}


ALONE = {
    "polish": "FIN101",
    "pins": "GEN10",
    "glass": "FIB101",
    "polarity": "POL101",
    "length": "LEN101",
    "lanes": "OPT101",
}


def test_the_floor_without_a_fault_has_nothing_to_find() -> None:
    assert found(floor()) == ()
    assert found(floor(circuit=False)) == ()


@pytest.mark.parametrize("fault", EVERY, ids=str)
def test_each_fault_by_itself_is_found(fault: Fault) -> None:
    assert any(code.startswith(ALONE[fault.what]) for code in facts(found(floor(fault))))


@pytest.mark.parametrize("circuit", [True, False], ids=["with a circuit", "without"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}, {pair[1]}")
def test_two_faults_on_one_channel_give_what_each_gives_alone(pair: tuple[Fault, Fault], circuit: bool) -> None:
    alone = [facts(found(floor(fault, circuit=circuit))) for fault in pair]
    assert facts(found(floor(*pair, circuit=circuit))) == alone[0] | alone[1]


OF_A_JOINT = ("polish", "pins", "glass")


@pytest.mark.parametrize(
    "pair", [pair for pair in PAIRS if {fault.what for fault in pair} <= set(OF_A_JOINT)], ids=lambda pair: str(pair[0])
)
def test_facts_of_a_joint_are_told_at_the_same_pieces_as_alone(pair: tuple[Fault, Fault]) -> None:
    def places(*faults: Fault) -> set[tuple[str, str]]:
        return {(finding.code, finding.object) for finding in found(floor(*faults))}

    assert places(*pair) == places(pair[0]) | places(pair[1])


def _settled(finding: Diagnostic) -> Iterator[str]:
    """Ways to be done with a finding: allowed at its object, taken as less, by its code and by its family."""
    yield f"allow {finding.code} on {finding.object} {{ {SETTLED} }}\n"
    yield f"policy {{ severity {{ {finding.code} = note }} }}\n"
    yield f"policy {{ severity {{ {finding.code[:3]} = warning }} }}\n"


@pytest.mark.parametrize("whats", list(combinations(ALONE, 2)), ids=" and ".join)
def test_a_finding_that_is_waived_or_taken_as_less_hides_no_other(whats: tuple[str, str]) -> None:
    pieces = [MODULES[:1] if what == "lanes" else CABLES[:2] for what in whats]
    for near, far in product(*pieces):
        text = floor(Fault(whats[0], near), Fault(whats[1], far))
        before = found(text)
        for finding in before:
            for setting in _settled(finding):
                after = found(text + setting)
                assert facts(before) <= facts(after), setting
                others = {one.code for one in before if one.code[:3] != finding.code[:3]}
                assert others <= {one.code for one in after if one.waived is None and one.severity is Severity.ERROR}, (
                    setting
                )
