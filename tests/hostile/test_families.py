"""How much is attacked: each family, and how many categories there are."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tests.hostile.attack import Attack, Family

CATEGORIES_MIN = 120


def attacks() -> list[Attack]:
    """All attacks, of all modules of this folder."""
    others = sorted({path.stem for path in Path(__file__).parent.glob("test_*.py")} - {Path(__file__).stem})
    return [attack for name in others for attack in import_module(f"tests.hostile.{name}").ATTACKS]


def test_every_family_is_attacked_in_many_ways() -> None:
    categories = {(attack.family, attack.name) for attack in attacks()}
    assert {family for family, _ in categories} == set(Family)
    assert len(categories) >= CATEGORIES_MIN


def test_no_two_attacks_are_one() -> None:
    names = [(attack.family, attack.name, attack.variant) for attack in attacks()]
    assert sorted({name for name in names if names.count(name) > 1}) == []
