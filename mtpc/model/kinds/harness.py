"""`harness brk[1..2] : PART at PORTS -- PORTS`: a cable that divides one connector among several."""

from mtpc.model.kinds._kind import CABLE_ATTRIBUTES, SPLICE, Kind
from mtpc.model.kinds._trunks import place_trunks

KIND = Kind(
    "harness",
    "a cable that divides one connector among several",
    rank=9,
    what=("name",),
    type="must",
    type_is="harness part",
    at="must",
    at_is="ports -- ports",
    attributes=CABLE_ATTRIBUTES,
    children=(SPLICE,),
    place=place_trunks,
)
