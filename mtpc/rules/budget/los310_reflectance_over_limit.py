"""LOS310 reflectance-over-limit: joints reflect more than the application allows so many of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.channel.types import LossVerdict, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._rule import Rule
from mtpc.rules.budget._judged import judged
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The strongest reflection is over the figure for as many as count."""
    for one in judged(plant):
        light = one.budget.reflected
        if light is None or light.verdict is not LossVerdict.FAIL or light.worst_db is None or light.most_db is None:
            continue
        of = "its one joint that counts" if light.counted == 1 else f"each of {light.counted} joints that count"
        found = one.finding(
            RULE,
            f"{light.worst} of {one.name} may reflect {show(light.worst_db)} dB; {light.application} allows"
            f" {show(light.most_db)} dB of {of}",
            help_="use connectors of a greater return loss (APC), or take a connection out",
        )
        unsure = (f"the reflectance rule of {light.application} is not confirmed ({light.confidence})",)
        yield replace(found, notes=() if light.confidence == "high" else unsure)


RULE = Rule(
    code="LOS310",
    name="reflectance-over-limit",
    severity=Severity.ERROR,
    summary="Mated pairs reflect more than the application allows of that many.",
    why=(
        "Light that is thrown back meets itself again and blurs the levels of PAM4: bit errors come, no measurement "
        "of loss shows why."
    ),
    fix=(
        "Use connectors of a greater return loss: single-mode angled ones reflect so little that they do not count. "
        "Or take a connection out: the fewer there are, the more each may reflect."
    ),
    sources=(
        "greatest reflectance by number of reflections, IEEE 802.3 clauses 140 and 151: DR and LR columns recalled "
        "(medium, DR from six reflections on low), FR column read for 800GBASE-FR4-500 "
        "(high) and taken for others (medium)",
        "one figure for any number: -26 dB single-mode, -20 dB multimode: "
        "https://ieee802.org/3/10G_study/email/msg04747.html (medium)",
        "every mated pair of an NVIDIA InfiniBand link: "
        "https://docs.nvidia.com/networking/display/intrcnctcabreqndr400eth (high)",
    ),
    bad=(
        "part px : cord { fibre = os2; polish = upc; loss = 0.25dB; return-loss = 35dB\n"
        "  end [a, b] : lc-duplex; map = duplex-ab }\n"
        "plate lp01.2 : acme.plate-12lc\n"
        "cord edge[1..2].et-0/0/0 -- lp01.2.[1..2] : px { length = 2m }\n"
        "cord lp01.2.rear1 -- lp01.2.rear2 : px { length = 2m }"
    ),
    good=(
        "part px : cord { fibre = os2; polish = upc; loss = 0.25dB; return-loss = 55dB\n"
        "  end [a, b] : lc-duplex; map = duplex-ab }\n"
        "plate lp01.2 : acme.plate-12lc\n"
        "cord edge[1..2].et-0/0/0 -- lp01.2.[1..2] : px { length = 2m }\n"
        "cord lp01.2.rear1 -- lp01.2.rear2 : px { length = 2m }"
    ),
    check=check,
)
