"""Two optics that cannot talk, or are not what their circuit says: which of them is named, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.rules.lanes.opt101_lanes_cannot_talk import check as optics_apart
from mtpc.rules.lanes.opt105_protocols_differ import check as protocols
from tests.support.examples import on_the_floor
from tests.support.sites import placed
from tests.unit.channel.rows import application, plant


def apart(asked: str = "", near: str = "NEAR", far: str = "FAR") -> Plant:
    """Two ports of unlike lanes; `asked`: the application of the circuit between them."""
    applications = {
        name: replace(application(name), lane_tech=tech, host_fec=fec)
        for name, tech, fec in (("NEAR", "one", "no FEC"), ("FAR", "other", "RS(544,514)"), ("THIRD", "third", ""))
    }
    built = plant(["2"], applications=tuple(applications.values()), wanted=applications.get(asked), near=near, far=far)
    return trace(placed(built.site))


@pytest.mark.parametrize(
    ("wanted", "blamed", "other"),
    [("", "b", "a"), ("NEAR", "b", "a"), ("FAR", "a", "b"), ("THIRD", "a", "b")],
)
def test_the_optic_that_is_not_what_the_circuit_says_is_told(wanted: str, blamed: str, other: str) -> None:
    built = apart(wanted)
    (finding,) = optics_apart(built)
    names = built.site.components.name
    assert finding.message == "a is NEAR and b is FAR: their lanes do not talk"
    assert finding.notes == ("a sends one, host FEC no FEC, b sends other, host FEC RS(544,514)",)
    assert (finding.object, finding.span and finding.span.start // 10) == (blamed, names.index(blamed))
    (label,) = finding.labels
    assert (label.message, label.span.start // 10) == (f"{other}, at the other end", names.index(other))
    assert finding.help == "use optics of one lane technology at both ends"


def test_the_first_circuit_of_a_channel_says_what_is_meant() -> None:
    site = apart("FAR").site
    site.circuits.append(replace(site.circuits[0], name="later", application=site.applications["NEAR"]))
    (finding,) = optics_apart(trace(site))
    assert finding.object == "a"


TECHS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    (
        "MM850-NRZ25",
        "MM850-PAM50",
        lambda told: told.startswith("a and b do not talk: NEAR has lanes of 25G (NRZ), FAR"),
    ),
    (
        "MM850-PAM50",
        "MM850-NRZ25",
        lambda told: told.startswith("a and b do not talk: FAR has lanes of 25G (NRZ), NEAR"),
    ),
)


@pytest.mark.parametrize(("one", "other", "right"), TECHS)
def test_a_known_pair_is_told_in_its_own_order(one: str, other: str, right: Callable[[str], bool]) -> None:
    applications = [replace(application(name), lane_tech=tech) for name, tech in (("NEAR", one), ("FAR", other))]
    (finding,) = optics_apart(plant(["2"], applications=tuple(applications), near="NEAR", far="FAR"))
    assert right(finding.message)
    assert finding.notes[1].startswith("source: lane rate and line code")


# ---- protocols


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (("Ethernet", "InfiniBand"), "a is ONE (Ethernet) and b is OTHER (InfiniBand): light arrives"),
        (("InfiniBand", "MSA"), "a is ONE (InfiniBand) and b is OTHER (Ethernet): light arrives"),
        (("MSA", "Ethernet"), ""),
        (("", "InfiniBand"), ""),
        (("Ethernet", ""), ""),
        (("Fibre Channel", "Fibre Channel"), ""),
    ],
)
def test_two_protocols_are_told_with_the_port_of_each(groups: tuple[str, str], message: str) -> None:
    applications = [
        replace(application(name), group=group) for name, group in zip(("ONE", "OTHER"), groups, strict=True)
    ]
    built = plant(["2"], applications=tuple(applications), near="ONE", far="OTHER")
    faults = list(protocols(trace(placed(built.site))))
    assert [fault.message.startswith(message) for fault in faults] == [True] * bool(message)
    for fault in faults:
        assert fault.object == "a"
        group = message.rpartition("(")[2].partition(")")[0]
        assert [label.message for label in fault.labels] == [f"{group} at the other end"]
        assert [fault.span and fault.span.start, fault.labels[0].span.start] == [0, 10]


def test_protocols_are_compared_whether_or_not_the_lanes_talk() -> None:
    applications = [
        replace(application(name), group=group, lane_tech=name)
        for name, group in (("ONE", "Ethernet"), ("OTHER", "InfiniBand"))
    ]
    (fault,) = protocols(plant(["2"], applications=tuple(applications), near="ONE", far="OTHER"))
    assert fault.message == "a is ONE (Ethernet) and b is OTHER (InfiniBand): the protocols differ"


# ---- on the floor of the manual


def findings(lines: str) -> tuple[Diagnostic, ...]:
    return on_the_floor(lines).diagnostics


@pytest.mark.parametrize("end", ["far", "near"])
def test_the_optic_that_is_not_what_the_circuit_says_is_blamed(end: str) -> None:
    optics = {"near": "acme.sfp-10g-sr", "far": "acme.sfp-10g-sr", end: "acme.sfp-10g-lr"}
    lines = f"optic leaf01.xe-0/0/5 : {optics['near']}\noptic leaf02.xe-0/0/5 : {optics['far']}\n"
    lines += "cord leaf01.xe-0/0/5 -- leaf02.xe-0/0/5 : acme.patch-lc-om4 { length = 2m }\n"
    found = findings(f"{lines}circuit leaf01.xe-0/0/5 -- leaf02.xe-0/0/5 : 10GBASE-SR")
    assert sorted(each.code for each in found) == ["FIB101", "OPT101", "OPT103"]
    (finding,) = (each for each in found if each.code == "OPT101")
    assert (finding.code, finding.object) == ("OPT101", {"near": "leaf01.xe-0/0/5", "far": "leaf02.xe-0/0/5"}[end])


def test_a_wrong_application_is_one_finding_and_not_also_another_destination() -> None:
    lines = (
        "harness brk1 : acme.breakout-mpo12apc-4lc-os2 at border1.et-0/0/0 -- edge[1..4].et-0/0/0 { length = 10m }\n"
    )
    lines += "circuit border1.et-0/0/0 -- edge1.et-0/0/0 : 100GBASE-DR"
    assert [finding.code for finding in findings(lines)] == ["OPT103"]


def test_the_stricter_of_two_optics_is_the_one_that_is_named() -> None:
    lines = "optic leaf01.et-0/0/50 : acme.q28-100g-fr1\noptic leaf01.et-0/0/51 : acme.q28-100g-dr\n"
    lines += "cord leaf01.et-0/0/50 -- leaf01.et-0/0/51 : acme.patch-lc-os2 { length = 600m }"
    (finding,) = findings(lines)
    assert (finding.code, finding.object) == ("LEN101", "leaf01.et-0/0/50 -- leaf01.et-0/0/51")
    assert finding.message == f"{finding.object} is 600 m long; 100GBASE-DR reaches 500 m over OS2"


@pytest.mark.parametrize(
    ("optic", "application_", "words"),
    [("sfp-10g-sr", "100GBASE-SR4", "1 lane of 10GBASE-SR"), ("sfp-10g-lr", "10GBASE-SR", "1 lane of 10GBASE-LR")],
)
def test_lanes_of_an_optic_are_counted(optic: str, application_: str, words: str) -> None:
    ends = "leaf01.xe-0/0/5", "leaf02.xe-0/0/5"
    lines = "".join(f"optic {end} : acme.{optic}\n" for end in ends)
    lines += f"circuit c : {application_} at {ends[0]} -- {ends[1]}\n"
    (fault,) = [finding for finding in findings(lines) if finding.code == "OPT103"]
    assert fault.message.endswith(f"and {ends[0]} is {words}")
    lines = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
    (fault,) = findings(lines + "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 10GBASE-SR")
    assert fault.message.endswith("is 4 lanes of 100GBASE-SR4")


@pytest.mark.parametrize("shorter", ["border1", "border2"])
def test_the_end_that_reaches_less_far_is_named(shorter: str) -> None:
    parts = {name: "acme.qdd-400g-vr4" if name == shorter else "acme.qdd-400g-sr4" for name in ("border1", "border2")}
    lines = "".join(f"optic {name}.et-0/0/2 : {part}\n" for name, part in parts.items())
    lines += "cord border1.et-0/0/2 -- border2.et-0/0/2 : acme.patch-mpo12-b-om4-apc { length = 3m }\n"
    lines += "circuit isl : 400GBASE-SR4 at border1.et-0/0/2 -- border2.et-0/0/2\n"
    (fault,) = (finding for finding in findings(lines) if finding.code == "OPT104")
    assert f"but {shorter}.et-0/0/2 is 400GBASE-VR4" in fault.message


@pytest.mark.parametrize(
    ("far", "device", "port", "advised"),
    [
        ("osfp-400g-sr4-flat", "gpu-node-8x400", "hca1", "name a module with the lanes of the other end"),
        ("q28-100g-sr4", "sw-8x200", "et-0/0/1", "use one of the two at both ends"),
    ],
)
def test_advice_is_what_a_cage_takes(far: str, device: str, port: str, advised: str) -> None:
    """Case bla-11 of the trials: qsfp56 and osfp-rhs fit only their own cages, so neither can be used at both ends."""
    lines = f"""edition 2026
use "catalog:acme-fibre" as acme
rack R : acme.rack-42u
device a : acme.sw-8x200 at R.U1
device b : acme.{device} at R.U10
optic a.et-0/0/1 : acme.q56-200g-sr4-apc
optic b.{port} : acme.{far}
cord a.et-0/0/1 -- b.{port} : acme.patch-mpo12-b-om4-apc {{ length = 5m }}
"""
    (found,) = (found for found in compile_texts({"x.mtp": lines}).found if found.code == "OPT101")
    assert found.help.startswith(advised)
