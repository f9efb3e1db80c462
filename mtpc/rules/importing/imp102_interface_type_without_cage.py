"""IMP102 interface-type-without-cage: found while a community device type is imported."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="The type of an interface is not known, or names a speed and no cage; the interface is left out.",
    why=(
        "Which optic fits is decided by the cage. `infiniband-ndr` may be an OSFP or a QSFP112, and "
        "`50gbase-x-sfp28` is a QSFP28 by its label."
    ),
    fix="State its cage: `--cage infiniband-ndr=osfp`.",
    sources=("netbox/dcim/choices.py, InterfaceTypeChoices: https://github.com/netbox-community/netbox (seen)",),
)
