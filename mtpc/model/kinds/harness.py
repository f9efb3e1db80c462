"""`harness brk[1..2] : PART at PORTS -- PORTS`: a cable that divides one connector among several."""

from mtpc.model.kinds._trunks import cable_with_legs

KIND = cable_with_legs("harness", "a cable that divides one connector among several")
