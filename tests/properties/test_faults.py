"""The fault of a channel, worked out from single photons and from the joints they cross."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from mtpc.catalogue.types import OpticPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Landing
from mtpc.model.site import Site
from mtpc.repair.failing import Standing, failing_of
from mtpc.repair.types import FactKind
from mtpc.rules.judge import judge
from tests.properties.test_light_is_followed import ports, shape
from tests.support.oracle import Stop, photon
from tests.support.random_sites import random_site
from tests.support.sites import Floor
from tests.unit.channel.rows import application, limit


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_the_fault_of_a_channel_is_what_photons_meet(seed: int) -> None:
    site = random_site(seed)
    plant = trace(site)
    for channel in range(len(plant.channels)):
        near, far = plant.channels.near[channel], plant.channels.far[channel]
        seen = shape(plant, channel)
        assert seen.fault == _fault(site, near, far, seen.forward, seen.back)
        if seen.verdict != "error":
            assert seen.verdict == {"": "ok", "permuted": "warn"}.get(seen.fault, "fail")


def _fault(site: Site, near: int, far: int, forward: tuple[Landing, ...], back: tuple[Landing, ...]) -> str:
    kinds = {landing.kind for landing in forward + back}
    if "tx" in kinds:
        return "tx-meets-tx"
    if kinds & {"unlit", "no-fibre"} or (far >= 0 and (_starved(site, near, far) or _starved(site, far, near))):
        return "dark"
    if far < 0 or kinds != {"rx"}:
        return ""
    ports = (_optic(site, near), _optic(site, far))
    whole = [len(optic.tx[site.faces.terminal[face]]) for optic, face in zip(ports, (near, far), strict=True)]
    if any(optic.lane_order_confidence == "low" for optic in ports) or [len(forward), len(back)] != whole:
        return ""
    return "permuted" if any(one.lane != one.far_lane for one in forward + back) else ""


def _starved(site: Site, port: int, other: int) -> bool:
    """Whether a receiver of a port is joined to a place of the other that sends nothing."""
    for position in _optic(site, port).rx[site.faces.terminal[port]]:
        stop = photon(site, port, position)
        if stop.face == other and stop.position not in _optic(site, other).tx[site.faces.terminal[other]]:
            return True
    return False


def _optic(site: Site, face: int) -> OpticPart:
    part = site.article(face)
    assert isinstance(part, OpticPart)
    return part


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_a_circuit_fails_just_when_a_photon_of_either_end_goes_astray(seed: int) -> None:
    floor = Floor(random_site(seed))
    site = floor.site
    wanted: list[tuple[int, int]] = []
    for near, far in combinations([face for face, _ in ports(site)], 2):
        lanes = {len(_optic(site, face).tx[site.faces.terminal[face]]) for face in (near, far)}
        if len(lanes) == 1:
            floor.circuit(f"c{len(wanted)}", near, far, replace(application("TEST", limit()), lanes=lanes.pop()))
            wanted.append((near, far))
    plant = trace(site)
    found = failing_of(plant)
    seen = {
        fact.number: standing
        for standing in (Standing.FAILS, Standing.STOPPED)
        for fact in found.of(standing)
        if fact.kind is FactKind.CIRCUIT
    }
    told = [_standing(site, near, far) for near, far in wanted]
    assert seen == {number: standing for number, standing in enumerate(told) if standing is not Standing.HOLDS}
    findings, unjudged = judge(plant)
    named = {finding.object for finding in findings} | {subject.object for subject in unjudged}
    named |= {consequence.object for finding in findings for consequence in finding.consequences}
    assert {f"c{number}" for number in seen} <= named


def _standing(site: Site, near: int, far: int) -> Standing:
    """What becomes of the light of two ends that should all go to each other, lane to lane."""
    sent = [(*ends, lane) for ends in ((near, far), (far, near)) for lane in range(_lanes(site, ends[0]))]
    lanes, targets = [_lane(site, *each) for each in sent], [target for _, target, _ in sent]
    if all(right for right, _ in lanes):
        return Standing.HOLDS
    stops = [stop for _, stop in lanes]
    if any(stop.face not in (-1, wanted) for (_, stop), wanted in zip(lanes, targets, strict=True)):
        return Standing.FAILS
    return Standing.STOPPED if any(stop.kind == "broken" for stop in stops) else Standing.FAILS


def _lanes(site: Site, port: int) -> int:
    return len(_optic(site, port).tx[site.faces.terminal[port]])


def _lane(site: Site, sender: int, wanted: int, lane: int) -> tuple[bool, Stop]:
    """Whether the light of a lane (from 0) arrives at the lane it should, and how it ends."""
    stop = photon(site, sender, _optic(site, sender).tx[site.faces.terminal[sender]][lane])
    ordered = all(_optic(site, face).lane_order_confidence != "low" for face in (sender, wanted))
    right = stop.face == wanted and stop.kind == "rx" and (not ordered or stop.lane == lane + 1)
    return right, stop
