"""`trunk T[01..08] : PART at PORTS -- PORTS`: installed cable between panels."""

from mtpc.model.kinds._trunks import cable_with_legs

KIND = cable_with_legs("trunk", "an installed cable between panels; it may have several legs per side")
