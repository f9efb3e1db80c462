"""Our dataclasses are those of the standard library, only cheaper to declare."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, field
from typing import Any

import pytest

from mtpc.lazy_dataclass import dataclass


def declared(decorator: Any) -> tuple[Any, Any, Any]:
    """The same three classes by one decorator or the other."""

    @decorator(frozen=True, slots=True)
    class Point:
        """A place."""

        x: int
        y: int = 2
        names: dict[str, int] = field(default_factory=dict, hash=False)
        secret: str = field(default="", compare=False, repr=False)

    @decorator(frozen=True, slots=True, kw_only=True)
    class Named(Point):
        """A place with a name."""

        name: str
        size: int = 3

    @decorator(slots=True, eq=True)
    class Bag:
        """Something that changes."""

        items: list[int] = field(default_factory=list)
        count: int = field(init=False)

        def __post_init__(self) -> None:
            self.count = len(self.items)

    return Point, Named, Bag


OURS, THEIRS = declared(dataclass), declared(dataclasses.dataclass)


def outcome(make: Any) -> object:
    """What a call gives or how it fails."""
    try:
        return make()
    except Exception as error:
        return type(error)


@pytest.mark.parametrize(
    "probe",
    [
        lambda point, named, bag: repr(point(1)),
        lambda point, named, bag: repr(named(1, name="a")),
        lambda point, named, bag: repr(bag([1, 2])),
        lambda point, named, bag: point(),
        lambda point, named, bag: point(1, 2, {}, "", 5),
        lambda point, named, bag: named(1, 2, {}, "", "a"),
        lambda point, named, bag: point(1, z=2),
        lambda point, named, bag: point(1) == point(1, 2, {}, "other"),
        lambda point, named, bag: point(1) == point(2),
        lambda point, named, bag: point(1) == named(1, name="a"),
        lambda point, named, bag: point(1) == 1,
        lambda point, named, bag: hash(point(1)) == hash(point(1, names={"a": 1})),
        lambda point, named, bag: len({point(1), point(1), point(2)}),
        lambda point, named, bag: hash(bag()),
        lambda point, named, bag: bag() == bag(),
        lambda point, named, bag: bag().items is bag().items,
        lambda point, named, bag: bag([1, 2, 3]).count,
        lambda point, named, bag: setattr(point(1), "x", 2),
        lambda point, named, bag: delattr(point(1), "x"),
        lambda point, named, bag: repr(dataclasses.replace(named(1, name="a"), size=9)),
        lambda point, named, bag: dataclasses.asdict(named(1, name="a")),
        lambda point, named, bag: [one.name for one in dataclasses.fields(named)],
        lambda point, named, bag: hasattr(point(1), "__dict__"),
        lambda point, named, bag: point.__match_args__,
        lambda point, named, bag: named.__doc__,
    ],
)
def test_a_class_behaves_as_the_standard_one(probe: Any) -> None:
    ours, theirs = (outcome(lambda classes=classes: probe(*classes)) for classes in (OURS, THEIRS))
    assert ours == theirs


def test_a_frozen_value_refuses_changes() -> None:
    point = OURS[0](1)
    for name in ("x", "new"):
        with pytest.raises(FrozenInstanceError):
            setattr(point, name, 2)
    assert point.x == 1


def test_a_subclass_that_adds_nothing_can_be_made_first() -> None:
    @dataclass(frozen=True, slots=True)
    class Base:
        """Two of these are declared, the lower one is made first."""

        x: int

    class Lower(Base):
        """Not a dataclass by itself."""

        __slots__ = ()

    assert (Lower(3).x, Base(4).x) == (3, 4)
