"""Dataclasses that are cheap to declare: what `dataclasses.dataclass` makes, made when it is first needed.

The standard decorator writes and compiles up to seven methods for every class as it is imported. With a hundred
classes importing the compiler took 64 ms instead of 25, in a check of 150 ms; importing the documents took 80 ms
instead of 61. Here `__init__` is compiled when the first value is made, and comparing, hashing and refusing changes
are functions that need no compiling. All dataclasses of mtpc are made by it; `field`, `fields` and `replace` are the
standard ones.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

Class = TypeVar("Class", bound=type[object])


@dataclass_transform(field_specifiers=(field,))
def dataclass(
    *, frozen: bool = False, slots: bool = False, eq: bool = True, kw_only: bool = False
) -> Callable[[Class], Class]:
    """Make a class a dataclass; the options mean what they mean in `dataclasses`, others are not known."""

    def decorate(cls: Class) -> Class:
        _define(cls, "__init__", _init_when_called(frozen=frozen))
        _define(cls, "__repr__", _repr)
        value_class = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
        if eq:
            _define_comparing(value_class, frozen=frozen)
        if frozen:
            _define(value_class, "__setattr__", _refuse_to_set)
            _define(value_class, "__delattr__", _refuse_to_delete)
        return cast(Class, value_class)

    return decorate


def _define(cls: type[object], name: str, method: object) -> None:
    """Give a class a method it does not define itself."""
    if cls.__dict__.get(name) is None:
        setattr(cls, name, method)


def _fields(cls: type[Any]) -> tuple[Field[object], ...]:
    return dataclasses.fields(cls)


# ---- making ------------------------------------------------------------------------------------


def _init_when_called(*, frozen: bool) -> Callable[..., None]:
    """An `__init__` that writes the real one into the class that declared it, then is it."""

    def first(self: object, *arguments: object, **named: object) -> None:
        owner = next(cls for cls in type(self).__mro__ if cls.__dict__.get("__init__") is first)
        init = _init(_fields(owner), frozen=frozen, finish=hasattr(owner, "__post_init__"))
        type.__setattr__(owner, "__init__", init)
        init(self, *arguments, **named)

    return first


def _init(fields: tuple[Field[object], ...], *, frozen: bool, finish: bool) -> Callable[..., None]:
    """`def __init__(self, a, b=default, *, c): …`."""
    scope: dict[str, object] = {"_set": object.__setattr__, "_missing": MISSING}
    ordered = [declared for declared in fields if declared.init and not declared.kw_only]
    named = [declared for declared in fields if declared.init and declared.kw_only]
    parameters = [_parameter(declared, scope) for declared in ordered]
    parameters += ["*", *(_parameter(declared, scope) for declared in named)] if named else []
    given = [declared for declared in fields if declared.init or declared.default_factory is not MISSING]
    body = [_assignment(declared, scope, frozen=frozen) for declared in given]
    body += ["self.__post_init__()"] if finish else []
    lines = "\n ".join(body or ["pass"])
    exec(f"def __init__(self, {', '.join(parameters)}):\n {lines}", scope)  # our own field names, no text of a user
    return cast(Callable[..., None], scope["__init__"])


def _parameter(declared: Field[object], scope: dict[str, object]) -> str:
    if declared.default is not MISSING:
        scope[f"_default_{declared.name}"] = declared.default
        return f"{declared.name}=_default_{declared.name}"
    return f"{declared.name}=_missing" if declared.default_factory is not MISSING else declared.name


def _assignment(declared: Field[object], scope: dict[str, object], *, frozen: bool) -> str:
    value = declared.name
    if declared.default_factory is not MISSING:
        scope[f"_make_{declared.name}"] = declared.default_factory
        default = f"_make_{declared.name}()"
        value = f"{default} if {declared.name} is _missing else {declared.name}" if declared.init else default
    return f"_set(self, {declared.name!r}, {value})" if frozen else f"self.{declared.name} = {value}"


# ---- comparing, showing, refusing ----------------------------------------------------------------


def _define_comparing(cls: type[object], *, frozen: bool) -> None:
    """Values are equal if their class is the same and their fields are; frozen ones can be hashed."""
    compared = [declared for declared in _fields(cls) if declared.compare]
    key = _key([declared.name for declared in compared])
    hash_key = _key([declared.name for declared in compared if declared.hash is None or declared.hash])

    def equal(self: object, other: object) -> object:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(hash_key(self))

    _define(cls, "__eq__", equal)
    _define(cls, "__hash__", hashed if frozen else None)


def _key(names: list[str]) -> Callable[[object], object]:
    """What takes those fields from a value at once."""
    return attrgetter(*names) if names else lambda value: ()


def _repr(self: object) -> str:
    shown = ", ".join(
        f"{declared.name}={getattr(self, declared.name)!r}" for declared in _fields(type(self)) if declared.repr
    )
    return f"{type(self).__qualname__}({shown})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
