"""OPT108 joined-link-crossed: one link over several connectors whose cables change the connectors."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.rules._findings import circuit_finding
from mtpc.rules.rule import Rule
from mtpc.rules.sources import NVIDIA_TWIN_PORTS


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Parts of a joined circuit that end at another connector than they start from."""
    site = plant.site
    for circuit in site.circuits:
        if circuit.joined and site.index_of(circuit.near.face) != site.index_of(circuit.far.face):
            finding = circuit_finding(
                RULE,
                circuit,
                f"{circuit.near.name} leads to {circuit.far.name}: {circuit.joined} is one {circuit.application.name}"
                " link, and whether its lanes may change connectors is not known",
                help_="exchange the cables at one end, or state two circuits where they are two links",
            )
            yield finding
            premise = "whether its lanes may change connectors is not known"
            yield Unjudged(circuit.name, (RULE.code,), premise, (RULE.code, finding.span))


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="One link over two connectors of a module has its cables crossed from connector to connector.",
    why=(
        "As two links each connector may lead anywhere. As one link the far module would have to put the lanes of two"
        " connectors in order again; that it does so was not found in any maker's text."
    ),
    fix="Join connector 1 with connector 1 and 2 with 2.",
    sources=(NVIDIA_TWIN_PORTS,),
    bad=(
        "device t[1..2] : acme.tester-2u at A02.U[1, 4]\n"
        "optic t[1..2].osfp1 : acme.osfp-800g-2xdr4\n"
        "let $to = 2\n"
        "cord t1.osfp1:[1..2] -- t2.osfp1:[$to, 3 - $to] : acme.patch-mpo12-b-os2-apc { length = 5m }\n"
        "circuit one : 800G-2XDR4 at t1.osfp1 -- t2.osfp1"
    ),
    good=(
        "device t[1..2] : acme.tester-2u at A02.U[1, 4]\n"
        "optic t[1..2].osfp1 : acme.osfp-800g-2xdr4\n"
        "let $to = 1\n"
        "cord t1.osfp1:[1..2] -- t2.osfp1:[$to, 3 - $to] : acme.patch-mpo12-b-os2-apc { length = 5m }\n"
        "circuit one : 800G-2XDR4 at t1.osfp1 -- t2.osfp1"
    ),
    check=check,
)
