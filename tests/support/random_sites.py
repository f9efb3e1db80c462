"""Random floors: odd parts with odd maps, plugged together at random, some ends open, parked or misfit."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from mtpc.catalogue.types import OpticPart, Terminal, WiredPart
from mtpc.model.site import Site
from tests.support.families import FAMILIES
from tests.support.parts import optic, plug, wired
from tests.support.sites import ALIGNED, OPPOSED, UNSTATED, Floor

ARRAYS = ("mpo12", "mpo16", "mpo24")


def random_site(seed: int, *, copies: int = 1, backwards: bool = False) -> Site:
    """The floor of a seed, several times over; `backwards` names the ports in the opposite order."""
    floor = Floor()
    for copy in range(copies):
        _one_floor(floor, Random(seed), f"c{copy}", -1 if backwards else 1)
    return floor.done()


def _one_floor(floor: Floor, chance: Random, prefix: str, direction: int) -> None:
    main = chance.choice(ARRAYS)
    optics = [_optic(chance, main) for _ in range(chance.randint(1, 3))]
    parts = [_part(chance, main, number) for number in range(chance.randint(1, 5))]
    count = chance.randint(1, 6)
    ports: list[int] = []
    for number in range(count):
        ports += floor.add(f"{prefix}p{50 + direction * number}", chance.choice(optics))
    ends: list[int] = []
    for number in range(chance.randint(1, 8)):
        ends += floor.add(f"{prefix}w{number}", chance.choice(parts))
    _plug_together(floor, chance, ports, ends)


def _plug_together(floor: Floor, chance: Random, ports: list[int], ends: list[int]) -> None:
    """Plugs into receptacles and adapters, mostly with their like; ports first, so that there is light."""
    site = floor.site
    plugs = [face for face in ends if site.terminal(face).loose]
    holes = ports + [face for face in ends if not site.terminal(face).loose]
    chance.shuffle(plugs)
    for hole in holes:
        if plugs and chance.random() < 0.85:
            floor.join(_taken(floor, chance, plugs, hole), hole, ALIGNED)
    while len(plugs) > 1 and chance.random() < 0.8:
        one = plugs.pop()
        stance = chance.choice((ALIGNED, OPPOSED, OPPOSED, ALIGNED, UNSTATED))
        floor.join(one, _taken(floor, chance, plugs, one), stance)
    for face in plugs:
        if chance.random() < 0.5:
            floor.park(face)


def _taken(floor: Floor, chance: Random, plugs: list[int], mate: int) -> int:
    """Take a plug out of the list: one of the mate's family nine times in ten."""
    family = floor.site.terminal(mate).family
    like = [face for face in plugs if floor.site.terminal(face).family == family]
    taken = chance.choice(like if like and chance.random() < 0.9 else plugs)
    plugs.remove(taken)
    return taken


def _optic(chance: Random, main: str) -> OpticPart:
    family = chance.choice((main, main, "lc"))
    places = list(range(1, FAMILIES[family].count + 1))
    chance.shuffle(places)
    lanes = chance.randint(1, len(places) // 2)
    order = chance.choice(("high", "low"))
    return optic(
        f"optic-{family}-{chance.random()}",
        family,
        places[:lanes],
        places[lanes : 2 * lanes],
        receptacles=chance.choice((1, 1, 2)),
        order=order,
    )


def _part(chance: Random, main: str, number: int) -> WiredPart:
    make = chance.choice((_cable, _cable, _trunk, _box, _tangle))
    return replace(make(chance, main), name=f"part{number}")


def _cable(chance: Random, main: str) -> WiredPart:
    family = chance.choice((main, main, "lc"))
    terminals = (plug("a1", family), plug("b1", family))
    return wired("cable", terminals, _permuted(chance, FAMILIES[family].count, 0, 1))


def _trunk(chance: Random, main: str) -> WiredPart:
    legs = chance.randint(2, 4)
    terminals = [plug(f"{side}{leg}", main) for side in "ab" for leg in range(1, legs + 1)]
    seed = chance.random()
    wires = [wire for leg in range(legs) for wire in _permuted(Random(seed), FAMILIES[main].count, leg, legs + leg)]
    return wired("trunk", terminals, wires, "trunk")


def _permuted(chance: Random, count: int, a: int, b: int) -> list[tuple[int, int, int, int]]:
    places = list(range(1, count + 1))
    chance.shuffle(places)
    return [(a, here, b, there) for here, there in enumerate(places, start=1) if chance.random() < 0.95]


def _box(chance: Random, main: str) -> WiredPart:
    """Duplex fronts on some pairs of an array's positions."""
    places = list(range(1, FAMILIES[main].count + 1))
    chance.shuffle(places)
    ports = chance.randint(1, 4)
    fronts = [plug(f"front{k}", "lc", loose=False) for k in range(1, ports + 1)]
    rear = plug("rear1", main, loose=chance.random() < 0.5)
    wires = [(index // 2, index % 2 + 1, ports, places[index]) for index in range(2 * ports)]
    return wired("box", [*fronts, rear], wires, "cassette")


def _tangle(chance: Random, main: str) -> WiredPart:
    """Any fibre end joined to any other, some positions stated unlit: shuffles, loopbacks, conversions."""
    terminals = [_dimmed(chance, f"t{k}", main) for k in range(1, chance.randint(1, 4) + 1)]
    ends = [(index, at) for index, one in enumerate(terminals) for at in range(1, one.family.count + 1)]
    chance.shuffle(ends)
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return wired("tangle", terminals, ((*a, *b) for a, b in pairs), "harness")


def _dimmed(chance: Random, name: str, main: str) -> Terminal:
    family = chance.choice((main, main, main, "lc"))
    lit = [at for at in range(1, FAMILIES[family].count + 1) if chance.random() < 0.95]
    return plug(name, family, lit=lit)
