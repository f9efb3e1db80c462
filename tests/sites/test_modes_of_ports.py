"""Ports that modules stand in, and ports that carry no traffic: cases C01, Q05 and W09 of the reference of modes."""

from __future__ import annotations

from tests.sites.test_modes_cases import codes, compiled, splitter


def test_a_twin_port_carved_in_four_takes_two_lanes_each() -> None:
    """C01: connectors are lanes 1 to 4 and 5 to 8 of the cage; a port of it has two lanes of one of them."""
    optic = "optic w.osfp1 : acme.osfp-800g-2xsr4\noptic n[1..4].osfp1 : acme.osfp-400g-sr4-flat\n"
    legs = "harness S[1..2] : sp at w.osfp1:[1..2] -- n[1..4].osfp1 { length = 30m }\n"
    circuits = (
        "circuit a[1..2] : 200GBASE-SR2 at w.osfp1:1:[1..2] -- n[1..2].osfp1\n"
        "circuit b[1..2] : 200GBASE-SR2 at w.osfp1:2:[1..2] -- n[3..4].osfp1\n"
    )
    result = compiled(splitter("sp12_x") + optic + legs + circuits)
    assert "error" not in codes(result).values()
    taken = {circuit.name: circuit.near.lanes for circuit in result.plant.site.circuits}
    assert taken == {"a1": (1, 2), "a2": (3, 4), "b1": (1, 2), "b2": (3, 4)}


def test_a_finned_module_does_not_go_into_an_adapter_that_takes_flat_ones() -> None:
    """Q05."""
    server = "device g : acme.gpu-node-8x400 at A.U1\n"
    assert codes(compiled(server + "optic g.hca1 : acme.osfp-800g-2xdr4\n")) == {"OPT102": "error"}
    assert not codes(compiled(server + "optic g.hca1 : acme.osfp-400g-sr4-flat\n"))


def test_traffic_does_not_run_over_a_monitor_port() -> None:
    """W09: what a further line of the map takes off for a monitor is not followed, and no circuit arrives by it."""
    mux = (
        "part mux : cassette { format = acme-slot; fibre = os2; splits = true; loss-through = 2.4dB\n"
        "  port com1 : lc-duplex { polish = upc; loss = 0.25dB; return-loss = 55dB }\n"
        "  port ch1 : lc-duplex { polish = upc; loss = 0.25dB; return-loss = 55dB }\n"
        "  port mon1 : lc-duplex { polish = upc; loss = 0.25dB; return-loss = 55dB }\n"
        "  map com1.[1..2] -- ch1.[2, 1]; map com1.[1..2] -- mon1.[2, 1]\n}\n"
        "cassette P1.2 : mux\noptic [w, n1].sfp1 : acme.sfp-10g-lr\n"
        "cord w.sfp1 -- P1.2.com1 : acme.patch-lc-os2 { length = 2m }\n"
        "cord P1.2.{} -- n1.sfp1 : acme.patch-lc-os2 {{ length = 2m }}\n"
        "circuit c : 10GBASE-LR at w.sfp1 -- n1.sfp1\n"
    )
    on_channel, on_monitor = (codes(compiled(mux.replace("{}", port).replace("{{", "{").replace("}}", "}")))
                              for port in ("ch1", "mon1"))  # fmt: skip
    assert "error" not in on_channel.values()
    assert on_monitor.get("POL201") == "error"
