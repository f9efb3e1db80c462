"""`trunk T[01..08] : PART at PORTS -- PORTS`: installed cable between panels."""

from mtpc.model.kinds._trunks import kind_of_cable

KIND = kind_of_cable("trunk", "an installed cable between panels; it may have several legs per side")
