"""Random healthy floors, as the texts of specs: racks, devices, panels, trunks, cords, harnesses and circuits."""

from __future__ import annotations

from random import Random

from mtpc.pipeline import compile_texts
from tests.support.floor_hall import Hall
from tests.support.floor_links import LINKS
from tests.support.floor_specs import PATH, Floor

LINKS_MAX = 4


def random_floor(chance: Random, most: int = LINKS_MAX) -> Floor:
    """A floor of one link or several, without a finding."""
    floor = drawn_floor(chance, chance.randint(1, most))
    assert findings(floor) == (), f"{floor.text()}\n{findings(floor)}"
    return floor


def drawn_floor(chance: Random, links: int = 1) -> Floor:
    """A floor of so many links."""
    hall = Hall(chance)
    for hall.link in range(1, links + 1):
        chance.choice(LINKS)(hall)
    return hall.floor()


def findings(floor: Floor) -> tuple[str, ...]:
    """What is found on a floor."""
    return tuple(f"{one.code} {one.message}" for one in compile_texts({PATH: floor.text()}).diagnostics)
