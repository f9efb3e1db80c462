"""The fault of a channel, worked out from single photons and from the joints they cross."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mtpc.catalogue.types import OpticPart
from mtpc.channel.trace import trace
from mtpc.channel.types import Landing
from mtpc.model.site import Site
from tests.oracle import photon
from tests.properties.test_light_is_followed import shape
from tests.random_sites import random_site


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
