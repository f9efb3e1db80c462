"""`site DC1`: the outermost place."""

from mtpc.model.kinds._kind import Kind
from mtpc.model.kinds._spaces import place_space

KIND = Kind("site", "a campus or building; rooms stand in it", rank=1, place=place_space)
