"""`trunk T[01..08] : PART at PORTS -- PORTS`: installed cable between panels."""

from mtpc.model.kinds._kind import CABLE_ATTRIBUTES, SPLICE, Kind
from mtpc.model.kinds._trunks import place_trunks

KIND = Kind(
    "trunk",
    "an installed cable between panels; it may have several legs per side",
    rank=9,
    what=("name",),
    type="must",
    type_is="trunk part",
    at="must",
    at_is="ports -- ports",
    attributes=CABLE_ATTRIBUTES,
    children=(SPLICE,),
    place=place_trunks,
)
