"""Examples that several rules of budgets share."""

from __future__ import annotations


def three_cords(*, first: str = "om4", second: str = "om4", length: str = "2m") -> str:
    """Out over a trunk and back again: two cords at its near end, the second at its far one; `length` of the first."""
    return (
        f"cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-{first} {{ length = {length} }}\n"
        f"cord sp01.1.1 -- sp01.1.2 : acme.patch-mpo12-b-{second} {{ length = 2m }}\n"
        "cord leaf01.et-0/0/49 -- lp01.1.2 : acme.patch-mpo12-b-om4 { length = 2m }"
    )


def reflecting(return_loss: str) -> str:
    """Two edge routers connected by three cords of a single-mode part with that return loss."""
    return (
        f"part px : cord {{ fibre = os2; polish = upc; loss = 0.25dB; return-loss = {return_loss}\n"
        "  end [a, b] : lc-duplex; map = duplex-ab }\n"
        "plate lp01.2 : acme.plate-12lc\n"
        "cord edge[1..2].et-0/0/0 -- lp01.2.[1..2] : px { length = 2m }\n"
        "cord lp01.2.rear1 -- lp01.2.rear2 : px { length = 2m }"
    )
