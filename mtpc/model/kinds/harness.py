"""`harness brk[1..2] : PART at PORTS -- PORTS`: a cable that divides one connector among several."""

from mtpc.model.kinds._trunks import kind_of_cable

KIND = kind_of_cable("harness", "a cable that divides one connector among several")
