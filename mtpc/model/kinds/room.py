"""`room DH1 at DC1`: a hall or room."""

from mtpc.model.kinds._kind import Kind
from mtpc.model.kinds._spaces import place_space

KIND = Kind(
    "room", "a hall or room; rows and racks stand in it", rank=2, at="site",
    place=place_space,
)  # fmt: skip
