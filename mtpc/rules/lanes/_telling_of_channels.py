"""What is wrong with two ports that no circuit joins: its code, and the fact in one sentence."""

from __future__ import annotations

from mtpc.channel.types import FibreEnd, LandingKind, Plant, once
from mtpc.model.site import Site
from mtpc.repair.ends import both_ways
from mtpc.repair.holding import LOST
from mtpc.repair.light import Light, light_of
from mtpc.repair.types import RepairFact
from mtpc.rules._naming import named_connector
from mtpc.rules.lanes._sent_lanes import DARK, PERMUTED, TX_MEETS_TX, lanes_sent, meets, permuted, unlit
from mtpc.rules.lanes._where_light_ends import where_it_ends
from mtpc.text import pair_name


def wrong_with_channel(plant: Plant, fact: RepairFact) -> tuple[str, str]:
    """The code and the sentence."""
    site, light, lanes = plant.site, light_of(plant), list(lanes_sent(plant, fact))
    here = [one for one in lanes if one.arrival.face == one.target.face or one.target.face < 0]
    meeting = next((one for one in here if one.arrival.kind is LandingKind.TX), None)
    if meeting is not None:
        return TX_MEETS_TX, meets(site, meeting)
    stopped = next((one for one in lanes if one.arrival.kind in LOST), None)
    beside = next((one for one in here if one.arrival.kind is LandingKind.UNLIT), None)
    if beside is not None:
        return DARK, unlit(site, beside)
    if stopped is not None:
        port = site.face_name(stopped.sender.face)
        if stopped.arrival.kind is not FibreEnd.NO_FIBRE:
            return DARK, f"Tx{stopped.lane} of {port} reaches nothing: {where_it_ends(site, stopped.arrival)}"
        where = named_connector(site, stopped.arrival.face)
        position = stopped.arrival.position
        return DARK, f"Tx{stopped.lane} of {port} stops in {where}: position {position} there carries no fibre"
    moved = next((one for one in here if one.lane != one.arrival.lane), None)
    if moved is not None and not _starved_by(light, fact):
        return PERMUTED, permuted(site, moved)
    return DARK, _starved(site, light, fact)


def _starved_by(light: Light, fact: RepairFact) -> tuple[int, int] | None:
    """The port of a channel that has a receiver without a lane, and which."""
    for port, by in ((fact.far, fact.number), (fact.number, fact.far)):
        if port >= 0 and (lane := light.starved_lane(port, by)):
            return port, lane
    return None


def _starved(site: Site, light: Light, fact: RepairFact) -> str:
    found = _starved_by(light, fact)
    if found is None:
        near, far = site.face_name(fact.number), site.face_name(fact.far)
        return f"filters let light between {near} and {far} pass in one direction only"
    return f"Rx{found[1]} of {site.face_name(found[0])} gets no light: no lane is joined to it"


def channel_name_of(plant: Plant, fact: RepairFact) -> str:
    """The circuit between its ports, else the ports."""
    site, circuit = plant.site, once(plant, _circuit_between).get((fact.number, fact.far))
    if circuit is not None:
        return circuit
    near = site.face_name(fact.number)
    return pair_name((near, site.face_name(fact.far))) if fact.far >= 0 else near


def _circuit_between(plant: Plant) -> dict[tuple[int, int], str]:
    named: dict[tuple[int, int], str] = {}
    for circuit in plant.site.circuits:
        for one, other in both_ways(circuit):
            named.setdefault((one.face, other.face), circuit.name)
    return named
