"""Optics that do not talk, although people buy them for each other: one sentence per pair.

Lane technologies are the keys of the reference table of applications, section 3: fibre kind, wavelength plan, line
code and lane rate. In a sentence {0} and {1} are the applications, in the order of the pair's technologies.
"""

from __future__ import annotations

from mtpc.lazy_dataclass import dataclass
from mtpc.rules.sources import CISCO_BIDI, FC_PI_LANES, LANE_RATES, WAVELENGTH_PLANS

SLOWER = "use one of the two at both ends; where the sheets of both modules list a common rate, name that at both"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups of lane technologies with an application of each, what is different, and what to do about it."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    examples: tuple[str, str]
    sentence: str
    source: str = LANE_RATES
    cure: str = "use one of the two at both ends"


PAIRS = (
    Pair(
        ("MM850-NRZ25",),
        ("MM850-PAM50",),
        ("100GBASE-SR4", "200GBASE-SR4"),
        "{0} has lanes of 25G (NRZ), {1} lanes of 50G (PAM4); both fit the same plug",
    ),
    Pair(
        ("MM850-PAM50",),
        ("MM850-PAM100",),
        ("200GBASE-SR4", "400GBASE-SR4"),
        "{0} has lanes of 50G, {1} lanes of 100G; one is not a faster version of the other",
    ),
    Pair(
        ("MM850-NRZ25",),
        ("MM850-PAM100",),
        ("100GBASE-SR4", "100GBASE-SR1"),
        "{0} has lanes of 25G (NRZ), {1} lanes of 100G (PAM4)",
    ),
    Pair(
        ("MM850-NRZ10",),
        ("MM850-NRZ25",),
        ("100GBASE-SR10", "100GBASE-SR4"),
        "{0} has lanes of 10G, {1} lanes of 25G; a similar name or rate does not make them equal",
    ),
    Pair(
        ("MM850-NRZ10",),
        ("MM850-PAM50", "MM850-PAM100"),
        ("40GBASE-SR4", "200GBASE-SR4"),
        "{0} has lanes of 10G (NRZ), those of {1} are faster and PAM4",
    ),
    Pair(
        ("MM850-NRZ26",),
        ("MM850-NRZ25", "MM850-PAM50", "MM850-PAM100"),
        ("400GBASE-SR16", "400GBASE-SR8"),
        "{0} has sixteen lanes of 26.5625 GBd NRZ, which no other optic has; {1} is none of them",
    ),
    Pair(
        ("MM850-NRZ10", "MM850-NRZ25", "MM850-PAM50", "MM850-PAM100"),
        ("SM1310-NRZ10", "SM1310-NRZ25", "SM1311-PAM50", "SM1311-PAM100", "SM1311-PAM200"),
        ("400GBASE-SR4", "400GBASE-DR4"),
        "{0} is for multimode fibre at 850 nm, {1} for single-mode fibre at 1310 nm; no fibre serves both",
        cure="use the one that is made for the installed fibre at both ends",
    ),
    Pair(
        ("MM850-NRZ10", "MM850-NRZ25"),
        ("MMBIDI-832-918-NRZ20",),
        ("40GBASE-SR4", "40G-BIDI"),
        "{0} sends each direction on its own fibre at 850 nm, {1} two wavelengths in both directions on two fibres",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("MM850-PAM50", "MM850-PAM100"),
        ("MMBIDI-850-910-PAM50",),
        ("400GBASE-SR4", "400GBASE-SR4.2"),
        "{0} sends each direction on its own fibre, {1} sends both on every fibre, at 850 and 910 nm",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("MMBIDI-850-910-PAM50",),
        ("MMBIDI-SRBD-PAM50",),
        ("100G-BIDI", "100G-SRBD"),
        "{0} (SR1.2) has the lanes of IEEE 802.3 clause 150, {1} a maker's own; they do not interwork",
        CISCO_BIDI,
    ),
    Pair(
        ("MMBIDI-832-918-NRZ20",),
        ("MMBIDI-850-910-PAM50", "MMBIDI-SRBD-PAM50"),
        ("40G-BIDI", "100G-BIDI"),
        "{0} has two lanes of 20G (NRZ), {1} lanes of 50G (PAM4); both are called BiDi",
        LANE_RATES,
    ),
    Pair(
        ("SWDM4-NRZ25",),
        ("MM850-NRZ25", "MMBIDI-850-910-PAM50", "MMBIDI-SRBD-PAM50"),
        ("100G-SWDM4", "100GBASE-SR4"),
        "{0} sends four wavelengths of 850 to 940 nm on one fibre per direction, {1} does not",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("CWDM4-NRZ10", "CWDM4-NRZ25", "CWDM4-PAM50"),
        ("LANWDM4-NRZ25", "LANWDM4-PAM50"),
        ("100G-CWDM4", "100GBASE-LR4"),
        "{0} sends on the CWDM grid (1271 to 1331 nm, 20 nm apart), {1} on the LAN-WDM grid (1295 to 1309 nm)",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("CWDM4-PAM100",),
        ("LANWDM8-PAM50",),
        ("400GBASE-FR4", "400GBASE-FR8"),
        "{0} has four wavelengths of 100G on the CWDM grid, {1} eight of 50G on the LAN-WDM grid",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("CWDM4-NRZ10",),
        ("CWDM4-NRZ25", "CWDM4-PAM50", "CWDM4-PAM100"),
        ("40GBASE-LR4", "100G-CWDM4"),
        "{0} has wavelengths of 10G each, those of {1} are faster",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("CWDM4-NRZ25",),
        ("CWDM4-PAM50", "CWDM4-PAM100"),
        ("100G-CWDM4", "200GBASE-FR4"),
        "{0} has four wavelengths of 25G (NRZ), those of {1} are faster and PAM4",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("CWDM4-PAM50",),
        ("CWDM4-PAM100",),
        ("200GBASE-FR4", "400GBASE-FR4"),
        "{0} has four wavelengths of 50G, {1} of 100G",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("CWDM4-NRZ25", "LANWDM4-NRZ25"),
        ("SM1311-PAM100",),
        ("100GBASE-LR4", "100GBASE-LR1"),
        "{0} sends four wavelengths of 25G, {1} one of 100G; the LC plug and the rate are the same",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("SM1310-NRZ10", "SM1310-NRZ25", "SM1311-PAM50", "SM1311-PAM100", "SM1311-PAM200"),
        ("CWDM4-NRZ10", "CWDM4-NRZ25", "CWDM4-PAM50", "CWDM4-PAM100", "CWDM4-PAM200"),
        ("400GBASE-DR4", "400GBASE-FR4"),
        "{0} has one wavelength on each fibre, {1} four on one fibre; no cord separates those",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("SM1310-NRZ25",),
        ("SM1311-PAM100",),
        ("100G-PSM4", "400GBASE-DR4"),
        "{0} has lanes of 25G (NRZ), {1} lanes of 100G (PAM4)",
    ),
    Pair(
        ("SM1311-PAM50",),
        ("SM1311-PAM100",),
        ("200GBASE-DR4", "400GBASE-DR4"),
        "{0} has lanes of 50G, {1} lanes of 100G; the plug and the wavelength are the same",
    ),
    Pair(
        ("SM1311-PAM100",),
        ("SM1311-PAM200",),
        ("400GBASE-DR4", "800GBASE-DR4"),
        "{0} has lanes of 100G, {1} lanes of 200G; the plug and the wavelength are the same",
    ),
    Pair(
        ("SM1311-PAM200", "CWDM4-PAM200"),
        ("SM1311-PAM200-IFEC", "CWDM4-PAM200-IFEC"),
        ("800GBASE-DR4", "800GBASE-DR4-2"),
        "{1} adds an inner FEC and so a faster signal, {0} has none",
    ),
    Pair(
        ("SM1310-NRZ10",),
        ("SM1550-NRZ10",),
        ("10GBASE-LR", "10GBASE-ER"),
        "{0} sends at 1310 nm, {1} at 1550 nm",
        WAVELENGTH_PLANS,
    ),
    Pair(
        ("MM850-NRZ10", "MM850-NRZ25", "MM850-PAM50", "MM850-PAM100"),
        ("MM850-NRZ14", "MM850-NRZ28", "MM850-PAM57.8", "MM850-PAM112"),
        ("25GBASE-SR", "32GFC-SW"),
        "{0} is Ethernet and {1} Fibre Channel: another lane rate, though cage and plug are the same",
        FC_PI_LANES,
    ),
    Pair(
        ("MM850-NRZ14", "SM1310-NRZ14"),
        ("MM850-NRZ28", "SM1310-NRZ28", "MM850-PAM57.8", "SM1310-PAM57.8", "SM1311-PAM57.8", "MM850-PAM112"),
        ("16GFC-SW", "32GFC-SW"),
        "{0} and {1} have different lane rates, and only {1} has FEC",
        FC_PI_LANES,
        SLOWER,
    ),
    Pair(
        ("MM850-NRZ28", "SM1310-NRZ28"),
        ("MM850-PAM57.8", "SM1310-PAM57.8", "SM1311-PAM57.8", "MM850-PAM112"),
        ("32GFC-SW", "64GFC-SW"),
        "{0} sends NRZ under RS(528,514), {1} PAM4 under RS(544,514)",
        FC_PI_LANES,
        SLOWER,
    ),
)


def pair_of(tech: str, other_tech: str) -> tuple[Pair, bool] | None:
    """The pair of two lane technologies, and whether they are reversed in it."""
    for pair in PAIRS:
        if tech in pair.one and other_tech in pair.other:
            return pair, False
        if other_tech in pair.one and tech in pair.other:
            return pair, True
    return None
