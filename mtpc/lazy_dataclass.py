"""Dataclasses that are cheap to declare: what `dataclasses.dataclass` makes, made when it is first needed.

The standard decorator examines every field and writes and compiles up to seven methods for every class as it is
imported. With a hundred classes importing the compiler took 64 ms instead of 25, in a check of 150 ms; importing the
documents took 80 ms instead of 61. Here `__init__` is compiled when the first value is made, comparing, hashing and
refusing changes are functions that need no compiling, and `dataclasses` reads a class when its `fields` are first
asked for. All dataclasses of mtpc are made by it; `field`, `fields` and `replace` are the standard ones. Every
annotation is a field: there is no `ClassVar`.
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
    methods: dict[str, object] = {"__init__": _first_init, "__repr__": _repr}
    if eq:
        methods |= {"__eq__": _first_eq, "__hash__": _first_hash if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}

    def decorate(cls: Class) -> Class:
        written = _Written(cls, frozen=frozen, kw_only=kw_only)
        body = {name: value for name, value in cls.__dict__.items() if name not in written.left_out}
        body |= {name: method for name, method in methods.items() if body.get(name) is None}
        body |= _READ_BY_OTHERS
        if slots:
            inherited = {slot for base in cls.__mro__[1:] for slot in base.__dict__.get("__slots__", ())}
            body["__slots__"] = tuple(name for name in written.names if name not in inherited)
        made = type(cls.__name__, cls.__bases__, body)
        made.__qualname__ = cls.__qualname__
        _written[made] = written
        return cast(Class, made)

    return decorate


class _Written:
    """A class as it was written, and what was chosen for it."""

    def __init__(self, cls: type[object], *, frozen: bool, kw_only: bool) -> None:
        self.cls = cls
        self.frozen = frozen
        self.kw_only = kw_only
        self.names = tuple(cls.__annotations__)
        self.defaults = {name: cls.__dict__[name] for name in self.names if name in cls.__dict__}
        self.left_out = {*self.defaults, "__dict__", "__weakref__"}

    def fields(self) -> dict[str, Field[object]]:
        """Name -> field, as far as declared by this class."""
        fields = {name: _field(self.defaults.get(name, MISSING)) for name in self.names}
        for declared in fields.values():
            if declared.kw_only is MISSING:
                declared.kw_only = self.kw_only
        return fields


_written: dict[type[object], _Written] = {}  # by the class that was made of it
_known: dict[type[object], dict[str, Field[object]]] = {}


def _field(default: Any) -> Field[object]:
    return default if isinstance(default, Field) else field(default=default)


def _fields(cls: type[object]) -> dict[str, Field[object]]:
    """Name -> field of a class, those of its bases first."""
    if cls not in _known:
        _known[cls] = {}
        for base in reversed(cls.__mro__):
            if base in _written:
                _known[cls] |= _written[base].fields()
    return _known[cls]


def _owner(cls: type[object], name: str, value: object) -> type[object]:
    """The class whose attribute that is: `cls` or one of its bases."""
    return next(base for base in cls.__mro__ if base.__dict__.get(name) is value)


class _ReadByOthers:
    """What `dataclasses` and `match` read of a class: made by the standard decorator when it is first read."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, value: object, cls: type[object]) -> object:
        owner = _owner(cls, self.name, self)
        written = _written[owner]
        _fields(owner)  # the standard decorator takes them out of the class
        standard = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=written.kw_only)(written.cls)
        for name in _READ_BY_OTHERS:
            type.__setattr__(owner, name, standard.__dict__[name])
        return owner.__dict__[self.name]


_READ_BY_OTHERS = {
    name: _ReadByOthers(name) for name in ("__dataclass_fields__", "__dataclass_params__", "__match_args__")
}


# ---- making ------------------------------------------------------------------------------------


def _first_init(self: object, *arguments: object, **named: object) -> None:
    """An `__init__` that writes the real one into the class that declared it, then is it."""
    owner = _owner(type(self), "__init__", _first_init)
    init = _init(_fields(owner), frozen=_written[owner].frozen, finish=hasattr(owner, "__post_init__"))
    type.__setattr__(owner, "__init__", init)
    init(self, *arguments, **named)


def _init(fields: dict[str, Field[object]], *, frozen: bool, finish: bool) -> Callable[..., None]:
    """`def __init__(self, a, b=default, *, c): …`."""
    scope: dict[str, object] = {"_set": object.__setattr__, "_missing": MISSING}
    ordered = {name: declared for name, declared in fields.items() if declared.init and not declared.kw_only}
    named = {name: declared for name, declared in fields.items() if declared.init and declared.kw_only}
    parameters = [_parameter(name, declared, scope) for name, declared in ordered.items()]
    parameters += ["*", *(_parameter(name, declared, scope) for name, declared in named.items())] if named else []
    body = [
        _assignment(name, declared, scope, frozen=frozen)
        for name, declared in fields.items()
        if declared.init or declared.default_factory is not MISSING
    ]
    body += ["self.__post_init__()"] if finish else []
    lines = "\n ".join(body or ["pass"])
    exec(f"def __init__(self, {', '.join(parameters)}):\n {lines}", scope)  # our own field names, no text of a user
    return cast(Callable[..., None], scope["__init__"])


def _parameter(name: str, declared: Field[object], scope: dict[str, object]) -> str:
    if declared.default is not MISSING:
        scope[f"_default_{name}"] = declared.default
        return f"{name}=_default_{name}"
    return f"{name}=_missing" if declared.default_factory is not MISSING else name


def _assignment(name: str, declared: Field[object], scope: dict[str, object], *, frozen: bool) -> str:
    value = name
    if declared.default_factory is not MISSING:
        scope[f"_make_{name}"] = declared.default_factory
        made = f"_make_{name}()"
        value = f"{made} if {name} is _missing else {name}" if declared.init else made
    return f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}"


# ---- comparing, showing, refusing ----------------------------------------------------------------


def _first_eq(self: object, other: object) -> object:
    """Values are equal if their class is the same and their fields are."""
    owner = _owner(type(self), "__eq__", _first_eq)
    key = _key([name for name, declared in _fields(owner).items() if declared.compare])

    def equal(self: object, other: object) -> object:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    type.__setattr__(owner, "__eq__", equal)
    return equal(self, other)


def _first_hash(self: object) -> int:
    """Frozen values can be hashed."""
    owner = _owner(type(self), "__hash__", _first_hash)
    compared = {name: declared for name, declared in _fields(owner).items() if declared.compare}
    key = _key([name for name, declared in compared.items() if declared.hash is None or declared.hash])

    def hashed(self: object) -> int:
        return hash(key(self))

    type.__setattr__(owner, "__hash__", hashed)
    return hashed(self)


def _key(names: list[str]) -> Callable[[object], object]:
    """What takes those fields from a value at once."""
    return attrgetter(*names) if names else lambda value: ()


def _repr(self: object) -> str:
    shown = ", ".join(
        f"{name}={getattr(self, name)!r}" for name, declared in _fields(type(self)).items() if declared.repr
    )
    return f"{type(self).__qualname__}({shown})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
