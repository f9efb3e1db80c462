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
from mtpc.rules.lanes._circuits import misses
from tests.properties.test_light_is_followed import ports, shape
from tests.support.oracle import photon
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
def test_a_circuit_is_missed_just_when_a_photon_of_either_end_goes_astray(seed: int) -> None:
    floor = Floor(random_site(seed))
    site = floor.site
    wanted: list[tuple[int, int]] = []
    for near, far in combinations([face for face, _ in ports(site)], 2):
        lanes = {len(_optic(site, face).tx[site.faces.terminal[face]]) for face in (near, far)}
        if len(lanes) == 1:
            floor.circuit(f"c{len(wanted)}", near, far, replace(application("TEST", limit()), lanes=lanes.pop()))
            wanted.append((near, far))
    missed = {miss.circuit: (miss.kind, miss.sender.face) for miss in misses(trace(site))}
    told = [_missed(site, near, far) or _missed(site, far, near) for near, far in wanted]
    assert missed == {number: found for number, found in enumerate(told) if found}


def _missed(site: Site, sender: int, wanted: int) -> tuple[str, int] | None:
    """What becomes of the light of one end that should all go to another port."""
    stops = [photon(site, sender, position) for position in _optic(site, sender).tx[site.faces.terminal[sender]]]
    if any(stop.face not in (-1, wanted) for stop in stops):
        return "elsewhere", sender
    lost = [stop for stop in stops if stop.face < 0]
    if not lost or any(stop.kind == "broken" for stop in lost):
        return None
    return "partly" if len(lost) < len(stops) else "nothing", sender
