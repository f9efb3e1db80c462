"""The cage of each NetBox interface type, by the type's label.

Source: https://github.com/netbox-community/netbox, netbox/dcim/choices.py, InterfaceTypeChoices (read as stored on
2026-11-21). The label counts, not the slug: `50gbase-x-sfp28` is labelled QSFP28. A type that names a speed alone
(infiniband-ndr) or a medium (10gbase-lr, 1000base-t) names no cage.
"""

from __future__ import annotations

import re

CAGES = {
    "100base-x-sfp": "sfp",
    "1000base-x-gbic": "gbic",
    "1000base-x-sfp": "sfp",
    "2.5gbase-x-sfp": "sfp",
    "10gbase-x-sfpp": "sfp+",
    "10gbase-x-xfp": "xfp",
    "10gbase-x-xenpak": "xenpak",
    "10gbase-x-x2": "x2",
    "25gbase-x-sfp28": "sfp28",
    "40gbase-x-qsfpp": "qsfp+",
    "50gbase-x-sfp56": "sfp56",
    "50gbase-x-sfp28": "qsfp28",
    "100gbase-x-cfp": "cfp",
    "100gbase-x-cfp2": "cfp2",
    "100gbase-x-cfp4": "cfp4",
    "100gbase-x-cpak": "cpak",
    "100gbase-x-cxp": "cxp",
    "100gbase-x-dsfp": "dsfp",
    "100gbase-x-sfp112": "sfp112",
    "100gbase-x-sfpdd": "sfp-dd",
    "100gbase-x-qsfp28": "qsfp28",
    "100gbase-x-qsfpdd": "qsfp-dd",
    "200gbase-x-cfp2": "cfp2",
    "200gbase-x-qsfp56": "qsfp56",
    "200gbase-x-qsfpdd": "qsfp-dd",
    "400gbase-x-cdfp": "cdfp",
    "400gbase-x-cfp2": "cfp2",
    "400gbase-x-cfp8": "cfp8",
    "400gbase-x-osfp": "osfp",
    "400gbase-x-osfp-rhs": "osfp-rhs",
    "400gbase-x-qsfp112": "qsfp112",
    "400gbase-x-qsfpdd": "qsfp-dd",
    "800gbase-x-osfp": "osfp",
    "800gbase-x-qsfpdd": "qsfp-dd",
    "1.6tbase-x-osfp1600": "osfp1600",
    "1.6tbase-x-osfp1600-rhs": "osfp1600-rhs",
    "1.6tbase-x-qsfpdd1600": "qsfp-dd1600",
    "1gfc-sfp": "sfp",
    "2gfc-sfp": "sfp",
    "4gfc-sfp": "sfp",
    "8gfc-sfpp": "sfp+",
    "16gfc-sfpp": "sfp+",
    "32gfc-sfp28": "sfp28",
    "32gfc-sfpp": "sfp+",
    "64gfc-qsfpp": "qsfp+",
    "64gfc-sfpdd": "sfp-dd",
    "64gfc-sfpp": "sfp+",
    "128gfc-qsfp28": "qsfp28",
}
SPEED_ALONE = re.compile(r"infiniband-(sdr|ddr|qdr|fdr10|fdr|edr|hdr|ndr|xdr)(-4x)?")
# Types that never hold an optic: copper, backplane, wireless, virtual, access networks, stacking.
NO_CAGE = re.compile(
    r"virtual|bridge|lag|(10|100|1000|2\.5g|5g|10g|25g|40g)base-(t|tx|t1|t1l|t1s|cx4)|[0-9.]+[gt]?base-(k[rxp])[0-9]*"
    r"|[0-9.]+[gt]?base-cr[0-9]*|ieee802\..*|other-wireless|gsm|cdma|lte|[45]g|t1|e1|t3|e3|xdsl|docsis|moca"
    r"|cisco-.*|juniper-vcp|extreme-.*|other"
)
# An optic that is built in, or a medium that names its connector: 10gbase-lr, gpon, sonet-oc3.
FIXED = re.compile(r"[0-9.]+[gt]?base-[a-z]+[0-9]*([-_].*)?|sonet-.*|(.*-)?[a-z0-9-]*pon2?|bidi.*")
# The name of a form factor behind the speed: 800gbase-osfp800, 25gbase-sfp28. The library writes `-x-` before it.
_NAMED = re.compile(r"[0-9.]+[gt]?(?:base|fc)-(?:x-)?([qod]?sfp.*|c[dfpx]+[0-9]*|cpak|gbic|xfp|xenpak)")


def cage_named(kind: str) -> str:
    """The cage whose name stands in an interface type that the library does not know; "" where none does."""
    match = _NAMED.fullmatch(kind)
    known = (cage for cage in set(CAGES.values()) if match and match[1].startswith(cage))
    return max(known, key=len, default="")
