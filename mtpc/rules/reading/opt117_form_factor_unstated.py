"""OPT117 form-factor-unstated: a transceiver is put into a cage, and its part does not state its form factor."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

_PART = (
    "part twin : optic {{ application = 400GBASE-DR4; {form}\n"
    "  port mdi1 : mpo12 {{ polish = apc; up-angled = true; gender = pinned; pinout = mpo12-4p4-sm-apc }} }}\n"
    "optic leaf01.et-0/0/50 : twin"
)
RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A transceiver is put into a cage, and its part does not state its form factor.",
    why=(
        "An OSFP module with fins fits no cage for flat tops, and the other way round; a name that says OSFP alone "
        "says neither."
    ),
    fix="Write the `form-factor` of the module that is ordered, at the statement or in a policy.",
    sources=(
        (
            "finned (IHS) modules in air-cooled switches only, flat tops (RHS) elsewhere: "
            "https://docs.nvidia.com/networking/display/cableovpub/connectors+and+cages (high)"
        ),
    ),
    bad=_PART.format(form=""),
    good=_PART.format(form="form-factor = qsfp28"),
    stays_an_error=False,  # it is placed all the same
)
