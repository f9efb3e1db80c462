"""`row A at DH1`: a row of racks."""

from mtpc.model.kinds._kind import Kind
from mtpc.model.kinds._spaces import place_space

KIND = Kind(
    "row", "a row of racks; racks stand in it", rank=3, what=("name",), at="may", at_is="room", place=place_space
)
